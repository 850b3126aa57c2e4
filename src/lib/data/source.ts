/** A YAML file of a program folder: its value, and the line of everything in it. */
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node, YAMLError } from 'yaml';
import type { Findings, Place } from './finding';
import { readText } from './file';

export type Path = readonly (string | number)[];

/** Controls other than tab and line ends, and half characters: nothing that a calendar or XML can carry. */
// eslint-disable-next-line no-control-regex
const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

export class Source {
	readonly file: string;
	/** What the YAML says, as plain data. */
	readonly value: unknown;
	readonly #document: Document;
	readonly #lines: LineCounter;

	constructor(file: string, value: unknown, document: Document, lines: LineCounter) {
		this.file = file;
		this.value = value;
		this.#document = document;
		this.#lines = lines;
	}

	/** The line of the deepest part of the path that is there; of a field, that of its name. */
	place(path: Path, where = ''): Place {
		let node = this.#document.contents as unknown;
		let at = offset(node);
		for (const step of path) {
			const next = child(node, step);
			if (!next) break;
			at = next.at;
			node = next.node;
		}
		return { file: this.file, line: Math.max(1, this.#lines.linePos(at).line), where };
	}
}

function child(node: unknown, step: string | number): { node: unknown; at: number } | null {
	if (isMap(node)) {
		const pair = node.items.find(({ key }) => (isScalar(key) ? key.value : key) === step);
		return pair ? { node: pair.value, at: offset(pair.key) } : null;
	}
	if (!isSeq(node)) return null;
	const item = node.items[Number(step)];
	return item ? { node: item, at: offset(item) } : null;
}

function offset(node: unknown): number {
	const range = (node as Node | null)?.range;
	return range ? range[0] : 0;
}

/** Null where the file is missing (said only when `need` has words for it) or is no YAML. */
export function readSource(file: string, findings: Findings, need: string | null): Source | null {
	const top = { file, line: 1, where: '' };
	const read = readText(file);
	if ('problem' in read) findings.error(top, read.problem);
	if ('missing' in read && need) findings.error(top, 'the file is missing', need);
	return 'text' in read ? parseSource(file, read.text, findings) : null;
}

/** Null, and findings, where the text is no YAML. */
export function parseSource(file: string, text: string, findings: Findings): Source | null {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
	const at = (offset: number) => ({ file, line: Math.max(1, lines.linePos(offset).line), where: '' });
	for (const problem of [...document.errors, ...document.warnings]) {
		findings.error(at(problem.pos[0]), ...inWords(problem, text));
	}
	if (document.errors.length > 0) return null;
	visit(document, {
		Scalar(_, { value, range }) {
			if (typeof value !== 'string' || !UNFIT.test(value)) return;
			findings.error(at(range?.[0] ?? 0), 'there is a control character in this text', 'Take it out.');
		},
		Pair(_, { key }) {
			if (isScalar(key) || !isPair(key)) return;
		}
	});
	try {
		return new Source(file, document.toJS({ maxAliasCount: 100 }), document, lines);
	} catch {
		findings.error(at(0), 'the anchors (&) and aliases (*) of this file do not resolve', 'Write it out.');
		return null;
	}
}

const wording: Record<string, [what: string, mend: string]> = {
	TAB_AS_INDENT: ['a tab indents this line', 'YAML takes spaces only.'],
	BAD_INDENT: ['this line is not indented like its neighbors', 'Line it up with them.'],
	MULTIPLE_DOCS: ['there are two documents in one file', 'Take out the line "---".'],
	MISSING_CHAR: ['a quote or bracket is not closed', 'Close it.'],
	BAD_ALIAS: ['a value begins with *', 'Put it in quotes.'],
	TAG_RESOLVE_FAILED: ['a value begins with !', 'Put it in quotes.'],
	BLOCK_AS_IMPLICIT_KEY: ['a value holds ": "', 'Put it in quotes.'],
	MULTILINE_IMPLICIT_KEY: ['this line has no ": " after its field', 'Write field: value.']
};

function inWords(problem: YAMLError, text: string): [what: string, mend: string] {
	if (problem.code === 'DUPLICATE_KEY') {
		const key = /^[^:\s]+/.exec(text.slice(problem.pos[0]))?.[0] ?? '';
		return [`the field "${key}" is there twice`, 'Keep one of them.'];
	}
	const [what, mend] = wording[problem.code] ?? ['this is no YAML', ''];
	return mend ? [what, mend] : [`${what}: ${problem.message.replace(/\.$/, '')}`, mend];
}
