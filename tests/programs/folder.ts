/**
 * Program folders at random, from every field of the model: none or many of everything, each optional field
 * there or not. They are written as YAML by JSON, which is YAML too, so that any text survives.
 */
import fc from 'fast-check';
import { kinds, linkKinds, statuses, summaryKinds } from '../../src/lib/program/model';
import { isZone } from '../../src/lib/data/model/values';
import { zones } from '../calendar/programs';
import { names, paragraphs, titles } from './words';

/** Texts by the path of the file in the folder. */
export type Files = Record<string, string>;

type Fields = Record<string, unknown>;

/** A field that is there or not. */
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
/** None at all as often as some. */
const several = <T>(value: fc.Arbitrary<T>, most: number) =>
	fc.oneof(
		{ weight: 1, arbitrary: fc.constant<T[]>([]) },
		{ weight: 2, arbitrary: fc.array(value, { minLength: 1, maxLength: most }) }
	);

const link = fc.record(
	{
		kind: fc.constantFrom(...linkKinds),
		url: fc.constantFrom('https://example.org/a,b;c?d=e&f', 'http://example.net/%C3%A9#x'),
		label: names,
		historical: fc.boolean()
	},
	{ requiredKeys: ['kind', 'url'] }
);
const links = maybe(fc.array(link, { maxLength: 2 }));
const address = fc.constantFrom('https://example.org', 'https://example.net/who/');
const aliases = maybe(fc.array(names, { maxLength: 2 }));
const language = fc.constantFrom('en', 'de', 'ar', 'ja', 'pt-BR');
/** White text can be read on each. */
const color = fc.constantFrom('#5b2a86', '#1f6f5c', '#8a1c1c', '#000000');

/** Runs of days, some with others between them. */
const days = fc
	.record({
		first: fc.integer({ min: 0, max: 3000 }),
		steps: fc.oneof(
			fc.constant<number[]>([]),
			fc.array(fc.constantFrom<number[]>(1, 1, 1, 5), { minLength: 1, maxLength: 8 })
		)
	})
	.map(({ first, steps }) => {
		const at = steps.reduce((all, step) => [...all, all.at(-1)! + step], [first]);
		return at.map((day) => dayAt(day));
	});

const DAY = 86_400_000;
const dayAt = (day: number) =>
	new Date(Date.parse('2024-01-01') + day * DAY).toISOString().slice(0, 10);
const dayAfter = (day: string) => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);

const venue = fc.record(
	{
		name: names,
		address: names,
		city: names,
		latitude: fc.constantFrom(0, -33.8734, 89.5),
		longitude: fc.constantFrom(0, 151.199, -179.5),
		link: address
	},
	{ requiredKeys: [] }
);

const event = fc.record(
	{
		id: fc.constant('any-event'),
		name: titles,
		shortName: names,
		tagline: titles,
		days,
		zone: fc.constantFrom(...zones.filter(isZone)),
		language,
		site: fc.constantFrom('https://any.example.org', 'https://any.example.net/below'),
		domain: fc.constant('any.example.org'),
		venue,
		parent: fc.record({ name: names, link: address, dates: names }, { requiredKeys: ['name'] }),
		contact: fc.constant('desk@example.org'),
		links: fc.array(link, { maxLength: 2 }),
		dates: fc.array(
			fc.record({ what: names, when: names, note: titles }, { requiredKeys: ['what', 'when'] }),
			{ maxLength: 3 }
		),
		topics: fc.array(names, { maxLength: 3 }),
		keep: fc.constantFrom({}, { break: 10, lunch: 30 }),
		accent: color
	},
	{
		requiredKeys: ['id', 'name', 'days', 'zone', 'site', 'domain']
	}
);

const room = fc.record({ name: names, directions: maybe(titles) });
const track = fc.record({ name: names, color: maybe(color) });
const person = fc.record({
	name: names,
	sortName: maybe(names),
	roles: maybe(fc.subarray(['organizer', 'committee', 'chair'])),
	affiliation: maybe(names),
	homepage: maybe(address),
	links,
	aliases
});

/** Minutes after midnight, in steps of five; hours in which no clock of the world is changed. */
const minute = fc.integer({ min: 6 * 12, max: 22 * 12 }).map((step) => step * 5);
const clock = (minutes: number) =>
	`${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

const when = maybe(
	fc.record({
		day: fc.nat(),
		start: minute,
		length: maybe(fc.integer({ min: 1, max: 24 }).map((step) => step * 5)),
		afterMidnight: fc.integer({ min: 0, max: 9 }).map((one) => one === 0)
	})
);

/** Who and where are numbers: of the lists of the program, from the start again where they are shorter. */
const session = fc.record({
	kind: fc.constantFrom(...kinds),
	title: maybe(titles),
	when,
	rooms: several(fc.nat(), 3),
	speakers: several(fc.nat(), 3),
	authors: several(fc.nat(), 3),
	paperAuthors: several(fc.oneof(fc.nat(), names), 3),
	track: maybe(fc.nat()),
	language: maybe(language),
	status: maybe(fc.constantFrom(...statuses)),
	online: maybe(fc.constant('https://meet.example.org/x')),
	links,
	aliases,
	summary: fc.constantFrom(...summaryKinds),
	summarized: maybe(paragraphs)
});

const paper = fc.record({
	title: titles,
	authors: fc.array(fc.oneof(fc.nat(), names), { minLength: 1, maxLength: 3 }),
	session: maybe(fc.nat())
});

const reading = fc.record({
	section: names,
	items: fc.array(fc.record({ title: titles, authors: maybe(names), url: address }), {
		minLength: 1,
		maxLength: 2
	})
});

const everything = fc.record({
	event,
	rooms: several(room, 4),
	tracks: several(track, 3),
	people: several(person, 6),
	bios: fc.array(maybe(paragraphs), { minLength: 6, maxLength: 6 }),
	sessions: fc.oneof(
		{ weight: 1, arbitrary: fc.array(session, { maxLength: 1 }) },
		{ weight: 4, arbitrary: fc.array(session, { minLength: 2, maxLength: 9 }) }
	),
	papers: several(paper, 4),
	reading: several(reading, 2),
	abstract: maybe(paragraphs),
	call: maybe(paragraphs)
});

type Everything = typeof everything extends fc.Arbitrary<infer T> ? T : never;

const named = <T extends object>(all: T[], prefix: string) =>
	all.map((one, at) => ({ id: `${prefix}-${at + 1}`, ...one }));

/** Ids of a list by numbers, each once. */
const pick = (all: { id: string }[], numbers: number[]) =>
	all.length === 0 ? [] : [...new Set(numbers.map((number) => all[number % all.length]!.id))];

const bylines = (people: { id: string }[], authors: (number | string)[]) => {
	const known = pick(
		people,
		authors.filter((one) => typeof one === 'number')
	);
	return [...known, ...authors.filter((one) => typeof one === 'string').map((name) => ({ name }))];
};

function timesOf({ when: at }: Everything['sessions'][number], days: string[]): Fields {
	if (!at) return {};
	const day = days[at.day % days.length]!;
	// half past four is night everywhere, and no clock is changed then
	if (at.afterMidnight) return { day, start: `${dayAfter(day)}T04:30` };
	const end = at.length === undefined ? undefined : at.start + at.length;
	return {
		day,
		start: clock(at.start),
		end: end !== undefined && end >= 24 * 60 ? `${dayAfter(day)}T04:30` : end && clock(end)
	};
}

function sessionFields(
	one: Everything['sessions'][number] & { id: string },
	lists: Record<'rooms' | 'tracks' | 'people', { id: string }[]>,
	days: string[]
): Fields {
	const { id, kind, title, language, status, online, links, aliases } = one;
	return {
		...{ id, kind, title, language, status, online, links, aliases },
		...timesOf(one, days),
		rooms: pick(lists.rooms, one.rooms),
		speakers: pick(lists.people, one.speakers),
		authors: pick(lists.people, one.authors),
		paperAuthors: bylines(lists.people, one.paperAuthors),
		track: one.track === undefined ? undefined : pick(lists.tracks, [one.track])[0],
		summary: one.summarized === undefined ? undefined : one.summary
	};
}

const yaml = (value: unknown) => `${JSON.stringify(value, null, '\t')}\n`;

/** Files that are no list with nothing in it, and no text that is not there. */
function filesOf(all: Everything): Files {
	const { event } = all;
	const [rooms, tracks] = [named(all.rooms, 'room'), named(all.tracks, 'track')];
	const people = named(all.people, 'person');
	const sessions = named(all.sessions, 'session');
	const papers = all.papers.map(({ title, authors, session }, at) => ({
		number: at + 1,
		title,
		authors: bylines(people, authors),
		url: 'https://example.org/paper.pdf',
		session: session === undefined ? undefined : pick(sessions, [session])[0]
	}));
	const lists = { rooms, tracks, people, papers, reading: all.reading };
	const texts: [string, string | undefined][] = [
		...sessions.map(({ id, summarized }): [string, string | undefined] => [
			`sessions/${id}.md`,
			summarized
		]),
		...people.map(({ id }, at): [string, string | undefined] => [`people/${id}.md`, all.bios[at]]),
		['pages/abstract.md', all.abstract],
		['pages/call-for-papers.md', all.call]
	];
	return {
		'event.yaml': yaml(event),
		'sessions.yaml': yaml(
			sessions.map((one) => sessionFields(one, { rooms, tracks, people }, event.days))
		),
		...Object.fromEntries(
			Object.entries(lists)
				.filter(([, list]) => list.length > 0)
				.map(([name, list]) => [`${name}.yaml`, yaml(list)])
		),
		...Object.fromEntries(texts.filter((text): text is [string, string] => text[1] !== undefined))
	};
}

/** What was made of a seed, the same each time: the folder, and how often it is published. */
export function folderOf(seed: number): { files: Files; publications: 0 | 1 | 2 } {
	const one = fc.record({
		files: everything.map(filesOf),
		publications: fc.constantFrom<(0 | 1 | 2)[]>(0, 1, 2)
	});
	return fc.sample(one, { seed, numRuns: 1 })[0]!;
}
