/**
 * Edits in the text of a list file, so that comments, order and spelling of all else stay as a hand has
 * written them. What was edited is read again; where it does not say what it should, the file is written anew.
 */
import { isMap, isScalar, isSeq, parse, parseDocument, stringify } from 'yaml';
import type { Document, Pair, YAMLMap, YAMLSeq } from 'yaml';

export type Fields = Record<string, unknown>;
/** Fields to set; undefined takes one out. */
export type Edits = ReadonlyMap<string, unknown>;

/** In this order an entry has its fields. */
const order = [
	...['id', 'kind', 'name', 'title', 'day', 'start', 'end', 'room', 'rooms', 'speakers', 'authors'],
	...['paperAuthors', 'track', 'language', 'status', 'online', 'links', 'aliases', 'summary']
];

/** Clocks and dates, which other readers of YAML take for numbers and dates of their own. */
const digits = /^\d[\d:T+-]*$/;

function scalar(value: unknown): string {
	if (typeof value !== 'string') return JSON.stringify(value);
	if (digits.test(value)) return `'${value}'`;
	const text = stringify(value, { lineWidth: 0, singleQuote: true }).trimEnd();
	return text.includes('\n') ? JSON.stringify(value) : text;
}

/** In one line, as people write it: `{ kind: slides, url: 'https://…' }`. */
function flow(entry: Fields): string {
	const plain = (value: unknown) =>
		/^[\w -]*$/.test(String(value)) ? scalar(value) : quoted(value);
	const fields = Object.entries(entry).map(([field, value]) => `${field}: ${plain(value)}`);
	return `{ ${fields.join(', ')} }`;
}

function quoted(value: unknown): string {
	const text = String(value);
	return text.includes('\n') ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`;
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** @param written how entries of the list stand in the file already */
function rendered(value: unknown, indent: string, written: Written): string {
	if (!Array.isArray(value)) return scalar(value);
	if (!value.some(isFields)) return `[${value.map(scalar).join(', ')}]`;
	const lines = value.map((entry: unknown) => {
		const text =
			written.get(JSON.stringify(entry)) ?? (isFields(entry) ? flow(entry) : scalar(entry));
		return `\n${indent}  - ${text}`;
	});
	return lines.join('');
}

type Written = ReadonlyMap<string, string>;

interface Cut {
	from: number;
	to: number;
	text: string;
}

/** An entry of a list file in its text. */
class Entry {
	constructor(
		readonly text: string,
		readonly node: YAMLMap,
		readonly document: Document
	) {}

	get indent(): string {
		const at = this.node.range![0];
		return ' '.repeat(at - (this.text.lastIndexOf('\n', at - 1) + 1));
	}

	pair(field: string): Pair | undefined {
		return this.node.items.find(({ key }) => isScalar(key) && key.value === field);
	}

	/** Where a pair begins and where its value ends, without what follows. */
	span({ key, value }: Pair): { from: number; to: number } {
		const range = (node: unknown) => (node as { range?: [number, number, number] } | null)?.range;
		const from = range(key)?.[0] ?? 0;
		const to = range(value)?.[1] ?? range(key)?.[1] ?? from;
		return { from, to: from + this.text.slice(from, to).trimEnd().length };
	}

	lineEnd(at: number): number {
		const end = this.text.indexOf('\n', at);
		return end < 0 ? this.text.length : end;
	}

	written(field: string): Written {
		const list = this.pair(field)?.value;
		if (!isSeq(list)) return new Map();
		return new Map(
			(list as YAMLSeq).items.map((item) => {
				const [from, to] = (item as YAMLMap).range!;
				const value: unknown = isMap(item) ? item.toJS(this.document) : item;
				return [JSON.stringify(value), this.text.slice(from, to).trimEnd()] as const;
			})
		);
	}

	cut(field: string, value: unknown): Cut | null {
		const pair = this.pair(field);
		if (!pair) return value === undefined ? null : this.#insert(field, value);
		const { from, to } = this.span(pair);
		if (value !== undefined) {
			const text = rendered(value, this.indent, this.written(field));
			return { from, to, text: `${field}:${text.startsWith('\n') ? '' : ' '}${text}` };
		}
		const line = this.text.lastIndexOf('\n', from);
		return { from: line, to: this.lineEnd(to), text: '' };
	}

	#insert(field: string, value: unknown): Cut {
		const place = order.indexOf(field);
		const before = this.node.items.filter(({ key }) => order.indexOf(String(key)) < place);
		const at = this.lineEnd(this.span(before.at(-1) ?? this.node.items[0]!).to);
		const text = rendered(value, this.indent, new Map());
		const gap = text.startsWith('\n') ? '' : ' ';
		return { from: at, to: at, text: `\n${this.indent}${field}:${gap}${text}` };
	}
}

function entryOf(text: string, id: string): Entry | null {
	const document = parseDocument(text);
	const list: unknown = document.contents;
	const items: unknown[] = isSeq(list) ? list.items : [];
	const node = items.find((one): one is YAMLMap => isMap(one) && one.get('id') === id);
	return node ? new Entry(text, node, document as Document) : null;
}

const byField = ([a]: [string, unknown], [b]: [string, unknown]) =>
	order.indexOf(a) - order.indexOf(b);

/** The text with fields of the entry with that id set; the entry must be there. */
export function withFields(text: string, id: string, edits: Edits): string {
	const entry = entryOf(text, id);
	if (!entry || edits.size === 0) return text;
	const cuts = [...edits].sort(byField).flatMap(([field, value]) => entry.cut(field, value) ?? []);
	const edited = cuts
		.map((cut, at) => ({ cut, at }))
		.sort((a, b) => b.cut.from - a.cut.from || b.at - a.at)
		.reduce((all, { cut }) => all.slice(0, cut.from) + cut.text + all.slice(cut.to), text);
	return says(edited, text, id, edits) ? edited : anew(text, id, edits);
}

function set(entry: Fields, edits: Edits): Fields {
	const fields = { ...entry, ...Object.fromEntries(edits) };
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

const sorted = (list: unknown) =>
	JSON.stringify(list, (_, value: unknown) =>
		isFields(value) && !Array.isArray(value)
			? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
			: value
	);

/** Whether the edited text is the one before with these edits, and nothing else. */
function says(edited: string, text: string, id: string, edits: Edits): boolean {
	try {
		const before = parse(text) as Fields[];
		const wanted = before.map((entry) => (entry['id'] === id ? set(entry, edits) : entry));
		return sorted(parse(edited)) === sorted(wanted);
	} catch {
		return false;
	}
}

function anew(text: string, id: string, edits: Edits): string {
	const document = parseDocument(text);
	const list = document.contents as unknown as YAMLSeq<YAMLMap>;
	const node = list.items.find((one) => one.get('id') === id);
	for (const [field, value] of edits) {
		if (value === undefined) node?.delete(field);
		else node?.set(field, document.createNode(value));
	}
	return document.toString({ lineWidth: 0, singleQuote: true });
}

/** The text with a new entry at its end. */
export function withEntry(text: string, entry: Fields): string {
	const list = parse(text) as unknown[] | null;
	const lines = Object.entries(entry)
		.filter(([, value]) => value !== undefined)
		.sort(byField)
		.map(([field, value]) => `${field}: ${rendered(value, '  ', new Map())}`);
	const before = text === '' || text.endsWith('\n') ? text : `${text}\n`;
	const gap = before === '' || list === null ? '' : '\n';
	const edited = `${before}${gap}- ${lines.join('\n  ')}\n`;
	try {
		if ((parse(edited) as unknown[]).length === (list ?? []).length + 1) return edited;
	} catch {
		// said below
	}
	const document = parseDocument(text);
	document.add(entry);
	return document.toString({ lineWidth: 0, singleQuote: true });
}
