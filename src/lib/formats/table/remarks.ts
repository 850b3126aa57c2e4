/** What is said of a table as a whole. */
import { oneLine } from '../fit';
import type { Remarks } from '../format';
import type { Sheet } from './sheet';
import type { Field } from './words';

const parters = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' };

/** UTF-8 that was read as if it were an older encoding: `MÃ¼ller`. */
const TWICE = /Ã[\u0080-\u00bf\u0192\u0152-\u0178\u02c6-\u2122]|â€|Â[\u00a0-\u00bf]/;

/** Words of the source in a remark: on one line, and no novel. */
export function quoted(words: string): string {
	const line = oneLine(words);
	return line.length > 40 ? `"${line.slice(0, 40)}…"` : `"${line}"`;
}

/** @param name of the file, as places have it */
export function saySheet(sheet: Sheet, name: string, remarks: Remarks): void {
	const { delimiter, header, cells, rows } = sheet;
	const place = rows[0]?.at.replace(/row \d+$/, '') ?? '';
	remarks.add(
		'read',
		name,
		`a table with its header in row ${header.index + 1}, separated by ${parters[delimiter]}`
	);
	cells.slice(0, header.index).forEach((row, index) => {
		if (row.some((cell) => cell !== '')) {
			remarks.add('left out', `${place}row ${index + 1}`, 'a row above the header');
		}
	});
	for (const row of rows) {
		if (row.cells.some((cell) => TWICE.test(cell))) {
			remarks.add(
				'inferred',
				row.at,
				'this looks like text that was decoded twice; it is left as it is'
			);
		}
	}
}

/** `A`, …, `Z`, `AA`: as spreadsheets name a column without a header. */
function letters(index: number): string {
	const last = String.fromCharCode(65 + (index % 26));
	return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

/** One remark for each column that does not come into the program, where it says anything. */
export function sayColumns({ header, cells, rows }: Sheet, remarks: Remarks): void {
	const place = rows[0]?.at.replace(/row \d+$/, '') ?? '';
	const at = `${place}row ${header.index + 1}`;
	const filled = new Set(
		rows.flatMap(({ cells }) => [...cells.keys()].filter((index) => cells[index]))
	);
	const says = (index: number) => filled.has(index);
	for (const { index, header: words } of header.unknown) {
		if (says(index)) remarks.add('left out', at, `the column ${quoted(words)}`);
	}
	for (const { index, header: words, field } of header.columns) {
		if (!says(index)) continue;
		const why = reasons[field];
		if (why) remarks.add('left out', at, `the column ${quoted(words)}, ${why}`);
	}
	const named = cells[header.index] ?? [];
	for (const index of [...filled].sort((a, b) => a - b)) {
		if (!named[index]) remarks.add('left out', at, `column ${letters(index)}, which has no header`);
	}
	for (const words of zonesIn(header.columns)) {
		remarks.add('left out', at, `"${words}" in a header, which isn't the name of one zone`);
	}
}

const reasons: Partial<Record<Field, string>> = {
	notes: 'which may not be meant for everyone'
};

/** `CEST` in `Start (CEST)`. */
function zonesIn(columns: { header: string; field: Field }[]): string[] {
	const found = columns
		.filter(({ field }) => field === 'start' || field === 'end')
		.flatMap(({ header }) => /[([]([A-Z]{2,5})[)\]]/.exec(header)?.[1] ?? []);
	return [...new Set(found)].filter((words) => words !== 'UTC');
}
