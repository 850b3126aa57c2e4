/** What our own feeds (calendar/entry.ts) say of a session in words: their identifiers, people, links, rooms. */
import { ID } from '../../program/id';
import { CANCELLED, HISTORICAL, NO_END, ROOMS } from '../../program/exchange/marks';
import { kinds, type Byline, type Kind, type Link, type SummaryKind } from '../../program/model';
import type { SourcePlace } from '../../program/exchange/draft';
import { kindLabel } from '../../program/schedule/schedule';
import type { Remarks } from '../format';
import type { Component } from './text';
import { plainName } from '../reading/byName';
import { linkKind } from '../reading/link';
import { toOnline, toOpenLink } from '../reading/meeting';
import { readSummary } from '../summaryLabel';
import { parted } from '../table/names';

const SESSION_PAGE = new RegExp(`^(.*)/sessions/(${ID})/$`);
/** `c4-3 Room C4.3` */
const ROOM_LINE = new RegExp(`^(${ID})(?: (.*))?$`);

export const isOwn = (calendar: Component): boolean =>
	/^-\/\/Runsheet\/\//.test(calendar.text('prodid') ?? '');

export interface OwnId {
	event: string;
	session: string;
	site: string;
}

/** From `EVENTID-SESSIONID@DOMAIN` and the session's page, where both agree. */
export function ownId(event: Component): OwnId | null {
	const [, site = '', id = ''] = SESSION_PAGE.exec(event.text('url') ?? '') ?? [];
	const [local = ''] = (event.text('uid') ?? '').split('@');
	if (id === '' || !local.endsWith(`-${id}`)) return null;
	return { event: local.slice(0, -id.length - 1), session: id, site };
}

/** The name of the event, in the description of its feed: `NAME. All sessions.` */
export const ownName = (calendar: Component): string | null =>
	/^([^\n]*)\. (?:All sessions|Only: [^\n]*)\.(?:\n|$)/.exec(
		calendar.text('x-wr-caldesc') ?? ''
	)?.[1] || null;

/** `SHORT NAME · What the feed is of`. */
export const ownShortName = (calendar: Component): string | null =>
	calendar.text('x-wr-calname')?.replace(/ · .*$/, '') ?? null;

/** A title that is only the word for the kind stands for none, where such a session has a title of its own. */
export function ownTitle(event: Component, kind: Kind): string | null {
	const title = (event.text('summary') ?? '').replace(CANCELLED, '');
	const nameless =
		['invited', 'talk', 'panel', 'other'].includes(kind) && title === kindLabel(kind);
	return nameless ? null : title || null;
}

export function ownKind(event: Component): { kind: Kind; track: string | null } {
	const [label, track = null] = event.all('categories').flatMap(({ values }) => values);
	return { kind: kinds.find((kind) => kindLabel(kind) === label) ?? 'other', track };
}

export interface OwnPerson {
	name: string;
	affiliations: string[];
}

export interface OwnWords {
	speakers: OwnPerson[];
	authors: OwnPerson[];
	paperAuthors: Byline[];
	/** Plain text. */
	summary: string;
	summaryKind: SummaryKind;
	links: Link[];
	online: string | null;
	endless: boolean;
}

const LINK_LINE = /^(.*): (https?:\/\/\S+)$/;

/** The description taken apart: its blocks are parted by empty lines, those that we know stand at its edges. */
export function ownWords(event: Component, at: SourcePlace, remarks: Remarks): OwnWords {
	const blocks = (event.text('description') ?? '').split('\n\n');
	if (blocks[0] === 'This session is cancelled.') blocks.shift();
	const people = /^(?:Speakers?|Authors?|Paper by): /.test(blocks[0] ?? '')
		? (blocks.shift() ?? '')
		: '';
	if (blocks.at(-1) === event.text('url')) blocks.pop();
	const endless = blocks.at(-1) === NO_END;
	if (endless) blocks.pop();
	const isLinks = (blocks.at(-1) ?? '').split('\n').every((line) => LINK_LINE.test(line));
	const lines = isLinks ? (blocks.pop() ?? '').split('\n') : [];
	const online = lines.find((line) => line.startsWith('Online: '));
	const summary = readSummary(blocks.join('\n\n'));
	return {
		speakers: namesIn(people, /^Speakers?: /).map(withAffiliations),
		authors: namesIn(people, /^Authors?: /).map((name) => ({ name, affiliations: [] })),
		paperAuthors: namesIn(people, /^Paper by: /).map((name) => ({ name })),
		...{ summary: summary.text, summaryKind: summary.kind },
		links: lines.filter((line) => line !== online).flatMap((line) => linkOf(line, at, remarks)),
		online: toOnline(LINK_LINE.exec(online ?? '')?.[2] ?? null, at, remarks),
		endless
	};
}

function namesIn(block: string, label: RegExp): string[] {
	const line = block.split('\n').find((one) => label.test(one)) ?? '';
	return parted(line.replace(label, ''), /,/);
}

/** Only speakers have their affiliations behind them. */
function withAffiliations(text: string): OwnPerson {
	const [, name = text, places = ''] = /^(.*?) \((.*)\)$/.exec(text) ?? [];
	return { name, affiliations: places.split(', ').filter((place) => place !== '') };
}

function linkOf(line: string, at: SourcePlace, remarks: Remarks): Link[] {
	const [, label = '', url = ''] = LINK_LINE.exec(line) ?? [];
	const historical = label.endsWith(HISTORICAL);
	const words = historical ? label.slice(0, -HISTORICAL.length) : label;
	const link = toOpenLink(url, words, at, remarks, { kind: linkKind(words, url) });
	if (!link) return [];
	return [historical ? { ...link, historical } : link];
}

export interface OwnRoom {
	key: string;
	name: string;
}

/** The rooms as the feed names them (calendar/entry.ts); null where it is an older one, or has none. */
function toldRooms(event: Component): OwnRoom[] | null {
	const lines = event.text(ROOMS.toLowerCase())?.split('\n') ?? [];
	const rooms = lines.flatMap((line): OwnRoom[] => {
		const [, key, name = ''] = ROOM_LINE.exec(line) ?? [];
		return key === undefined ? [] : [{ key, name }];
	});
	return rooms.length > 0 ? rooms : null;
}

const partsOf = (text: string) => text.split(', ').filter((part) => part !== '');

/** Where something is, as our feeds write it: rooms, then the venue, which all entries share. */
export class OwnPlaces {
	/** The venue's parts. */
	readonly venue: string[];

	constructor(events: Component[]) {
		const told = events.find((event) => toldRooms(event) !== null);
		this.venue = told ? venueBehind(told) : sharedBy(events);
	}

	rooms(event: Component): OwnRoom[] {
		const told = toldRooms(event);
		if (told) return told;
		const parts = partsOf(event.text('location') ?? '');
		const names = parts.slice(0, Math.max(0, parts.length - this.venue.length));
		return names.map(plainName).map((name) => ({ key: name, name }));
	}
}

/** What stands behind the rooms of an entry that names them. */
function venueBehind(event: Component): string[] {
	const location = event.text('location') ?? '';
	const names = (toldRooms(event) ?? []).map(({ name }) => name).filter((name) => name !== '');
	const rooms = names.join(', ');
	return partsOf(location.startsWith(rooms) ? location.slice(rooms.length) : location);
}

/** What all places end with. One place alone does not tell: venues have names, so its first part is the room. */
function sharedBy(events: Component[]): string[] {
	const all = [...new Set(events.map((event) => event.text('location') ?? ''))].map((place) =>
		place.split(', ')
	);
	const [first = [], ...others] = all;
	let shared = 0;
	while (
		shared < first.length &&
		others.every((parts) => parts.at(-1 - shared) === first.at(-1 - shared))
	) {
		shared++;
	}
	return others.length > 0 ? first.slice(first.length - shared) : first.slice(1);
}
