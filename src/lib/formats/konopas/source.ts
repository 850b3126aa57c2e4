/**
 * KonOpas files as data: JavaScript (`var program = […];`), JSON, both arrays in one file or each in its
 * own. Everything outside brackets is skipped, nothing is ever run.
 */
import JSON5 from 'json5';
import { Unreadable, type Remarks, type SourceFile } from '../format';
import { Value } from '../reading/json';
import { leaveRest } from '../reading/records';

/** No program is nested deeper; a file that is breaks parsers or was made to. */
const DEEPEST = 64;

export interface KonopasSource {
	program: Value[];
	people: Value[];
	/** Each with `program` and `people`: changed fields by id. */
	updates: Value[];
}

type Part = keyof KonopasSource;

/** A value of the file, and what it is assigned to; '' where it stands alone. */
interface Piece {
	name: string;
	start: number;
	end: number;
}

const TOKEN = /\/\/|\/\*|["'`]|[[\]{}]/g;

/** The position after a string or a comment that opens at `at`; the text's end where it never closes. */
function afterQuiet(text: string, at: number, opens: string): number {
	if (opens === '//' || opens === '/*') {
		const closes = opens === '//' ? '\n' : '*/';
		const end = text.indexOf(closes, at + 2);
		return end < 0 ? text.length : end + closes.length;
	}
	for (let i = at + 1; i < text.length; i++) {
		if (text[i] === '\\') i++;
		else if (text[i] === opens) return i + 1;
	}
	return text.length;
}

/** Brackets outside strings and comments, from a position on. */
function* brackets(text: string, from: number): Generator<{ sign: string; at: number }> {
	const token = new RegExp(TOKEN);
	token.lastIndex = from;
	for (let found = token.exec(text); found; found = token.exec(text)) {
		const [sign] = found;
		if (/^[[\]{}]$/.test(sign)) yield { sign, at: found.index };
		else token.lastIndex = afterQuiet(text, found.index, sign);
	}
}

const lineOf = (text: string, at: number) => text.slice(0, at).split('\n').length;

/** The position after the value that opens at `start`; null where it never closes, or is too deep. */
function closing(text: string, start: number): number | 'open' | 'deep' {
	let depth = 0;
	for (const { sign, at } of brackets(text, start)) {
		depth += sign === '[' || sign === '{' ? 1 : -1;
		if (depth > DEEPEST) return 'deep';
		if (depth === 0) return at + 1;
	}
	return 'open';
}

/** The next value at or after a position. */
function nextPiece(file: SourceFile, from: number): Piece | null {
	const { text, name } = file;
	const first = brackets(text, from).next();
	if (first.done) return null;
	const start = first.value.at;
	const end = closing(text, start);
	if (end === 'open') {
		const what = 'what begins here never ends';
		throw new Unreadable(
			`${name}:${lineOf(text, start)}`,
			what,
			'Part of the file may be missing.'
		);
	}
	if (end === 'deep') {
		throw new Unreadable(
			`${name}:${lineOf(text, start)}`,
			'this is nested too deeply',
			'No program is.'
		);
	}
	const before = text.slice(Math.max(from, start - 200), start);
	return { name: /([\w$]+)\s*[=:]\s*$/.exec(before)?.[1]?.toLowerCase() ?? '', start, end };
}

function parse({ name, text }: SourceFile, { start, end }: Piece): unknown {
	const words = text.slice(start, end);
	try {
		return JSON.parse(words);
	} catch {
		// not strict JSON: names without quotes, single quotes, trailing commas
	}
	try {
		return JSON5.parse(words);
	} catch (error) {
		const { message, lineNumber = 1 } = error as Error & { lineNumber?: number };
		const line = lineOf(text, start) + lineNumber - 1;
		const said = message.replace(/^JSON5: /, '').replace(/ at \d+:\d+$/, '');
		throw new Unreadable(`${name}:${line}`, `this data is damaged (${said})`, 'Export it again.');
	}
}

/** Whether it looks like a session of KonOpas: times by `date`, `day` or `datetime`, never by `start`. */
export function isItem(value: Value): boolean {
	const has = (...keys: string[]) => keys.some((key) => value.get(key).raw !== undefined);
	const timed = has('date', 'day', 'datetime', 'dateTime') && !has('start');
	return has('title') && timed && has('loc', 'room', 'mins', 'people', 'precis');
}

export function isPerson(value: Value): boolean {
	if (value.get('name').missing || !value.get('title').missing) return false;
	const { raw } = value.get('name');
	return Array.isArray(raw) || ['prog', 'sortname'].some((key) => value.get(key).raw !== undefined);
}

const names: Record<string, Part> = {
	...{ program: 'program', prog: 'program', schedule: 'program' },
	...{ people: 'people', participants: 'people', updates: 'updates' }
};

/** What an array is: by its first entry, else by the name it is assigned to. */
function partOf(name: string, raw: unknown): Part | null {
	const [first] = new Value(raw, '').items();
	if (first && isItem(first)) return 'program';
	if (first && isPerson(first)) return 'people';
	return Object.hasOwn(names, name) ? (names[name] ?? null) : null;
}

/** Adds what one value of a file holds: a list, ConClár's object of lists, or updates. */
function sort(source: KonopasSource, name: string, raw: unknown, remarks: Remarks): void {
	const whole = new Value(raw, name || 'file');
	if (name === 'updates') return void source.updates.push(whole);
	if (Array.isArray(raw)) return sortList(source, name, raw, remarks);
	const parts = whole.entries().filter(([key]) => Object.hasOwn(names, key));
	for (const [key, { raw: part }] of parts) {
		const updates = names[key] === 'updates' ? part : { [names[key] ?? '']: part };
		if (Array.isArray(part)) sortList(source, key, part, remarks);
		else source.updates.push(new Value(updates, 'updates'));
	}
	leaveRest(whole, [...Object.keys(names), 'schemaVersion'], new Map(), remarks);
}

function sortList(source: KonopasSource, name: string, raw: unknown[], remarks: Remarks): void {
	const part = partOf(name, raw);
	if (part && part !== 'updates')
		source[part] = [...source[part], ...new Value(raw, name || part).items()];
	else if (raw.length > 0) {
		remarks.add('left out', name || 'file', 'a list that is neither sessions nor people');
	}
}

/** @throws Unreadable where a value of a file cannot be read */
export function readSource(files: SourceFile[], remarks: Remarks): KonopasSource {
	const source: KonopasSource = { program: [], people: [], updates: [] };
	for (const file of files) {
		let piece = nextPiece(file, 0);
		while (piece) {
			sort(source, piece.name, parse(file, piece), remarks);
			piece = nextPiece(file, piece.end);
		}
	}
	return source;
}

const ASSIGNED =
	/^(?:\s|\uFEFF|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*(?:(?:var|let|const)\s+|window\.)?(?:program|prog|people|participants|updates)\s*=\s*[[{]/i;

/** Whether a file is of this kind, from its beginning where that tells enough. */
export function looksLikeKonopas(file: SourceFile): boolean {
	if (ASSIGNED.test(file.text.slice(0, 2000))) return true;
	const open = /^[\s\uFEFF]*([[{])/.exec(file.text);
	const listed = open?.[1] === '[';
	if (!open || (!listed && !/\b(schedule|program|people)\b["']?\s*:\s*\[/.test(file.text)))
		return false;
	try {
		// of a list its first entry tells
		const piece = nextPiece(file, listed ? open[0].length : 0);
		const value = new Value(piece && parse(file, piece), '');
		const lists = ['schedule', 'program', 'people'].map((key) => value.get(key).items()[0]);
		return (listed ? [value] : lists).some((first) => first && (isItem(first) || isPerson(first)));
	} catch {
		return false;
	}
}
