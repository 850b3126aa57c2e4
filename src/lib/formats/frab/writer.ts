/**
 * A program as frab `schedule.xml`: what Giggity, EventFahrplan and ConfClerk read. Valid by the XSD of the
 * C3VOC (voc/schedule, validator/xsd/schedule.xml.xsd), which has no place for a status, bios, affiliations,
 * directions and aliases. See voc/schedule.ts for what is decided for it, and voc/notes.ts for what is told in
 * words. Ids of rooms and people have no field either: a processing instruction at the end says which guid
 * is whose, which other readers do not see.
 */
import type { EventInfo, ProgramFolder } from '../../program/model';
import { oneLine, webUri } from '../fit';
import { acronym } from '../voc/slug';
import {
	roomGuid,
	vocSchedule,
	type VocDay,
	type VocSchedule,
	type VocSession
} from '../voc/schedule';

/** The name of the instruction; its data is a guid and the id behind it. */
export const ID_INSTRUCTION = 'runsheet-id';

/** What two digits of hours can say; a session of more than four days ends too early in apps. */
const LONGEST = 99 * 60 + 59;

const escapeXml = (text: string) =>
	text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

type Attributes = Record<string, string | number | null>;

/** @param content text, which is escaped, or lines of elements */
function element(name: string, attributes: Attributes, content: string | string[] = ''): string[] {
	const given = Object.entries(attributes)
		.filter(([, value]) => value !== null)
		.map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
	const tag = name + given.join('');
	if (content.length === 0) return [`<${tag}/>`];
	if (typeof content === 'string') return [`<${tag}>${escapeXml(content)}</${name}>`];
	return [`<${tag}>`, ...content, `</${name}>`];
}

const field = (name: string, content: string | null) => element(name, {}, content ?? '');

/** A field that may only be there where it says something. */
const given = (name: string, content: string | null) => (content ? field(name, content) : []);

export function frabXml(folder: ProgramFolder): string {
	const { program } = folder;
	const { event } = program;
	const schedule = vocSchedule(folder);
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		...element('schedule', {}, [
			...element('generator', { name: 'Runsheet', system: webUri(event.site) }),
			...field('url', webUri(`${event.site}/export/schedule.xml`)),
			...field('version', String(program.revision)),
			// Giggity looks for it in the first kilobyte
			...conference(folder, schedule),
			...schedule.days.flatMap(day),
			...instructions(folder, schedule)
		]),
		''
	].join('\n');
}

function conference({ program }: ProgramFolder, { days, tracks }: VocSchedule): string[] {
	const { event } = program;
	return element('conference', {}, [
		...field('title', oneLine(event.name)),
		...field('acronym', acronym(event.id)),
		...field('start', days[0]?.date ?? ''),
		...field('end', days.at(-1)?.date ?? ''),
		...field('days', String(days.length)),
		...field('timeslot_duration', '00:05'),
		...field('base_url', webUri(`${event.site}/`)),
		...given('logo', logo(event)),
		...field('url', webUri(`${event.site}/`)),
		...field('time_zone_name', event.zone),
		...(event.accent ? element('color', { primary: event.accent }) : []),
		...program.tracks.flatMap(({ id, color }) => {
			const slug = /^[a-z][a-z0-9-]+$/.test(id) ? id : null;
			return element('track', { name: tracks.get(id) ?? id, color, slug });
		})
	]);
}

const logo = ({ site, logo }: EventInfo) => logo && webUri(`${site}/${logo}`);

function day({ index, date, start, end, rooms }: VocDay): string[] {
	const content = rooms.flatMap(({ name, guid, sessions }) =>
		element('room', { name, guid }, sessions.flatMap(session))
	);
	return element('day', { index, date, start, end }, content);
}

const two = (value: number) => String(value).padStart(2, '0');

const duration = (minutes: number) =>
	`${two(Math.floor(Math.min(minutes, LONGEST) / 60))}:${two(Math.min(minutes, LONGEST) % 60)}`;

function session(it: VocSession): string[] {
	const { persons, links } = it;
	return element('event', { guid: it.guid, id: it.number }, [
		...field('room', it.room),
		...field('title', it.title),
		...field('type', it.session.kind),
		...field('date', it.date),
		...field('start', it.start),
		...field('duration', duration(it.minutes)),
		...field('abstract', it.abstract),
		...field('slug', it.slug),
		...field('track', it.track),
		...element(
			'persons',
			{},
			persons.flatMap(({ number, guid, name }) => element('person', { id: number, guid }, name))
		),
		...field('language', it.language),
		...given('description', it.description),
		...element(
			'links',
			{},
			links.flatMap(({ kind, url, title }) => element('link', { href: url, type: kind }, title))
		),
		...field('url', it.url)
	]);
}

function instructions({ program }: ProgramFolder, { persons }: VocSchedule): string[] {
	const line = (guid: string, id: string) => `<?${ID_INSTRUCTION} ${guid} ${id}?>`;
	return [
		...program.rooms.map(({ id }) => line(roomGuid(program.event.id, id), id)),
		...persons.map(({ guid, person }) => line(guid, person.id))
	];
}
