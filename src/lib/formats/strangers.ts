/** Files that no reader takes: what each is, in words, and what its owner can do instead. */
import { CALENDAR_OR_TABLE, COLUMNS, TABLE, type Stranger } from './advice';
import type { SourceFile } from './format';
import { tryJson } from './reading/json';
import { notText } from './signatures';
import { delimiters, glance } from './table/text';

/** Systems by fields of their JSON; each that is named must be there. */
const systems: [fields: RegExp[], Stranger][] = [
	[
		[/"_type"\s*:\s*"Conference"/, /"_fossil"|"contributions"|"startDate"/],
		[
			'this is an export of Indico as JSON',
			'Save its calendar instead, from https://…/event/ID/event.ics?scope=contribution, and import that.'
		]
	],
	[
		[/"timeslots"\s*:/, /"schedule"\s*:|"dateReadable"\s*:/],
		['this is the data of a Hoverboard site', TABLE]
	],
	[
		[/"notes"\s*:/, /"forum"\s*:/, /"content"\s*:/],
		['these are submissions from OpenReview, which have no times', TABLE]
	],
	[
		[/"virtualsite_url"\s*:|"eventtype"\s*:/, /"starttime"\s*:/],
		['this is the data of a virtual conference site (ICML, NeurIPS, ICLR)', TABLE]
	]
];

/** Enough to see what a file is. */
const headOf = ({ text }: SourceFile) => text.slice(0, 20_000).replace(/^\uFEFF/, '');

const PAGE =
	/^\s*(?:<!--(?:(?!BEGIN:VCALENDAR)[\s\S])*?-->\s*)*<(?:!doctype html|html|head|body|table|main|div|p)\b/i;

function webPage(text: string): Stranger {
	if (/<input[^>]*\btype=["']?password/i.test(text)) {
		return ['this is a web page that asks for a login', 'Sign in, and save the file itself.'];
	}
	if (/<table\b/i.test(text)) {
		const mend = `Copy the table into a spreadsheet, name its columns (${COLUMNS}), and save it as CSV.`;
		return ['this is a web page, and it has a table', mend];
	}
	const mend = 'Save the file that it links to, a calendar (.ics) or a table (.csv), not the page.';
	return ['this is a web page', mend];
}

/** What a file certainly is, where that is nothing to read; null where a reader may try. */
export function strangerIn(file: SourceFile): Stranger | null {
	const head = headOf(file);
	if (head.trim() === '') return ['this file is empty', ''];
	const found = notText(head);
	if (found) return found;
	if (PAGE.test(head)) return webPage(file.text);
	if (!/^\s*[[{]/.test(head)) return null;
	return systems.find(([fields]) => fields.every((field) => field.test(head)))?.[1] ?? null;
}

/** The same for what no reader took. */
export function describeUnknown(file: SourceFile): Stranger {
	const head = headOf(file);
	return (
		unknownJson(file) ??
		frontMatter(head) ??
		yaml(head) ??
		grid(file) ?? ['no program was found in this text', TABLE]
	);
}

function unknownJson(file: SourceFile): Stranger | null {
	const top = tryJson(file);
	if (!top) return null;
	const first = Array.isArray(top.raw) ? (top.raw[0] as unknown) : top.raw;
	const fields = typeof first === 'object' && first !== null ? Object.keys(first).slice(0, 4) : [];
	const named = fields.length > 0 ? ` (its fields are ${fields.join(', ')})` : '';
	return [`this is JSON of a system that is not known here${named}`, CALENDAR_OR_TABLE];
}

const MATTER = /^\s*---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;
/** Fields of one talk, and not of the page about all. */
const OF_TALK = /^(?:presenter|speaker|start|end|time|date|duration|room|track|slot)\w*\s*:/im;

function frontMatter(head: string): Stranger | null {
	const [, matter = ''] = MATTER.exec(head) ?? [];
	if (!/^\w[\w-]*\s*:/m.test(matter)) return null;
	const whole = `Import the site's calendar (.ics), if it has one. Otherwise: ${TABLE}`;
	if (OF_TALK.test(matter)) return ['this is one talk of a site; a program is all of them', whole];
	return ['this is a page of a site, and no lines in it begin with times', whole];
}

function yaml(head: string): Stranger | null {
	const lines = head.split(/\r?\n/).filter((line) => line.trim() !== '' && !/^\s*#/.test(line));
	const like = lines.filter((line) => /^\s*(?:- )?["']?[\w-]+["']?\s*:(?:\s|$)|^\s*- /.test(line));
	if (lines.length < 2 || like.length < lines.length * 0.8 || !/^\s*[\w-]+:/m.test(head)) {
		return null;
	}
	if (/^- id:\s/m.test(head) && /^ {2}(?:kind|name):\s/m.test(head)) {
		const mend =
			'Nothing needs importing: put it into the folder, and run: npm run data -- check DIR';
		return ['this is a file of a program folder', mend];
	}
	return ['this is YAML of a system that is not known here', CALENDAR_OR_TABLE];
}

const CLOCK = /^\s*\d{1,2}[:.h]\d{2}/;

/** Cells with times, and no row that says what is in them. */
function grid(file: SourceFile): Stranger | null {
	for (const delimiter of delimiters) {
		const rows = glance(file, delimiter).filter((row) => row.length > 1);
		const timed = rows.filter((row) => row.some((cell) => CLOCK.test(cell)));
		if (timed.length < 2 || timed.length < rows.length / 2) continue;
		const [first = []] = rows;
		const rooms = first.slice(1).filter((cell) => cell !== '');
		const across = !first.some((cell) => CLOCK.test(cell)) && rooms.length > 1;
		if (across && timed.every(([time = '']) => CLOCK.test(time))) {
			const named = rooms.slice(0, 2).join(', ');
			return [`this is a grid with a column for each of several places (${named} …)`, TABLE];
		}
		const mend = `Add a first row that does, with names such as ${COLUMNS}.`;
		return ['this table has no row that names its columns', mend];
	}
	return null;
}
