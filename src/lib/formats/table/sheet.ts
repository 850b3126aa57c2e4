/** A file → its table: how it is parted, where its header stands. */
import { Unreadable, type SourceFile } from '../format';
import { findHeader, type Header } from './header';
import { Row } from './row';
import { delimiters, glance, rowsOf, type Delimiter } from './text';

/** A file whose delimiter and header are found. */
export interface Sheet {
	name: string;
	delimiter: Delimiter;
	header: Header;
	/** All rows, those above the header too. */
	cells: string[][];
	/** Rows below the header that say something. */
	rows: Row[];
}

function found(file: SourceFile): { delimiter: Delimiter; header: Header } | null {
	const tries = delimiters.flatMap((delimiter) => {
		const header = findHeader(glance(file, delimiter));
		return header ? [{ delimiter, header }] : [];
	});
	const [best = null] = tries.sort((a, b) => b.header.columns.length - a.header.columns.length);
	return best;
}

/** @param place before the number of a row, where there are several files */
export function openSheet(file: SourceFile, place: string): Sheet {
	const { delimiter, header } = found(file) ?? {};
	if (!delimiter || !header) {
		const mend = 'Name the columns in the first row: Title, Date, Start, End, Room, Speakers.';
		throw new Unreadable(file.name, 'no row names a column of titles and one of times', mend);
	}
	const cells = rowsOf(file, delimiter);
	const rows = cells
		.map((row, index) => new Row(row, header, `${place ? `${place} ` : ''}row ${index + 1}`))
		.filter((row, index) => index > header.index && row.filled.length > 0);
	return { name: file.name, delimiter, header, cells, rows };
}

export const isTable = (file: SourceFile): boolean => found(file) !== null;
