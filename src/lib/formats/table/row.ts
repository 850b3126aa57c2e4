/** One row of a table, asked for its cells by what they mean. */
import type { SourcePlace } from '../../program/exchange/draft';
import type { Column, Header } from './header';
import type { Field } from './words';

export interface Cell {
	text: string;
	column: Column;
}

export class Row {
	/**
	 * @param cells trimmed
	 * @param at `row 7`, counted as spreadsheets do
	 */
	constructor(
		readonly cells: string[],
		readonly header: Header,
		readonly at: SourcePlace
	) {}

	/** The cells of a field that say something, in the order of their columns. */
	all(field: Field): Cell[] {
		return this.header.columns
			.filter((column) => column.field === field)
			.map((column) => ({ text: this.cells[column.index] ?? '', column }))
			.filter(({ text }) => text !== '');
	}

	get(field: Field): string {
		return this.all(field)[0]?.text ?? '';
	}

	get filled(): string[] {
		return this.cells.filter((cell) => cell !== '');
	}
}
