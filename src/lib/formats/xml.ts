/**
 * XML of other systems as a tree with line numbers. The parser is strict, fetches nothing and expands no
 * entity but the five of XML itself, so that entity bombs and external entities are plain errors.
 */
import { SaxesParser } from 'saxes';
import { Unreadable, type SourceFile } from './format';

/** Far more than any schedule needs; a tree this deep is an attack or a mistake. */
const DEEPEST = 64;

export class Node {
	readonly children: Node[] = [];
	/** Processing instructions of the file, on its root alone: target and data. */
	readonly instructions: [string, string][] = [];
	/** Its own text and CDATA, as it stands. */
	raw = '';

	constructor(
		readonly name: string,
		readonly attributes: Record<string, string>,
		/** From 1. */
		readonly line: number
	) {}

	/** `line 41`. */
	get at(): string {
		return `line ${this.line}`;
	}

	all(name: string): Node[] {
		return this.children.filter((child) => child.name === name);
	}

	first(name: string): Node | null {
		return this.children.find((child) => child.name === name) ?? null;
	}

	/** Its own text, trimmed; null where there is none. */
	get text(): string | null {
		return this.raw.trim() || null;
	}

	/** The text of its first child of that name. */
	textOf(name: string): string | null {
		return this.first(name)?.text ?? null;
	}

	/** An attribute, trimmed; null where it is empty or not there. */
	attribute(name: string): string | null {
		return this.attributes[name]?.trim() || null;
	}
}

/** @throws Unreadable at the line where the file breaks */
export function parseXml({ name, text }: SourceFile): Node {
	const parser = new SaxesParser();
	const top = new Node('', {}, 1);
	const open = [top];
	const refuse = (what: string, mend: string) => {
		throw new Unreadable(`${name}:${parser.line}`, what, mend);
	};
	parser.on('error', ({ message }) => {
		const words = message.replace(/^\S*?\d+:\d+:\s*/, '').replace(/\.$/, '');
		refuse(`this is no well-formed XML (${words})`, 'Export it again; part of it may be missing.');
	});
	parser.on('doctype', (doctype) => {
		if (!/ENTITY/i.test(doctype)) return;
		refuse('this XML defines entities, which are not read', 'Take the DOCTYPE out.');
	});
	parser.on('opentag', (tag) => {
		const node = new Node(tag.name, tag.attributes, parser.line);
		open.at(-1)?.children.push(node);
		open.push(node);
		if (open.length > DEEPEST) refuse('this XML is nested too deeply', 'No schedule is.');
	});
	parser.on('processinginstruction', ({ target, body }) => {
		top.children[0]?.instructions.push([target, body.trim()]);
	});
	parser.on('closetag', () => void open.pop());
	const add = (words: string) => {
		const node = open.at(-1);
		if (node) node.raw += words;
	};
	parser.on('text', add);
	parser.on('cdata', add);
	parser.write(text).close();
	const [root] = top.children;
	if (!root) throw new Unreadable(name, 'this XML is empty');
	return root;
}
