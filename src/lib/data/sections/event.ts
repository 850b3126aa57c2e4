/** event.yaml, rooms.yaml and tracks.yaml as the program has them. */
import { linkLabels } from '../../program/text/linkLabels';
import { daysName } from '../../program/schedule/byDay';
import type { EventInfo, Link, Room, Track, Venue } from '../../program/model';
import { zoneOfCity } from '../time/zoneOfCity';
import { checkColor } from '../checks/contrast';
import type { Place } from '../finding';
import type { Findings } from '../findings';
import type { List } from '../yaml/list';
import {
	event as eventModel,
	type RawEvent,
	type RawLink,
	type RawRoom,
	type RawTrack
} from '../model/model';
import { shape } from '../model/shape';
import type { Source } from '../yaml/source';

export function toLinks(links: RawLink[] | undefined): Link[] {
	return (links ?? []).map(({ kind, url, label, historical }) => ({
		kind,
		url,
		label: label ?? (linkLabels[kind] || new URL(url).hostname.replace(/^www\./, '')),
		...(historical ? { historical } : {})
	}));
}

/** Null where event.yaml is missing or lacks what it needs. */
export function readEvent(
	source: Source | 'missing' | 'unreadable',
	findings: Findings
): EventInfo | null {
	if (typeof source === 'string') return null;
	const { value: raw } = shape(eventModel, source, [], source.value ?? {}, '', findings);
	if (!raw) return null;
	const sorted = [...new Set(raw.days)].sort();
	if (sorted.join() !== raw.days.join()) {
		const mend = `Write days: [${sorted.join(', ')}].`;
		findings.error(
			source.place(['days']),
			'the days are not in order, or one is there twice',
			mend
		);
	}
	const event = toEvent({ ...raw, days: sorted });
	checkColor(event.accent, 'accent', source.place(['accent']), findings);
	checkZone(event, source.place(['zone']), findings);
	return event;
}

/** It has no place, or says so in the place of a city. */
const isOnline = ({ name, address, city }: Venue) =>
	city === null ? name === null && address === null : city.toLowerCase() === 'online';

/** UTC is what machines say that know no place; with it every time may be hours off. */
function checkZone({ zone, venue }: EventInfo, place: Place, findings: Findings): void {
	if (zone !== 'UTC' || isOnline(venue)) return;
	const near = zoneOfCity(venue.city ?? '');
	const mend = near
		? `For ${venue.city} write ${near}.`
		: 'Write the time zone of its city, for example Europe/Berlin.';
	findings.warning(place, 'the zone is UTC, which no city uses as its time zone', mend);
}

/** `North 2030, Thursday 2 May 2030, Oslo.` */
const taglineOf = ({ name, days, venue }: RawEvent) =>
	`${[name, daysName(days), venue?.city].filter(Boolean).join(', ')}.`;

function toVenue(raw: RawEvent['venue'] = {}): Venue {
	const { name = null, address = null, city = null } = raw;
	const { latitude = null, longitude = null, link = null } = raw;
	return { name, address, city, latitude, longitude, link };
}

function toEvent(raw: RawEvent): EventInfo {
	const { id, name, shortName = name, days, zone, domain, parent } = raw;
	const venue = toVenue(raw.venue);
	return {
		...{ id, name, shortName },
		tagline: raw.tagline ?? taglineOf(raw),
		...{ days, zone },
		language: raw.language ?? 'en',
		site: raw.site.replace(/\/+$/, ''),
		domain,
		venue,
		parent: parent
			? { name: parent.name, link: parent.link ?? null, dates: parent.dates ?? null }
			: null,
		contact: raw.contact ?? null,
		links: toLinks(raw.links),
		dates: (raw.dates ?? []).map(({ what, when, note = null }) => ({ what, when, note })),
		topics: raw.topics ?? [],
		keep: raw.keep ?? {},
		accent: raw.accent ?? null,
		logo: raw.logo ?? null,
		...(raw.embed?.length ? { embed: raw.embed } : {})
	};
}

export function toRooms(list: List<RawRoom>): Room[] {
	return list.entries.map(({ value: { id, name, directions = null } }) => ({
		id,
		name,
		directions
	}));
}

export function toTracks(list: List<RawTrack>, findings: Findings): Track[] {
	return list.entries.map(({ value: { id, name, color = null }, at }) => {
		checkColor(color, 'color', at('color'), findings);
		return { id, name, color };
	});
}
