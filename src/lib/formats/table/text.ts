/** The text of a CSV or TSV file → rows of cells. Cells are data: a formula stays the text that it is. */
import { CsvError, parse } from 'csv-parse/sync';
import { Unreadable, type SourceFile } from '../format';
import { unguarded } from './formulaGuard';

export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** More than any program has; a file of nothing but line ends would fill the memory. */
const MOST_ROWS = 50_000;
/** Spreadsheets export their empty columns too, and have up to 16,384. */
const MOST_COLUMNS = 20_000;

/** How much of a file is looked at to see whether it is a table. */
const GLANCE = { rows: 20, characters: 100_000 };

/** Excel's own first line, which it does not show and does not count: `sep=;`. */
const separatorLine = /^sep=(.)\r?\n/i;

const body = ({ text }: SourceFile) => text.replace(/^\uFEFF/, '').replace(separatorLine, '');

const cells = (record: string[]) => record.map((cell) => unguarded(cell).trim());

function records(text: string, delimiter: Delimiter, quote: string | null, most: number) {
	const rows: string[][] = [];
	parse(text, {
		...{ delimiter, quote, escape: quote, to: most },
		record_delimiter: ['\r\n', '\n', '\r'],
		relax_quotes: true,
		relax_column_count: true,
		cast: (cell, { index }) => {
			if (index >= MOST_COLUMNS) throw new RangeError('too many columns');
			return cell;
		},
		on_record: (record: string[]) => {
			rows.push(cells(record));
			return null;
		}
	});
	return rows;
}

/** The first rows as this delimiter parts them, as far as they can be read. Never throws. */
export function glance(file: SourceFile, delimiter: Delimiter): string[][] {
	const rows: string[][] = [];
	try {
		parse(body(file).slice(0, GLANCE.characters), {
			...{ delimiter, to: GLANCE.rows, relax_quotes: true, relax_column_count: true },
			record_delimiter: ['\r\n', '\n', '\r'],
			on_record: (record: string[]) => {
				rows.push(cells(record));
				return null;
			}
		});
	} catch {
		// a text that is cut in a quoted cell: what came before it is enough
	}
	return rows;
}

/**
 * All rows, empty ones too, so that they count as in a spreadsheet: the row at 0 is its row 1.
 * @throws Unreadable
 */
export function rowsOf(file: SourceFile, delimiter: Delimiter): string[][] {
	try {
		const rows = readQuoted(body(file), delimiter);
		if (rows.length <= MOST_ROWS) return rows;
	} catch (error) {
		if (error instanceof RangeError) {
			throw new Unreadable(file.name, `a row has more than ${MOST_COLUMNS} columns`);
		}
		if (!(error instanceof CsvError)) throw error;
		throw new Unreadable(file.name, ...broken(error));
	}
	throw new Unreadable(file.name, `this table has more than ${MOST_ROWS} rows`);
}

function readQuoted(text: string, delimiter: Delimiter): string[][] {
	try {
		return records(text, delimiter, '"', MOST_ROWS + 1);
	} catch (error) {
		// Google's TSV has no quoting at all: a quotation mark is only that
		if (delimiter !== '\t' || !(error instanceof CsvError)) throw error;
		return records(text, delimiter, null, MOST_ROWS + 1);
	}
}

function broken({ code, message }: CsvError): [string, string] {
	const [words = ''] = message.split('\n');
	return code === 'CSV_QUOTE_NOT_CLOSED'
		? ['a quotation mark is opened and never closed', 'Export it again; part of it may be missing.']
		: [`this table is damaged (${words.replace(/\.$/, '')})`, 'Export it again.'];
}
