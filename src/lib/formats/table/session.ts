/** A row of a table → a session. */
import type { DraftSession } from '../../program/exchange/draft';
import { kinds, type Kind, type Link, type Status } from '../../program/model';
import { kindLabel } from '../../program/schedule/schedule';
import type { GatheringByName } from '../reading/byName';
import type { Given, Remarks } from '../format';
import { untoldSession } from '../reading/gathering';
import { kindOfTitle, kindOfType } from '../reading/kind';
import type { LanguageNames } from '../reading/language';
import { toOnline, toOpenLink } from '../reading/meeting';
import { toProse } from '../prose';
import type { TableClock } from './clock';
import { parted } from './names';
import { paperAuthorsOf, peopleOf } from './people';
import { quoted } from './remarks';
import type { Cell, Row } from './row';

/** All that reading a row needs besides the row. */
export interface Reading {
	gathering: GatheringByName;
	clock: TableClock;
	languages: LanguageNames;
	given: Given;
}

const SEVERAL = /[|;\n\r]/;
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$/i;

export function readRow(row: Row, reading: Reading): DraftSession {
	const { gathering, clock, languages } = reading;
	const { remarks } = gathering;
	const { speakers, authors } = peopleOf(row, gathering);
	const title = row.get('title') || null;
	return {
		...untoldSession(row.at),
		...{ key: keyOf(row), title, speakers, authors },
		...clock.slot(row),
		...placesOf(row, gathering),
		kind: kindOf(row, title, speakers.length + authors.length, remarks),
		track: trackOf(row, gathering),
		language: languageOf(row, languages, remarks),
		status: statusOf(row, remarks),
		links: linksOf(row, reading),
		aliases: parted(row.get('aliases'), SEVERAL),
		paperAuthors: paperAuthorsOf(row, gathering),
		summary: summaryOf(row, remarks)
	};
}

const keyOf = (row: Row): string | null => {
	const key = row.get('id');
	return /^(?:|0|-1|[-–—]|n\/?a|none|null|tb[ad])$/i.test(key) ? null : key;
};

function placesOf(row: Row, gathering: GatheringByName): Pick<DraftSession, 'rooms' | 'online'> {
	const { remarks } = gathering;
	const places = row.all('room').flatMap(({ text }) => parted(text, SEVERAL));
	const rooms = places.filter((place) => !ADDRESS.test(place));
	const addresses = [
		...row.all('online').map(({ text }) => text),
		...places.filter((place) => ADDRESS.test(place))
	];
	const joined = addresses
		.map((address) => toOnline(address, row.at, remarks))
		.filter((url) => url !== null);
	if (joined.length > 1) remarks.add('left out', row.at, 'a second address to join from afar');
	return {
		rooms: [...new Set(rooms.map((room) => gathering.roomNamed(room)))],
		online: joined[0] ?? null
	};
}

function kindOf(row: Row, title: string | null, people: number, remarks: Remarks): Kind {
	const type = row.get('kind');
	const exact = kinds.find((kind) =>
		[kind, kindLabel(kind).toLowerCase()].includes(type.toLowerCase())
	);
	if (exact) return exact;
	const told = kindOfType(type);
	if (told) {
		remarks.add('inferred', row.at, `the type ${quoted(type)} is read as ${told}`);
		return told;
	}
	if (type) remarks.add('left out', row.at, `the type ${quoted(type)}`);
	const framed = people === 0 ? kindOfTitle(title) : null;
	if (framed) remarks.add('inferred', row.at, `going by its title, this is ${framed}`);
	return framed ?? (people > 0 ? 'talk' : 'other');
}

function trackOf(row: Row, gathering: GatheringByName): string | null {
	const [track, ...others] = parted(row.get('track'), SEVERAL);
	if (others.length > 0) gathering.remarks.add('left out', row.at, 'a second track');
	return track ? gathering.trackNamed(track) : null;
}

function languageOf(row: Row, languages: LanguageNames, remarks: Remarks): string | null {
	const words = row.get('language');
	const code = words ? languages.code(words) : null;
	if (words && !code) remarks.add('left out', row.at, `the language ${quoted(words)}`);
	return code;
}

const CANCELLED = /^(?:cancel+ed|cancelado|cancelada|abgesagt|annulé|annullato|entfällt)\b/i;
const AS_PLANNED =
	/^(?:|accepted|confirmed|scheduled|published|approved|final|ok|done|active|no|n|false|0|nein)$/i;
const YES = /^(?:yes|y|true|x|1|ja|✓|✔|cancel)$/i;

function statusOf(row: Row, remarks: Remarks): Status {
	const [cell] = row.all('status');
	if (!cell || AS_PLANNED.test(cell.text)) return 'scheduled';
	const asked = /cancel|abgesagt/i.test(cell.column.header);
	if (CANCELLED.test(cell.text) || (asked && YES.test(cell.text))) return 'cancelled';
	remarks.add('left out', row.at, `the status ${quoted(cell.text)}`);
	return 'scheduled';
}

/** What never came into the program. */
export const isRefused = (row: Row): boolean =>
	/^(?:rejected|declined|refused|withdrawn|not accepted|deleted|abgelehnt)$/i.test(
		row.get('status')
	);

function linksOf(row: Row, { gathering, given }: Reading): Link[] {
	const addresses = row
		.all('link')
		.flatMap((cell) => addressesIn(cell).map((url) => ({ url, cell })));
	return addresses.flatMap(({ url, cell: { column } }) => {
		const kind = column.link;
		const options = { base: given.base, ...(kind ? { kind } : {}) };
		return toOpenLink(url, null, row.at, gathering.remarks, options) ?? [];
	});
}

/** Of a cell with words around its addresses only those; else the cell, which may be a relative address. */
function addressesIn({ text }: Cell): string[] {
	const words = text.split(/[\s|]+/).map((word) => word.replace(/[;,]+$/, ''));
	const addresses = words.filter((word) => ADDRESS.test(word));
	return addresses.length > 0 ? addresses : [text];
}

function summaryOf(row: Row, remarks: Remarks): string | null {
	const subtitle = row.get('subtitle');
	if (subtitle) remarks.add('changed', row.at, 'a subtitle, put before the summary');
	const texts = [subtitle, ...row.all('description').map(({ text }) => text)];
	return toProse([...new Set(texts)].filter(Boolean).join('\n\n'), 'any', row.at, remarks);
}
