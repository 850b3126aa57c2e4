/**
 * XML of other systems as a tree with line numbers. The parser is strict, fetches nothing and expands no
 * entity but the five of XML itself, so that entity bombs and external entities are plain errors.
 */
import { SaxesParser } from 'saxes';
import { Unreadable, type Remarks, type SourceFile } from '../format';

/** Far more than any schedule needs; what is deeper, longer or wider is an attack or a mistake. */
const DEEPEST = 64;
const MOST_ELEMENTS = 1_000_000;
const MOST_ATTRIBUTES = 100;

/** The parser's own words may quote the file, megabytes of it. */
const LONGEST_WORDS = 120;

export class XmlNode {
	readonly children: XmlNode[] = [];
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

	all(name: string): XmlNode[] {
		return this.children.filter((child) => child.name === name);
	}

	first(name: string): XmlNode | null {
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

/** Grows with the file, and refuses what no schedule has. */
class Tree {
	readonly top = new XmlNode('', {}, 1);
	readonly #open = [this.top];
	readonly #parser = new SaxesParser();
	readonly #name: string;
	#elements = 0;
	#attributes = 0;

	constructor({ name }: SourceFile) {
		this.#name = name;
		this.#parser.on('error', ({ message }) => this.#refuseBroken(message));
		this.#parser.on('doctype', (doctype) => {
			if (!/ENTITY/i.test(doctype)) return;
			this.#refuse('this XML defines entities, which are not read', 'Take the DOCTYPE out.');
		});
		this.#parser.on('opentagstart', () => (this.#attributes = 0));
		this.#parser.on('attribute', () => this.#count(++this.#attributes, MOST_ATTRIBUTES, 'wide'));
		this.#parser.on('opentag', ({ name, attributes }) => this.#add(name, attributes));
		this.#parser.on('closetag', () => void this.#open.pop());
		this.#parser.on('processinginstruction', ({ target, body }) => {
			this.top.children[0]?.instructions.push([target, body.trim()]);
		});
		this.#parser.on('text', (words) => this.#say(words));
		this.#parser.on('cdata', (words) => this.#say(words));
	}

	/** @param line from which on the text stands in its file */
	read(text: string, line: number): void {
		this.#parser.line = line;
		this.#parser.write(text).close();
	}

	#add(name: string, attributes: Record<string, string>): void {
		const node = new XmlNode(name, attributes, this.#parser.line);
		this.#open.at(-1)?.children.push(node);
		this.#open.push(node);
		this.#count(this.#open.length, DEEPEST, 'deep');
		this.#count(++this.#elements, MOST_ELEMENTS, 'long');
	}

	#say(words: string): void {
		const node = this.#open.at(-1);
		if (node) node.raw += words;
	}

	#count(count: number, most: number, how: 'deep' | 'long' | 'wide'): void {
		if (count <= most) return;
		const what = {
			deep: 'is nested too deeply',
			long: `has more than ${MOST_ELEMENTS} elements`,
			wide: `has an element with more than ${MOST_ATTRIBUTES} attributes`
		};
		this.#refuse(`this XML ${what[how]}`, 'No schedule has that.');
	}

	#refuseBroken(message: string): void {
		const words = message
			.replace(/^\S*?\d+:\d+:\s*/, '')
			.replace(/\s+/g, ' ')
			.replace(/\.$/, '');
		const short = words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS)}…` : words;
		this.#refuse(`this XML is damaged (${short})`, 'Export it again; part of it may be missing.');
	}

	#refuse(what: string, mend: string): never {
		throw new Unreadable(`${this.#name}:${this.#parser.line}`, what, mend);
	}
}

// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * Some systems let control characters through, which XML forbids: they are taken out, and said.
 * @throws Unreadable at the line where the file breaks
 */
export function parseXml(file: SourceFile, remarks?: Remarks): XmlNode {
	const { name, text } = file;
	if (text.includes('\0')) {
		throw new Unreadable(name, 'this is not UTF-8 text', 'Save it as XML in UTF-8.');
	}
	const fit = text.replace(CONTROLS, '');
	if (fit.length < text.length) remarks?.add('changed', name, 'control characters, taken out');
	const whole = fit.trimStart();
	const above = fit.slice(0, fit.length - whole.length);
	const tree = new Tree(file);
	tree.read(whole, above.split('\n').length);
	const [root] = tree.top.children;
	if (!root) throw new Unreadable(name, 'this XML is empty');
	return root;
}
