/** A YAML file of a program folder: its value, and the line of everything in it. */
import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node } from 'yaml';
import { hasConflict } from './conflictMarkers';
import { acknowledgmentsIn } from '../checks/acknowledged';
import type { Place } from '../finding';
import type { Findings } from '../findings';
import { readText } from './file';
import { UNFIT } from '../text/unfit';
import { yamlProblems } from './yamlProblems';

export type Path = readonly (string | number)[];

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

/** A file that is not there (said only when `need` has words for it), or is no YAML (always said). */
export function readSource(
	file: string,
	findings: Findings,
	need: string | null
): Source | 'missing' | 'unreadable' {
	const top = { file, line: 1, where: '' };
	const read = readText(file);
	if ('problem' in read) findings.error(top, read.problem);
	if ('missing' in read && need) findings.error(top, 'the file is missing', need);
	if ('missing' in read) return 'missing';
	if ('text' in read) findings.acknowledge(acknowledgmentsIn(file, read.text));
	const source = 'text' in read ? parseSource(file, read.text, findings) : 'unreadable';
	if (source === 'unreadable') findings.unread.push(file);
	return source;
}

function parseSource(file: string, text: string, findings: Findings): Source | 'unreadable' {
	if (hasConflict(file, text, findings)) return 'unreadable';
	const lines = new LineCounter();
	const lineOf = (offset: number) => Math.max(1, lines.linePos(offset).line);
	const error = (line: number, what: string, mend: string) =>
		findings.error({ file, line, where: '' }, what, mend);
	try {
		const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
		const problems = yamlProblems([...document.errors, ...document.warnings], text, lineOf);
		for (const { line, words } of problems) error(line, ...words);
		if (problems.length > 0) return 'unreadable';
		let resolved = true;
		visit(document, {
			Alias(_, alias) {
				if (alias.resolve(document)) return;
				resolved = false;
				const what = 'the value begins with a sign that YAML keeps for itself';
				error(lineOf(alias.range?.[0] ?? 0), what, 'Put it in quotes.');
			},
			Scalar(_, { value, range }) {
				if (typeof value !== 'string' || !UNFIT.test(value)) return;
				error(lineOf(range?.[0] ?? 0), 'there is a control character in this text', 'Take it out.');
			}
		});
		if (!resolved) return 'unreadable';
		const value: unknown = document.toJS({ maxAliasCount: 100 });
		// throws where an anchor holds itself
		JSON.stringify(value);
		return new Source(file, value, document, lines);
	} catch {
		const what = 'the file is nested too deeply, or its anchors (&) and aliases (*) do not resolve';
		error(1, what, 'Write it out plainly.');
		return 'unreadable';
	}
}
