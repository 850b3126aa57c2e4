/**
 * frab and pentabarf `schedule.xml`, as frab, pretalx, wafer, OSEM, FOSDEM, the CCC's hub and we ourselves
 * write it. The traps of its dialects: no `<date>` in old files, people blocks, after-midnight sessions in
 * the day before, placeholders for people, durations of three parts.
 */
import { DateTime } from 'luxon';
import type { Draft } from '../program/draft';
import type { Day } from '../program/model';
import { Unreadable, type Format, type SourceFile } from './format';
import { Gathering } from './gathering';
import { ID_INSTRUCTION } from './frabXmlWriter';
import {
	addRecord,
	isNoRoom,
	realId,
	type VocLinkRecord,
	type VocPersonRecord,
	type VocRecord,
	type VocSource
} from './vocRecord';
import { minutesOf } from './vocDuration';
import { readPlainSlug } from './vocSlug';
import { webAddress } from './link';
import { dayOf, daysBetween } from './moment';
import { parseXml, type XmlNode } from './xml';

/** What is true of the whole file. */
interface Schedule extends VocSource {
	generator: string | null;
	/** `HH:MM` until which a start without a date belongs to the next calendar day; null where none is said. */
	dayChange: string | null;
	/** guid → our id, in a file of ours. */
	ids: Map<string, string>;
	/** Name → key: sessions name their track, and a slug lasts longer. */
	tracks: Map<string, string>;
}

const DAY_CHANGE = /^(\d{1,2}):(\d{2})/;

/** `9:00:00` → `09:00`. */
function clock(text: string | null): string | null {
	const [, hour = '', minute = ''] = DAY_CHANGE.exec(text ?? '') ?? [];
	return hour && Number(hour) < 24 && Number(minute) < 60
		? `${hour.padStart(2, '0')}:${minute}`
		: null;
}

/** Abstracts are plain text in frab, Markdown in pretalx, HTML at FOSDEM and in others. */
const isPretalx = (generator: string | null) => /pretalx/i.test(generator ?? '');

function scheduleOf(root: XmlNode): Schedule {
	const generator = root.first('generator')?.attribute('name') ?? null;
	const conference = root.first('conference');
	const own = generator === 'Runsheet';
	const ids = root.instructions
		.filter(([target]) => target === ID_INSTRUCTION)
		.map(([, body]) => body.split(' ') as [string, string]);
	return {
		...{ own, generator, ids: new Map(own ? ids : []), tracks: new Map() },
		form: isPretalx(generator) ? 'lines' : 'any',
		language: conference?.textOf('language') ?? null,
		dayChange: clock(conference?.textOf('day_change') ?? null)
	};
}

const CONFERENCE = new Set([
	...[
		'title',
		'acronym',
		'start',
		'end',
		'days',
		'day_change',
		'timeslot_duration',
		'time_zone_name'
	],
	...['base_url', 'url', 'venue', 'city', 'track', 'color', 'language', 'release', 'generator']
]);

function readConference(root: XmlNode, schedule: Schedule, gathering: Gathering): void {
	const { event, remarks } = gathering;
	const node = root.first('conference');
	if (!node) return;
	const acronym = node.textOf('acronym');
	event.key = acronym && schedule.own ? readPlainSlug(acronym).replaceAll('_', '-') : acronym;
	event.name = node.textOf('title');
	event.zone = node.textOf('time_zone_name');
	event.language = schedule.language;
	event.site = webAddress(node.textOf('url') ?? node.textOf('base_url'));
	event.accent = node.first('color')?.attribute('primary') ?? null;
	event.venue = { name: node.textOf('venue'), address: null, city: node.textOf('city') };
	// the conference may begin and end with days that have no sessions
	const [first, last] = ['start', 'end'].map((name) => dayOf(node.textOf(name)));
	if (root.all('day').length === 0) event.days = daysBetween(first ?? null, last ?? null);
	for (const track of [...node.all('track'), ...(root.first('tracks')?.all('track') ?? [])]) {
		const name = track.attribute('name') ?? track.text;
		const slug = track.attribute('slug');
		if (name === null) continue;
		const key = schedule.own && slug !== null ? slug : name;
		schedule.tracks.set(name, key);
		gathering.track({ key, name, color: track.attribute('color') });
	}
	for (const child of node.children) {
		if (CONFERENCE.has(child.name) || (child.text === null && child.children.length === 0))
			continue;
		remarks.add('left out', child.at, `the ${child.name} of the conference`);
	}
}

/** FOSDEM's block of people, where the biographies are. */
function readPeople(root: XmlNode, gathering: Gathering): Map<string, XmlNode> {
	const known = new Map<string, XmlNode>();
	for (const person of root.first('persons')?.all('person') ?? []) {
		const id = realId(person.attribute('id'));
		if (id !== null) known.set(id, person);
		else gathering.remarks.add('left out', person.at, 'a person without an identifier');
	}
	return known;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function personOf(node: XmlNode, schedule: Schedule, known: Map<string, XmlNode>): VocPersonRecord {
	const id = realId(node.attribute('id'));
	const guid = node.attribute('guid');
	const block = id === null ? undefined : known.get(id);
	const own = guid === null ? undefined : schedule.ids.get(guid);
	const byGuid = guid && uuid.test(guid) ? guid.toLowerCase() : null;
	return {
		key: own ?? node.attribute('code') ?? id ?? byGuid,
		name: node.text ?? node.attribute('name') ?? block?.textOf('name') ?? null,
		bio: node.textOf('biography') ?? block?.textOf('biography') ?? null,
		links: (block?.first('links')?.all('link') ?? []).map(linkRecord),
		speaks: true,
		at: node.at
	};
}

const linkRecord = (node: XmlNode): VocLinkRecord => ({
	url: node.attribute('href') ?? node.text,
	title: node.attribute('href') ? node.text : null,
	type: node.attribute('type')
});

/** `<date>` alone where it is there; else the day and the clock, on the next day where night is not over. */
function startOf(node: XmlNode, day: Day | null, change: string | null): string | null {
	const date = node.textOf('date');
	const start = clock(node.textOf('start'));
	if (date !== null && date.includes('T')) return date;
	const on = dayOf(date) ?? day;
	if (on === null || start === null) return null;
	const next = dayOf(date) === null && change !== null && start < change;
	return `${next ? DateTime.fromISO(on, { zone: 'utc' }).plus({ days: 1 }).toFormat('yyyy-MM-dd') : on}T${start}`;
}

const READ = new Set([
	...['date', 'start', 'duration', 'end', 'room', 'slug', 'title', 'subtitle', 'track', 'type'],
	...[
		'language',
		'abstract',
		'description',
		'persons',
		'links',
		'attachments',
		'video_download_url'
	],
	// the address of the page in the other system; ours has its own
	...['url']
]);

function leaveRest(node: XmlNode, { remarks }: Gathering): void {
	for (const child of node.children) {
		if (READ.has(child.name) || (child.text === null && child.children.length === 0)) continue;
		remarks.add('left out', node.at, `the ${child.name.replaceAll('_', ' ')} of a session`);
	}
}

function roomOf(
	node: XmlNode,
	container: XmlNode,
	schedule: Schedule,
	gathering: Gathering
): string | null {
	const name = container.attribute('name');
	const inside = node.textOf('room');
	const shown = name ?? inside;
	if (shown === null || isNoRoom(shown, schedule)) return null;
	if (name !== null && inside !== null && name !== inside) {
		gathering.remarks.add('left out', node.at, 'another name of its room');
	}
	const guid = container.attribute('guid');
	const key = (guid && schedule.ids.get(guid)) || shown;
	return gathering.room({ key, name: shown, directions: null });
}

function trackOf(node: XmlNode, schedule: Schedule, gathering: Gathering): string | null {
	const name = node.textOf('track');
	if (name === null) return null;
	const color = node.first('track')?.attribute('color') ?? null;
	return gathering.track({ key: schedule.tracks.get(name) ?? name, name, color });
}

/** Where a session stands. */
interface Standing {
	container: XmlNode;
	day: Day | null;
	/** `HH:MM`: an earlier start without a date is on the next calendar day. */
	change: string | null;
	known: Map<string, XmlNode>;
}

function record(
	node: XmlNode,
	{ container, day, change, known }: Standing,
	schedule: Schedule,
	gathering: Gathering
): VocRecord {
	const start = startOf(node, day, change);
	const minutes = minutesOf(node.textOf('duration'), schedule.generator);
	const { remarks } = gathering;
	if (start === null) remarks.add('left out', node.at, 'a time that cannot be read');
	if (minutes === null && node.textOf('duration') !== null) {
		remarks.add('left out', node.at, 'a duration that cannot be read');
	}
	const video = node.textOf('video_download_url');
	const links = [
		...(node.first('links')?.all('link') ?? []),
		...(node.first('attachments')?.all('attachment') ?? [])
	];
	const persons = node.first('persons')?.all('person') ?? [];
	leaveRest(node, gathering);
	return {
		at: node.at,
		...{ guid: node.attribute('guid'), id: node.attribute('id'), code: node.attribute('code') },
		...{ slug: node.textOf('slug'), day, start, end: null, minutes },
		room: roomOf(node, container, schedule, gathering),
		...{ title: node.textOf('title'), subtitle: node.textOf('subtitle') },
		track: trackOf(node, schedule, gathering),
		...{ type: node.textOf('type'), language: node.textOf('language') },
		...{ abstract: node.textOf('abstract'), description: node.textOf('description') },
		persons: persons.map((person) => personOf(person, schedule, known)),
		links: [
			...links.map(linkRecord),
			...(video ? [{ url: video, title: null, type: 'video' }] : [])
		]
	};
}

/** Rooms stand in days; some systems put sessions straight into the day. */
const containersOf = (day: XmlNode): XmlNode[] => [
	...day.all('room'),
	...(day.all('event').length > 0 ? [day] : [])
];

function readDays(root: XmlNode, schedule: Schedule, gathering: Gathering): void {
	const known = readPeople(root, gathering);
	for (const day of root.all('day')) {
		const date = dayOf(day.attribute('date'));
		if (date !== null) gathering.event.days = [...new Set([...gathering.event.days, date])].sort();
		// where the file names no change of day, a day begins when it says
		const change =
			schedule.dayChange ?? clock(/T(.*)/.exec(day.attribute('start') ?? '')?.[1] ?? null);
		for (const container of containersOf(day)) {
			const name = container === day ? null : container.attribute('name');
			if (name !== null && !isNoRoom(name, schedule)) {
				const guid = container.attribute('guid');
				const key = (guid && schedule.ids.get(guid)) || name;
				gathering.room({ key, name, directions: null });
			}
			for (const node of container.all('event')) {
				const standing = { container, day: date, change, known };
				addRecord(record(node, standing, schedule, gathering), schedule, gathering);
			}
		}
	}
}

function read([file, ...more]: SourceFile[]): Draft {
	if (!file) throw new Unreadable('', 'no file was given');
	if (more.length > 0) {
		throw new Unreadable(
			more[0]!.name,
			'a schedule.xml holds a whole program',
			'Import one at a time.'
		);
	}
	const root = parseXml(file);
	if (root.name !== 'schedule') {
		throw new Unreadable(file.name, `this XML is no schedule: it begins with <${root.name}>`);
	}
	const gathering = new Gathering();
	const schedule = scheduleOf(root);
	readConference(root, schedule, gathering);
	readDays(root, schedule, gathering);
	return gathering.draft(file.name);
}

export const frabXml: Format = {
	name: 'frab-xml',
	what: 'schedule.xml of frab, pentabarf, pretalx, wafer, OSEM or FOSDEM',
	recognizes: ({ text }) =>
		/^\s*<\?xml|^\s*<schedule/.test(text) && /<schedule[\s>]/.test(text.slice(0, 4000)),
	read: (files) => read(files)
};
