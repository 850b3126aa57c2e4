/**
 * The single values of a program folder. A message reads on after `the FIELD "VALUE"`; what follows its
 * line break says how to mend it.
 */
import { IANAZone } from 'luxon';
import * as v from 'valibot';
import { clockMendOfNumber } from '../time/clockMend';
import { languageProblem } from '../text/languageTag';
import { ID, RESERVED } from '../../program/id';
import { nearest } from './nearest';

/** In sentences of ours where the event's own day is not known. */
export const EXAMPLE_DAY = '2030-05-02';

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

function isLink(text: string): boolean {
	if (/[\s<>"\\^`{|}]/.test(text) || !URL.canParse(text)) return false;
	const { protocol, hostname } = new URL(text);
	return /^https?:$/.test(protocol) && (hostname.includes('.') || hostname === 'localhost');
}

function isDay(text: string): boolean {
	const at = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
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
	return `isn't a known time zone\n${mend}`;
}

export const text = v.pipe(
	v.string(),
	v.check((value) => value.trim() !== '', 'is empty\nFill it in, or take the field out.')
);

export const id = v.pipe(
	v.string(),
	v.regex(new RegExp(`^${ID}$`), ({ input }) => {
		const near = suggestId(input);
		const most = input.length > 64 ? ', at most 64 of them' : '';
		return `isn't a valid id: use small letters, digits and hyphens${most}\n${near && `Write "${near}".`}`;
	}),
	v.check(
		(value) => value !== RESERVED,
		`can't be an id, because programs use that word\nWrite "${suggestId(RESERVED)}".`
	)
);

export const link = v.pipe(
	v.string(),
	v.regex(/^https?:\/\//, "isn't a web address\nBegin with https://."),
	v.check(
		(value) => !/^https?:\/\//.test(value) || isLink(value),
		"isn't a web address\nWrite the whole address, without spaces."
	)
);

export const day = v.pipe(
	v.string(),
	v.regex(/^\d{4}-\d{2}-\d{2}$/, `isn't a valid date\nWrite it as ${EXAMPLE_DAY}.`),
	v.check(
		(value) => !/^\d{4}-\d{2}-\d{2}$/.test(value) || isDay(value),
		'is a date that does not exist'
	)
);

/** Checked further, and made an instant, in wallclock.ts. */
export const time = v.string(({ input }) => {
	const mend = typeof input === 'number' ? clockMendOfNumber(input) : null;
	return mend ? `isn't a valid time\n${mend}` : '';
});

export const zone = v.pipe(
	v.string(),
	v.check(isZone, ({ input }) => zoneProblem(input))
);

export const language = v.pipe(
	v.string(),
	v.check(
		(value) => languageProblem(value) === null,
		({ input }) => languageProblem(input) ?? ''
	)
);

export const color = v.pipe(
	v.string(),
	v.regex(/^#[0-9a-fA-F]{6}$/, 'is not a color\nWrite it as "#5b2a86", in quotes.')
);

export const domain = v.pipe(
	v.string(),
	v.regex(
		/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/,
		'is not a domain name\nWrite only the host, for example "workshop.example.org".'
	)
);

const PICTURE = /^(?!.*\.\.)[A-Za-z0-9_-][A-Za-z0-9._/-]*\.[A-Za-z]{3,4}$/;
const SHOWN = /\.(png|jpe?g|webp|avif|gif|svg)$/i;

/** As a Content-Security-Policy names it; what follows the host would widen or void it. */
export const origin = v.pipe(
	v.string(),
	v.regex(
		/^(https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)*|http:\/\/localhost)(:\d{1,5})?$/,
		'is not the address of a site\nWrite it as "https://example.org": https, the host in small letters, and nothing after it. To try it out, "http://localhost:8000" will do, too.'
	)
);

/** A path below pictures/. What the file holds is checked in pictures.ts. */
export const picture = v.pipe(
	v.string(),
	v.regex(
		PICTURE,
		'is not the name of a picture file\nWrite it as "photos/ada.webp"; letters, digits, ".", "-" and "_" may be in it.'
	),
	v.check(
		(path) => !PICTURE.test(path) || SHOWN.test(path),
		({ input }) =>
			/\.hei[cf]$/i.test(input)
				? 'is HEIC, which most browsers cannot show\nExport it as JPEG.'
				: 'does not end as a picture does\nUse .jpg, .png, .webp, .avif, .gif or .svg.'
	)
);

export const instant = v.pipe(
	v.string(),
	v.regex(
		/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/,
		'is not a time in UTC\nWrite it as 2017-08-02T04:38:41Z.'
	),
	v.check(
		(value) => !/T.*Z$/.test(value) || isDay(value.slice(0, 10)),
		'is a date that does not exist'
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
	v.integer('is not a whole number of minutes'),
	v.minValue(0, 'is below zero'),
	v.maxValue(600, 'is more than ten hours')
);

export const count = v.pipe(
	v.number(),
	v.integer('is not a whole number'),
	v.minValue(1, 'is below 1')
);
