/**
 * Cells that a spreadsheet would compute get an apostrophe, and lose it again when they are read. One that
 * has an apostrophe there already gets one more, so that every text comes back as it was.
 */

/** What makes a formula: the signs in Latin letters and, for East Asian spreadsheets, their wide forms. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

export const guarded = (cell: string) => (FORMULA.test(cell) ? `'${cell}` : cell);

export const unguarded = (cell: string) =>
	cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
