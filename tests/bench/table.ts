/**
 * What a benchmark hands back, and how it is printed: rows of figures, each with what stands beside it
 * (floors), the ratio and its bar. A bar holds or falls; a figure without a bar is for reference.
 */

export interface Bar {
	text: string;
	holds: boolean;
}

export interface Row {
	what: string;
	/** Ours first, then the floors in the order of the table's columns. */
	figures: string[];
	ratio?: number | null;
	bar?: Bar;
	/** One line of evidence, printed below the table where the bar falls. */
	because?: string;
}

export interface Table {
	title: string;
	/** Heads of the figures' columns. */
	columns: string[];
	rows: Row[];
}

export interface Report {
	tables: Table[];
	/** Sentences for the reader: how it was measured, what to be careful with. */
	notes: string[];
	/** Every single run, for bench-results/. */
	runs: unknown;
}

/** A figure that could not be had never holds. */
export function atMost(value: number | null, limit: number, text: string): Bar {
	return { text: `≤ ${text}`, holds: value !== null && value <= limit };
}

/** A figure that could not be had never holds. */
export function atLeast(value: number | null, limit: number, text: string): Bar {
	return { text: `≥ ${text}`, holds: value !== null && value >= limit };
}

export function exactly(value: number | null, wanted: number, text = String(wanted)): Bar {
	return { text, holds: value === wanted };
}

export const milliseconds = (value: number | null): string =>
	value === null ? '–' : `${Math.round(value)} ms`;

/** 1 kB is 1,000 bytes. */
export const kilobytes = (bytes: number | null): string =>
	bytes === null ? '–' : `${(bytes / 1000).toFixed(1)} kB`;

export const count = (value: number | null): string => (value === null ? '–' : String(value));

export function fallen(tables: Table[]): Row[] {
	return tables.flatMap(({ rows }) => rows).filter(({ bar }) => bar && !bar.holds);
}

export function render(table: Table): string {
	const head = ['', ...table.columns, 'ratio', 'bar', ''];
	const lines = [head, ...table.rows.map((row) => cells(row, table.columns.length))];
	const widths = head.map((_, column) =>
		Math.max(...lines.map((line) => line[column]?.length ?? 0))
	);
	const [first = '', ...rest] = lines.map((line) =>
		line
			.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
			.join('  ')
			.trimEnd()
	);
	const rule = '─'.repeat(widths.reduce((sum, width) => sum + width + 2, -2));
	return [table.title, rule, first, rule, ...rest, rule].join('\n');
}

function cells(row: Row, columns: number): string[] {
	const figures = Array.from({ length: columns }, (_, i) => row.figures[i] ?? '');
	const verdict = row.bar ? (row.bar.holds ? 'ok' : 'FALLS') : '';
	return [row.what, ...figures, row.ratio?.toFixed(2) ?? '', row.bar?.text ?? '', verdict];
}
