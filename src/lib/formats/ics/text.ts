/** The text of a calendar (RFC 5545) → its components, with the lines that they stand in. */
import ICAL from 'ical.js';
import { Unreadable, type Remarks, type SourceFile } from '../format';
import type { SourcePlace } from '../../program/exchange/draft';

export interface Property {
	/** In small letters. */
	name: string;
	/** Names in small letters; of several values the first. */
	params: Record<string, string | undefined>;
	/** Words and numbers, unescaped. */
	values: string[];
	/** What stands behind the colon, as it is. */
	raw: string;
	/** As ical.js has it. */
	jcal: unknown[];
}

export class Component {
	readonly properties: Property[] = [];
	readonly children: Component[] = [];

	/**
	 * @param name in small letters: `vevent`
	 * @param at `line 41`, where it begins
	 */
	constructor(
		readonly name: string,
		readonly at: SourcePlace
	) {}

	all(name: string): Property[] {
		return this.properties.filter((property) => property.name === name);
	}

	get(name: string): Property | undefined {
		return this.properties.find((property) => property.name === name);
	}

	/** Trimmed; null where it is missing or empty. */
	text(name: string): string | null {
		return this.get(name)?.values[0]?.trim() || null;
	}

	/** For ical.js's own computations. */
	jcal(): unknown[] {
		const { name, properties, children } = this;
		return [
			name,
			properties.map((property) => property.jcal),
			children.map((child) => child.jcal())
		];
	}
}

/** Deeper than any calendar goes. */
const DEEPEST = 8;

/** Lines as they were before they were folded (3.1), with the number of their first. */
function* unfolded(text: string): Generator<{ line: string; number: number }> {
	let parts: string[] = [];
	let first = 1;
	for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
		if (/^[ \t]/.test(line) && parts.length > 0) {
			parts.push(line.slice(1));
			continue;
		}
		if (parts.length > 0) yield { line: parts.join(''), number: first };
		[parts, first] = [[line], index + 1];
	}
	yield { line: parts.join(''), number: first };
}

const unescaped = (text: string) =>
	text.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));

/** Null for a line that isn't a property. */
function readProperty(line: string): Property | null {
	if (!/^[a-z0-9-]+[;:]/i.test(line)) return null;
	try {
		const jcal = ICAL.parse.property(line) as unknown[];
		const [name = '', params = {}, type, ...values] = jcal as [
			string,
			object,
			string,
			...unknown[]
		];
		const raw = /^(?:[^":]|"[^"]*")*:/.exec(line)?.[0].length ?? line.length;
		const words = values
			.filter((value) => typeof value === 'string' || typeof value === 'number')
			.map(String);
		return {
			name,
			params: Object.fromEntries(
				Object.entries(params).map(([key, value]) => [key, String(value)])
			),
			values: type === 'unknown' || type === null ? words.map(unescaped) : words,
			raw: line.slice(raw),
			jcal
		};
	} catch {
		return null;
	}
}

/** Properties of running text, which systems write with bare line breaks. */
const RUNNING = /^(?:description|summary|location|comment|x-alt-desc)$/;

class Reading {
	readonly calendars: Component[] = [];
	readonly #open: Component[] = [];

	constructor(
		readonly name: string,
		readonly place: string,
		readonly remarks: Remarks
	) {}

	line(line: string, number: number): void {
		const at = `${this.place ? `${this.place} ` : ''}line ${number}`;
		const [, edge, what = ''] = /^(BEGIN|END):\s*([\w-]+)\s*$/i.exec(line) ?? [];
		if (edge?.toUpperCase() === 'BEGIN') this.#begin(what.toLowerCase(), at, number);
		else if (edge) this.#end(what.toLowerCase(), number);
		else if (line.trim() !== '') this.#property(line, at);
	}

	#begin(what: string, at: SourcePlace, number: number): void {
		const within = this.#open.at(-1);
		if (!within && what !== 'vcalendar') {
			this.remarks.add('left out', at, 'something outside of the calendar');
		}
		if (this.#open.length >= DEEPEST)
			throw new Unreadable(`${this.name}:${number}`, 'this is nested too deeply');
		const component = new Component(what, at);
		if (within) within.children.push(component);
		else if (what === 'vcalendar') this.calendars.push(component);
		this.#open.push(component);
	}

	#end(what: string, number: number): void {
		const open = this.#open.pop();
		if (open?.name === what) return;
		const due = open ? `END:${open.name.toUpperCase()} is due` : 'nothing is open';
		const mend = 'Export the calendar again; part of it may be missing.';
		throw new Unreadable(
			`${this.name}:${number}`,
			`END:${what.toUpperCase()} stands where ${due}`,
			mend
		);
	}

	#property(line: string, at: SourcePlace): void {
		const open = this.#open.at(-1);
		const property = readProperty(line);
		if (!open) this.remarks.add('left out', at, 'something outside of the calendar');
		else if (property) open.properties.push(property);
		else this.#stray(open, line, at);
	}

	#stray(open: Component, line: string, at: SourcePlace): void {
		const last = open.properties.at(-1);
		if (last && RUNNING.test(last.name) && !/^[A-Z-]+[;:]/.test(line)) {
			last.values[0] = `${last.values[0] ?? ''}\n${unescaped(line)}`;
			this.remarks.add('changed', at, 'a line break within a text that was not written as one');
		} else this.remarks.add('left out', at, "a line that isn't a property");
	}

	close(): void {
		const open = this.#open.at(-1);
		const mend = 'Export the calendar again; part of it is missing.';
		if (open) {
			const what = `this calendar breaks off: no END:${open.name.toUpperCase()} for ${open.at}`;
			throw new Unreadable(this.name, what, mend);
		}
		if (this.calendars.length === 0)
			throw new Unreadable(this.name, 'there is no calendar in this file', '');
	}
}

/**
 * The calendars of a file.
 * @param place before the number of a line, where there are several files
 * @throws Unreadable where it breaks off
 */
export function calendarsOf(
	{ name, text }: SourceFile,
	place: string,
	remarks: Remarks
): Component[] {
	const reading = new Reading(name, place, remarks);
	for (const { line, number } of unfolded(text.replace(/^\uFEFF/, ''))) reading.line(line, number);
	reading.close();
	return reading.calendars;
}
