/** One list file of a program folder as an import edits it: what stands in it, comments and order included. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isSeq, parseDocument, Scalar, YAMLMap, YAMLSeq, type Document } from 'yaml';
import type { Id } from '../../program/model';
import type { Fields, ListName } from './memory';

type Raw = Record<string, unknown>;

export const STYLE = { lineWidth: 0, singleQuote: true, flowCollectionPadding: false } as const;

/** In this order a new entry has its fields. */
export const order = [
	...['id', 'kind', 'name', 'shortName', 'tagline', 'title', 'day', 'days', 'zone', 'start', 'end'],
	...['room', 'rooms', 'directions', 'speakers', 'authors', 'paperAuthors', 'track', 'color'],
	...['sortName', 'roles', 'affiliation', 'affiliations', 'language', 'status', 'online', 'site'],
	...['domain', 'venue', 'accent', 'links', 'aliases', 'summary']
];

/** Where one thing may be written alone, and several as a list. */
const alone: Record<string, string> = { rooms: 'room', affiliations: 'affiliation' };

/** What stands under another name or in another form in the files → fields, as imports compare them. */
function toFields(raw: Raw): Fields {
	const fields: Fields = { ...raw };
	for (const [many, one] of Object.entries(alone)) {
		if (fields[one] !== undefined) fields[many] = [fields[one]];
		delete fields[one];
	}
	for (const time of ['start', 'end']) {
		const text = fields[time];
		if (typeof text === 'string') fields[time] = text.replace(/^0(\d:)/, '$1').replace(' ', 'T');
	}
	return fields;
}

export class ListFile {
	readonly document: Document;
	readonly nodes = new Map<Id, YAMLMap>();
	readonly fields = new Map<Id, Fields>();

	constructor(
		readonly dir: string,
		readonly name: ListName
	) {
		const file = join(dir, `${name}.yaml`);
		const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
		this.document = parseDocument(text);
		if (!isSeq(this.document.contents))
			this.document.contents = this.document.createNode([]) as never;
		if (text === '') {
			this.document.commentBefore = ` yaml-language-server: $schema=schemas/${name}.json`;
		}
		for (const node of (this.document.contents as unknown as YAMLSeq).items) {
			const raw = isMap(node) ? (node.toJS(this.document) as Raw) : {};
			if (!isMap(node) || typeof raw['id'] !== 'string') continue;
			this.nodes.set(raw['id'], node as YAMLMap);
			this.fields.set(raw['id'], toFields(raw));
		}
	}

	write(id: Id, set: Map<string, unknown>): void {
		let node = this.nodes.get(id);
		if (!node) {
			node = this.document.createNode({}) as YAMLMap;
			node.set('id', flowing(this.document, id));
			node.spaceBefore = this.nodes.size > 0;
			this.nodes.set(id, node);
			(this.document.contents as unknown as YAMLSeq).items.push(node);
		}
		const sorted = [...set].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
		for (const [field, value] of sorted) writeField(this.document, node, field, value);
		this.fields.set(id, toFields(node.toJS(this.document) as Raw));
	}

	remove(id: Id): void {
		const seq = this.document.contents as unknown as YAMLSeq;
		seq.items = seq.items.filter((node) => node !== this.nodes.get(id));
		this.nodes.delete(id);
		this.fields.delete(id);
	}

	save(): void {
		const file = join(this.dir, `${this.name}.yaml`);
		const empty = (this.document.contents as unknown as YAMLSeq).items.length === 0;
		if (empty && !existsSync(file)) return;
		writeFileSync(file, this.document.toString(STYLE));
	}
}

function writeField(document: Document, node: YAMLMap, field: string, value: unknown): void {
	const one = alone[field];
	if (one) node.delete(one);
	const single = one && Array.isArray(value) && value.length === 1;
	if (single) node.delete(field);
	if (value === undefined) node.delete(field);
	else node.set(single ? one : field, flowing(document, single ? (value as unknown[])[0] : value));
}

/** Clocks and dates, which other readers of YAML take for numbers and dates of their own. */
const digits = /^\d[\d:T+-]*$/;

/** As people write it: lists of ids, and links, in one line; clocks and dates in quotes. */
export function flowing(document: Document, value: unknown): unknown {
	if (typeof value === 'string' && digits.test(value)) {
		const quoted = new Scalar(value);
		quoted.type = 'QUOTE_SINGLE';
		return quoted;
	}
	if (!Array.isArray(value)) return value;
	const node = document.createNode(
		value.map((entry: unknown) => flowing(document, entry))
	) as YAMLSeq;
	if (value.every((entry) => typeof entry !== 'object')) node.flow = true;
	for (const entry of node.items) if (isMap(entry)) entry.flow = true;
	return node;
}
