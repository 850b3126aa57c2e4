/**
 * The single values of a program folder. A message reads on after `the FIELD "VALUE"`; what follows its
 * line break says how to mend it.
 */
import { IANAZone } from 'luxon';
import * as v from 'valibot';
import { clockMendOfNumber } from './clockWords';
import { nearest } from './nearest';

const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** Every object of JavaScript has it, also where nobody put it; by any other name nothing is found by accident. */
const RESERVED = 'constructor';

/** `C4.3` → `c4-3`; '' where nothing is left. */
export function suggestId(text: string): string {
	const id = text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/ß/g, 'ss')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '')
		.slice(0, 64);
	return id === RESERVED ? `the-${id}` : id;
}

export const isId = (text: unknown): text is string =>
	typeof text === 'string' && ID.test(text) && text !== RESERVED;

function isLink(text: string): boolean {
	if (/[\s<>"\\^`{|}]/.test(text) || !URL.canParse(text)) return false;
	const { protocol, hostname } = new URL(text);
	return /^https?:$/.test(protocol) && (hostname.includes('.') || hostname === 'localhost');
}

function isDay(text: string): boolean {
	const at = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function isLanguage(text: string): boolean {
	try {
		return Intl.getCanonicalLocales(text).length === 1;
	} catch {
		return false;
	}
}

/** IANA names as they are written: calendars compare them letter by letter. Abbreviations mislead. */
export function isZone(text: string): boolean {
	if (text === 'UTC') return true;
	if (!text.includes('/') || text.startsWith('Etc/') || !IANAZone.isValidZone(text)) return false;
	const same = Intl.supportedValuesOf('timeZone').find(
		(known) => known.toLowerCase() === text.toLowerCase()
	);
	return same === undefined || same === text;
}

function zoneProblem(text: string): string {
	const near = nearest(text, Intl.supportedValuesOf('timeZone'));
	const mend = near ? `Did you mean "${near}"?` : 'Write a name as "Europe/Berlin" or "UTC".';
	return `is no time zone\n${mend}`;
}

export const text = v.pipe(
	v.string(),
	v.check((value) => value.trim() !== '', 'is empty\nFill it in, or take the field out.')
);

export const id = v.pipe(
	v.string(),
	v.regex(ID, ({ input }) => {
		const near = suggestId(input);
		return `is no id: lower-case letters, digits and hyphens, 64 at most\n${near && `Write "${near}".`}`;
	}),
	v.check(
		(value) => value !== RESERVED,
		`is a word that programs keep for themselves\nWrite "${suggestId(RESERVED)}".`
	)
);

export const link = v.pipe(
	v.string(),
	v.regex(/^https?:\/\//, 'is no http(s) link\nBegin with https://.'),
	v.check(
		(value) => !/^https?:\/\//.test(value) || isLink(value),
		'is no http(s) link\nWrite the whole address, without spaces.'
	)
);

export const day = v.pipe(
	v.string(),
	v.regex(/^\d{4}-\d{2}-\d{2}$/, 'is no day\nWrite it as 2017-08-10.'),
	v.check(
		(value) => !/^\d{4}-\d{2}-\d{2}$/.test(value) || isDay(value),
		'is a day that no calendar has'
	)
);

/** Checked further, and made an instant, in wallclock.ts. */
export const time = v.string(({ input }) => {
	const mend = typeof input === 'number' ? clockMendOfNumber(input) : null;
	return mend ? `is no time\n${mend}` : '';
});

export const zone = v.pipe(
	v.string(),
	v.check(isZone, ({ input }) => zoneProblem(input))
);

export const language = v.pipe(
	v.string(),
	v.check(isLanguage, 'is no language\nWrite its code: "en", "de", "pt-BR".')
);

export const color = v.pipe(
	v.string(),
	v.regex(/^#[0-9a-fA-F]{6}$/, 'is no color\nWrite it as "#5b2a86", in quotes.')
);

export const domain = v.pipe(
	v.string(),
	v.regex(
		/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/,
		'is no domain\nWrite the host alone, as "workshop.example.org".'
	)
);

export const picture = v.pipe(
	v.string(),
	v.regex(
		/^(?!.*\.\.)[A-Za-z0-9_-][A-Za-z0-9._/-]*\.(png|jpg|jpeg|webp|avif|svg)$/,
		'is no path of a picture below static/\nWrite it as "photos/been-kim.webp".'
	)
);

export const instant = v.pipe(
	v.string(),
	v.regex(
		/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/,
		'is no time in UTC\nWrite it as 2017-08-02T04:38:41Z.'
	),
	v.check(
		(value) => !/T.*Z$/.test(value) || isDay(value.slice(0, 10)),
		'is a day that no calendar has'
	)
);

export const degrees = (most: number) =>
	v.pipe(
		v.number(),
		v.minValue(-most, `is out of range\nIt lies between -${most} and ${most}.`),
		v.maxValue(most, `is out of range\nIt lies between -${most} and ${most}.`)
	);

export const minutes = v.pipe(
	v.number(),
	v.integer('is no whole number of minutes'),
	v.minValue(0, 'is below zero'),
	v.maxValue(600, 'is more than ten hours')
);

export const count = v.pipe(
	v.number(),
	v.integer('is no whole number'),
	v.minValue(1, 'is below 1')
);
