/**
 * A program as `schedule.json` of the C3VOC, version 1: what EventFahrplan reads. Valid by its schema
 * (voc/schedule, validator/json/schema.json), which is closed for sessions and rooms and open for persons:
 * those carry their slug and their bio. What is decided for it stands in voc/schedule.ts and voc/notes.ts.
 */
import type { ProgramFolder } from '../../program/model';
import { manyLines, oneLine, webUri } from '../fit';
import { typeOfLink } from '../voc/links';
import { markdownForApps } from '../../markdown/fromHtml';
import { acronym, plainSlug } from '../voc/slug';
import {
	roomGuid,
	vocSchedule,
	type VocLink,
	type VocPerson,
	type VocSession
} from '../voc/schedule';
import { jsonText } from './jsonText';

const SCHEMA = 'https://c3voc.de/schedule/schema.json';

type Json = Record<string, unknown>;

const reference = ({ kind, url, title }: VocLink): Json => ({
	...{ url, title },
	type: typeOfLink(kind)
});

export function c3vocJson(folder: ProgramFolder): string {
	const { program } = folder;
	const version = String(program.revision);
	const base_url = webUri(`${program.event.site}/`);
	return jsonText({
		$schema: SCHEMA,
		generator: { name: 'Runsheet' },
		schedule: { version, base_url, conference: conference(folder) }
	});
}

function conference(folder: ProgramFolder): Json {
	const { event, rooms, tracks } = folder.program;
	const schedule = vocSchedule(folder);
	const { days } = schedule;
	return {
		acronym: acronym(event.id),
		title: oneLine(event.name),
		start: days[0]?.date ?? '',
		end: days.at(-1)?.date ?? '',
		daysCount: days.length,
		timeslot_duration: '00:05',
		...zoneName(event.zone),
		url: webUri(`${event.site}/`),
		...(event.logo ? { logo: webUri(`${event.site}/${event.logo}`) } : {}),
		...(event.accent ? { colors: { primary: event.accent } } : {}),
		tracks: tracks.map(({ id, color }) => ({
			...{ name: schedule.tracks.get(id) ?? id, slug: plainSlug(id) },
			...(color ? { color } : {})
		})),
		rooms: rooms.map(({ id, directions }) => ({
			...{ name: schedule.rooms.get(id) ?? id, slug: plainSlug(id), guid: roomGuid(event.id, id) },
			...(directions ? { description: oneLine(directions) } : {})
		})),
		days: days.map(({ index, date, start, end, rooms: inDay }) => ({
			...{ index, date, day_start: start, day_end: end },
			// apps show the columns in the order of the text
			rooms: new Map(
				inDay.map(({ name, sessions }) => [name, sessions.map((it) => session(it, folder))])
			)
		}))
	};
}

/** The schema knows `Area/City`, and UTC; an older alias (`US/Eastern`) has such a name too. */
function zoneName(zone: string): Json {
	const known = (name: string) => /^[A-Z][a-z]+\/[A-Z][a-z]+|UTC$/.test(name);
	if (known(zone)) return { time_zone_name: zone };
	const named = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
	return known(named) ? { time_zone_name: named } : {};
}

const duration = (minutes: number) =>
	[Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

function session(it: VocSession, folder: ProgramFolder): Json {
	return {
		...{ guid: it.guid, id: it.number, date: it.date, start: it.start, end: it.end },
		duration: duration(it.minutes),
		...{ room: it.room, slug: it.slug, url: it.url, title: it.title, subtitle: '' },
		track: it.track,
		type: it.session.kind,
		...{ language: it.language, abstract: it.abstract, description: it.description },
		persons: it.persons.map((one) => person(one, folder)),
		links: it.links.map(reference)
	};
}

function person(
	{ number, guid, name, person: { id, links } }: VocPerson,
	folder: ProgramFolder
): Json {
	const { event } = folder.program;
	const bio = Object.hasOwn(folder.prose.people, id) ? folder.prose.people[id] : undefined;
	return {
		...{ id: number, guid, public_name: name, slug: id },
		url: webUri(`${event.site}/people/${id}/`),
		...(bio ? { biography: manyLines(markdownForApps(bio)) } : {}),
		links: links.map(({ kind, url, label }) =>
			reference({ kind, url: webUri(url), title: oneLine(label) })
		)
	};
}
