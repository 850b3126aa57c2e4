/** An entry of somebody's calendar → a session. Calendars know no speakers; what they know is read as it is meant. */
import type { DraftSession, SourcePlace } from '../../program/exchange/draft';
import { ROOMS } from '../../program/exchange/marks';
import type { Kind, Link, Status } from '../../program/model';
import type { GatheringByName } from '../reading/byName';
import { oneLine } from '../fit';
import type { Given, Remarks } from '../format';
import { untoldSession } from '../reading/gathering';
import type { Component } from './text';
import { kindOfTitle, kindOfType } from '../reading/kind';
import { toOnline, toOpenLink, withoutSecrets } from '../reading/meeting';
import { toProse } from '../prose';

/** All of a session but its time and its key. */
export function readEntry(
	event: Component,
	gathering: GatheringByName,
	given: Given
): DraftSession {
	const { remarks } = gathering;
	const { at } = event;
	sayRest(event, remarks);
	const status = statusOf(event, remarks);
	const title = titleOf(event, status, remarks);
	return {
		...untoldSession(at),
		...{ status, title },
		...kindAndTrack(event, title, gathering),
		...placeOf(event, gathering),
		language: languageOf(event),
		links: linksOf(event, given, remarks),
		summary: summaryOf(event, at, remarks)
	};
}

function statusOf(event: Component, remarks: Remarks): Status {
	const status = (event.text('status') ?? 'CONFIRMED').toUpperCase();
	if (status === 'TENTATIVE') remarks.add('left out', event.at, 'that the entry is tentative');
	return status === 'CANCELLED' ? 'cancelled' : 'scheduled';
}

function titleOf(event: Component, status: Status, remarks: Remarks): string | null {
	const title = oneLine(withoutSecrets(event.text('summary'), event.at, remarks) ?? '');
	const bare = status === 'cancelled' ? title.replace(/^cancell?ed: ?/i, '') : title;
	if (bare !== title)
		remarks.add('changed', event.at, 'a title that begins with "Cancelled", without it');
	return bare || null;
}

/** The category that names a kind, and the first other one. */
function kindAndTrack(
	event: Component,
	title: string | null,
	gathering: GatheringByName
): Pick<DraftSession, 'kind' | 'track'> {
	const { remarks } = gathering;
	const categories = event
		.all('categories')
		.flatMap(({ values }) => values.map(oneLine))
		.filter((category) => category !== '');
	const told = categories.find((category) => kindOfType(category) !== null);
	const [track, ...others] = categories.filter((category) => category !== told);
	const kind = kindOfType(told ?? null);
	if (told && kind)
		remarks.add('inferred', event.at, `the category "${told.slice(0, 40)}" is read as ${kind}`);
	if (others.length > 0) remarks.add('left out', event.at, 'a second category');
	return {
		kind: kind ?? framed(event, title, remarks),
		track: track ? gathering.trackNamed(track) : null
	};
}

function framed({ at }: Component, title: string | null, remarks: Remarks): Kind {
	const kind = kindOfTitle(title);
	if (kind) remarks.add('inferred', at, `going by its title, this is ${kind}`);
	return kind ?? 'other';
}

const ADDRESS = /https?:\/\/[^\s<>"]+/gi;
const CONFERENCES = ['conference', 'x-google-conference', 'x-microsoft-skypeteamsmeetingurl'];

/** An address in the place of a room is one to join from afar. */
function placeOf(
	event: Component,
	gathering: GatheringByName
): Pick<DraftSession, 'rooms' | 'online'> {
	const place = event.text('location') ?? '';
	const words = oneLine(place.replace(/\n+/g, ', ').replace(ADDRESS, ''));
	const open = withoutSecrets(words, event.at, gathering.remarks) ?? '';
	const room = open.replace(/^[,;\s]+|[,;\s]+$/g, '');
	const addresses = [
		...(place.match(ADDRESS) ?? []),
		...CONFERENCES.flatMap((name) => event.text(name) ?? [])
	];
	const [online = null, ...others] = [...new Set(addresses)]
		.map((address) => toOnline(address, event.at, gathering.remarks))
		.filter((address) => address !== null);
	if (others.length > 0)
		gathering.remarks.add('left out', event.at, 'a second address to join from afar');
	return { rooms: room ? [gathering.roomNamed(room)] : [], online };
}

function languageOf(event: Component): string | null {
	const language = event.get('summary')?.params['language'] ?? '';
	return /^[a-z]{2}(?:-[a-z]{2})?$/i.test(language) ? language : null;
}

function linksOf(event: Component, { base }: Given, remarks: Remarks): Link[] {
	const url = event.text('url');
	const links = toOpenLink(url, null, event.at, remarks, { base }) ?? [];
	const attached = event.all('attach').flatMap(({ params, raw }) => {
		if (params['encoding'] || /^(?:cid|data):/i.test(raw)) {
			remarks.add('left out', event.at, 'a file attached to the entry');
			return [];
		}
		return (
			toOpenLink(raw, params['filename'] ?? params['label'] ?? null, event.at, remarks, { base }) ??
			[]
		);
	});
	return [links, attached].flat();
}

/** Google writes HTML, others plain text or Markdown. */
function summaryOf(event: Component, at: SourcePlace, remarks: Remarks): string | null {
	const text = event.text('description');
	const html = event.text('x-alt-desc');
	const form = text === null ? 'html' : 'any';
	return toProse(withoutSecrets(text ?? html, at, remarks), form, at, remarks);
}

/** Read elsewhere, or of no meaning outside of a calendar. */
const known = new Set([
	...[
		'uid',
		'dtstamp',
		'dtstart',
		'dtend',
		'duration',
		'created',
		'last-modified',
		'sequence',
		'class'
	],
	...[
		'transp',
		'rrule',
		'rdate',
		'exdate',
		'recurrence-id',
		'status',
		'summary',
		'description',
		'location'
	],
	...['url', 'categories', 'attach', 'x-alt-desc', 'priority', ROOMS.toLowerCase(), ...CONFERENCES]
]);

const words: Record<string, string> = {
	organizer: 'the organizer of an entry, who need not be who speaks',
	attendee: 'people who are invited to an entry'
};

export function sayRest(event: Component, remarks: Remarks): void {
	const left = event.properties.filter(({ name, raw }) => !known.has(name) && raw.trim() !== '');
	const all = left.map(({ name }) =>
		Object.hasOwn(words, name) ? words[name] : `the property ${name.toUpperCase().slice(0, 40)}`
	);
	for (const what of new Set(all)) if (what) remarks.add('left out', event.at, what);
	const parts = event.children.map(({ name }) =>
		name === 'valarm' ? 'an alarm' : 'a part of an entry'
	);
	for (const what of new Set(parts)) remarks.add('left out', event.at, what);
}
