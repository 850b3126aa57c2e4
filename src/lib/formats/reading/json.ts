/** JSON of other systems, read leniently: what is missing or of another type is null, and places have names. */
import { isRecord } from '../../program/json';
import { Unreadable, type SourceFile } from '../format';

/** A value somewhere in a file. Asking it for what it is not gives null, or nothing. */
export class Value {
	/** @param at where it stands: `sessions[3].title` */
	constructor(
		readonly raw: unknown,
		readonly at: string
	) {}

	get(key: string): Value {
		const raw = isRecord(this.raw) && Object.hasOwn(this.raw, key) ? this.raw[key] : undefined;
		return new Value(raw, this.at ? `${this.at}.${key}` : key);
	}

	/** True for null and undefined. */
	get missing(): boolean {
		return this.raw === null || this.raw === undefined;
	}

	items(): Value[] {
		if (!Array.isArray(this.raw)) return [];
		return this.raw.map((raw, index) => new Value(raw, `${this.at}[${index}]`));
	}

	/** The fields of an object, in their order. */
	entries(): [string, Value][] {
		return isRecord(this.raw) ? Object.keys(this.raw).map((key) => [key, this.get(key)]) : [];
	}

	/**
	 * Trimmed text, also of a number; null where there is none. Of `{en: "…", de: "…"}` the wanted language,
	 * else English, else the first.
	 */
	text(language = 'en'): string | null {
		const [first] = this.entries();
		if (!first) return this.#own;
		return this.get(language).#own ?? this.get('en').#own ?? first[1].#own;
	}

	/** Never looks deeper: `{en: {en: {en: …}}}` would cost three times as much with every level. */
	get #own(): string | null {
		if (typeof this.raw === 'number') return String(this.raw);
		return (typeof this.raw === 'string' && this.raw.trim()) || null;
	}

	/** A finite number, also one written as text. */
	number(): number | null {
		const number = typeof this.raw === 'string' && this.raw.trim() ? Number(this.raw) : this.raw;
		return typeof number === 'number' && Number.isFinite(number) ? number : null;
	}

	get true(): boolean {
		return this.raw === true;
	}
}

/** @throws Unreadable with JSON's own words for where it broke */
export function parseJson({ name, text }: SourceFile): Value {
	try {
		return new Value(JSON.parse(text), '');
	} catch (error) {
		const [words = ''] = (error as Error).message.split('\n');
		const what =
			error instanceof SyntaxError
				? `this JSON is damaged (${words})`
				: 'this JSON is nested too deeply';
		throw new Unreadable(name, what, 'Export it again; part of it may be missing.');
	}
}

/** For `recognizes`: null where it is no JSON. */
export function tryJson({ text }: SourceFile): Value | null {
	if (!/^\s*[[{]/.test(text)) return null;
	try {
		return new Value(JSON.parse(text), '');
	} catch {
		return null;
	}
}
