/**
 * The line whose indentation fits none of its neighbors. A parser notices it a line early, where it takes
 * the line for a part of the value before it, or cannot say what is wrong.
 */

interface Row {
	/** Column of `- `, or null. */
	dash: number | null;
	/** Column of a field's name, or null. */
	field: number | null;
	/** Whether a group may follow: `venue:`. */
	opens: boolean;
	/** Whether the lines below are its text: `note: >-`. */
	text: boolean;
}

/** Columns that are open at a line. */
interface Open {
	fields: number[];
	dashes: number[];
}

const ROW = /^( *)(- +)?(?:([\w-]+):(?: +(.*))?)?/;

/** Null for lines that are neither a field nor an entry: texts that go on, blank lines, comments. */
function rowOf(line: string): Row | null {
	const [, indent = '', dash = '', name, value = ''] = ROW.exec(line) ?? [];
	if (dash === '' && name === undefined) return null;
	const rest = value.replace(/(^|\s)#.*$/, '').trim();
	return {
		dash: dash ? indent.length : null,
		field: name === undefined ? null : indent.length + dash.length,
		opens: name !== undefined && rest === '',
		text: /^[>|][+-]?\d?$/.test(rest)
	};
}

/** The column that a row should stand in; null where it stands well. */
function wanted({ dash, field }: Row, last: Row, { fields, dashes }: Open): number | null {
	const [column, columns] = dash === null ? [field, fields] : [dash, dashes];
	if (column === null || columns.length === 0 || columns.includes(column)) return null;
	// below `venue:` a group may begin, and a list also in the same column
	const least = (last.field ?? Infinity) + (dash === null ? 1 : 0);
	if (last.opens && column >= least) return null;
	const distance = (other: number) => Math.abs(other - column);
	return columns.reduce((best, other) => (distance(other) <= distance(best) ? other : best));
}

function opened({ dash, field }: Row, { fields, dashes }: Open): Open {
	const first = dash ?? field ?? 0;
	return {
		fields: [...fields.filter((open) => open < first), ...(field === null ? [] : [field])],
		dashes: [...dashes.filter((open) => open < first), ...(dash === null ? [] : [dash])]
	};
}

const spaces = (count: number) => (count === 1 ? '1 space' : `${count || 'no'} spaces`);

/**
 * @param from the line, from 1, of which the parser complains: it and the next row are looked at
 * @returns the line with what is wrong and how to mend it; null where both stand well
 */
export function misplaced(
	lines: string[],
	from: number
): { line: number; words: [what: string, mend: string] } | null {
	let open: Open = { fields: [], dashes: [] };
	let last: Row | null = null;
	let looked = 0;
	for (const [index, line] of lines.entries()) {
		const row = rowOf(line);
		const column = row?.dash ?? row?.field ?? 0;
		if (!row || (last?.text && column > (last.field ?? 0))) continue;
		const right = last && index + 1 >= from ? wanted(row, last, open) : null;
		if (right !== null) {
			const what = `this line is indented with ${spaces(column)}, its neighbors with ${spaces(right)}`;
			const mend = right === 0 ? 'Begin it at the left edge.' : `Indent it with ${spaces(right)}.`;
			return { line: index + 1, words: [what, mend] };
		}
		if (index + 1 >= from && ++looked === 2) return null;
		open = opened(row, open);
		last = row;
	}
	return null;
}
