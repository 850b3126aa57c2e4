/** KonOpas and its family: every shape that their files come in. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Unreadable, type Given } from '../../../src/lib/formats/format';
import { konopas } from '../../../src/lib/formats/konopas/reader';
import type { Draft, DraftSession } from '../../../src/lib/program/exchange/draft';
import { BUSY, damaged } from '../damage';
import { readOrRefuse } from '../sound';
import { runs } from '../../runs';

const nothing: Given = { zone: null, date: null, base: null };

function read(text: string | string[], given: Partial<Given> = {}): Draft {
	const files = [text].flat().map((one, index) => ({ name: `file${index}.js`, text: one }));
	return konopas.read(files, { ...nothing, ...given });
}

const first = ({ sessions: [session] }: Draft): DraftSession => session!;

const said = ({ remarks }: Draft) =>
	remarks
		.filter(({ sort }) => sort !== 'read')
		.map(({ sort, at, what }) => `${sort}: ${at}: ${what}`);

const refusal = (text: string | string[]): string => {
	try {
		read(text);
	} catch (error) {
		if (error instanceof Unreadable) return error.message;
		throw error;
	}
	return 'nothing was refused';
};

/** One item as JSON, with some fields changed. */
const item = (more: Record<string, unknown> = {}) => ({
	...{ id: '7', title: 'A panel of four', tags: [], date: '2031-05-02', time: '10:00', mins: '50' },
	...{ loc: ['Hall A'], people: [], desc: '', links: [] },
	...more
});

const session = (more: Record<string, unknown> = {}, given: Partial<Given> = {}) =>
	first(read(JSON.stringify([item(more)]), given));

const saidOf = (more: Record<string, unknown>) => said(read(JSON.stringify([item(more)])));

const javascript = `\uFEFF// made by a program [not data]
var program = [
	{ id: '1', 'title': "It's a start {", date: "2031-05-02", time: "09:30", mins: "30",
	  loc: ["Hall A", "First floor"], people: [{ id: "11", name: "Ada Example (moderator)" }, { "id": "12", "name": "Bo Sample" }],
	  desc: "<p>Two words.<\\/p>", tags: ["Track:Art"], },
];
/* the people of it */
var people = [{ "id": "11", "name": ["Ada", "Example"], "prog": ["1"], "bio": null },
	{ "id": "12", "name": ["Bo", "Sample", "Dr", "Jr."], "tags": [], "prog": ["1"], "links": {}, "bio": "A <b>bold</b> one." }];
`;

describe('files of KonOpas', () => {
	it('are read as JavaScript, both lists one after another, comments and a byte order mark aside', () => {
		const draft = read(javascript);
		expect(first(draft)).toMatchObject({
			...{ key: '1', title: "It's a start {", start: '2031-05-02T09:30', end: '2031-05-02T10:00' },
			...{ rooms: ['Hall A'], track: 'Art', speakers: [0, 1], summary: 'Two words.' }
		});
		expect(draft.rooms).toEqual([{ key: 'Hall A', name: 'Hall A', directions: 'First floor' }]);
		expect(draft.people.map(({ key, name, sortName, bio }) => [key, name, sortName, bio])).toEqual([
			['11', 'Ada Example', 'Example, Ada', null],
			['12', 'Dr Bo Sample, Jr.', 'Sample, Dr Bo', 'A **bold** one.']
		]);
		expect(draft.tracks).toEqual([{ key: 'Art', name: 'Art', color: null }]);
		expect(draft.event.zone).toBe(null);
	});

	it('are read in two files in either order, and as bare arrays', () => {
		const program = JSON.stringify([item({ people: [{ id: 'p' }] })]);
		const people = JSON.stringify([{ id: 'p', name: ['Ada Example'], prog: ['7'], bio: '' }]);
		for (const files of [
			[program, people],
			[people, program],
			[`${program};\n${people}`],
			[`program = ${program}`, `window.people=${people}`]
		]) {
			const draft = read(files);
			expect(draft.people.map(({ name }) => name)).toEqual(['Ada Example']);
			expect(first(draft).speakers).toEqual([0]);
		}
	});

	it('are read as ConClár of version 2, with its info named as left out', () => {
		const draft = read(
			JSON.stringify({
				...{ schemaVersion: 2, info: { note: 'About it' } },
				...{ schedule: [item()], people: [{ id: 'p', name: ['Ada Example'], prog: [] }] }
			})
		);
		expect(draft.sessions.length).toBe(1);
		expect(draft.people.length).toBe(1);
		expect(said(draft)).toEqual(['left out: file: the field "info"']);
	});

	it('of the oldest kind say day, room, floor and precis, and tell no minutes', () => {
		const old = {
			id: '3',
			title: 'Old',
			day: '2012-08-30',
			time: '10:30',
			floor: 'West',
			room: 'Gold'
		};
		const draft = read(`prog = ${JSON.stringify([{ ...old, precis: 'Words', tags: ['panel'] }])}`);
		expect(first(draft)).toMatchObject({
			...{ start: '2012-08-30T10:30', end: null, rooms: ['Gold'], summary: 'Words', kind: 'panel' }
		});
		expect(draft.rooms).toEqual([{ key: 'Gold', name: 'Gold', directions: 'West' }]);
	});

	it('tell no zone: only a given one is taken', () => {
		expect(read(javascript).event.zone).toBe(null);
		expect(read(javascript, { zone: 'Europe/Dublin' }).event.zone).toBe('Europe/Dublin');
	});

	it('are never run', () => {
		expect(refusal('var program = [{ "title": alert(1), "date": "" }];')).toBe(
			"file0.js:1: this data is damaged (invalid character 'a'). Export it again."
		);
	});

	it('that are cut off, nested without end or without sessions are refused in a sentence', () => {
		expect(refusal('var program = [\n{ "title": "Cut')).toBe(
			'file0.js:1: what begins here never ends. Part of the file may be missing.'
		);
		expect(refusal('['.repeat(100_000))).toBe(
			'file0.js:1: this is nested too deeply. No program is.'
		);
		expect(refusal('var people = [{"id":"1","name":["Ada"],"prog":[]}]')).toMatch(
			/no sessions in it/
		);
		expect(refusal('var program = [\n\n{ title: "A", date: }]')).toMatch(
			/^file0\.js:3: this data is damaged/
		);
	});
});

describe('when a session takes place', () => {
	it('stands in a date and a time in all their spellings', () => {
		const start = (date: string, time: string) => session({ date, time }).start;
		expect(start('2013/07/05', '12:00:00')).toBe('2013-07-05T12:00');
		expect(start('2013-7-5', '9:05')).toBe('2013-07-05T09:05');
		expect(start('2013-07-05', '12:15 AM')).toBe('2013-07-05T00:15');
		expect(start('2013-07-05', '9:05 pm')).toBe('2013-07-05T21:05');
	});

	it('stands in datetime, which comes first and keeps its offset', () => {
		expect(session({ datetime: '2014-08-14T10:00:00+01:00' })).toMatchObject({
			...{ start: '2014-08-14T10:00+01:00', end: '2014-08-14T10:50+01:00' }
		});
		expect(session({ datetime: '2014-08-14 10:00:00 UTC' }).start).toBe('2014-08-14T10:00Z');
		expect(session({ datetime: '2014-08-14T23:30:00.000Z' }).end).toBe('2014-08-15T00:20+00:00');
		expect(session({ datetime: '2014-08-14T10:00:00' }).start).toBe('2014-08-14T10:00');
		expect(session({ date: '2013-12-25T23:30:00+00:00', time: undefined }).start).toBe(
			'2013-12-25T23:30+00:00'
		);
	});

	it('has no end where minutes are missing or 0', () => {
		expect(session({ mins: '0' }).end).toBe(null);
		expect(session({ mins: 0 }).end).toBe(null);
		expect(session({ mins: undefined }).end).toBe(null);
		expect(session({ mins: 75 }).end).toBe('2031-05-02T11:15');
		expect(saidOf({ mins: 'about 50' })).toEqual([
			'left out: [0]: "about 50", which isn\'t a number of minutes'.replace('[0]', 'program[0]')
		]);
	});

	it('keeps its length in the night when clocks change, where the zone is known', () => {
		const night = { date: '2031-10-26', time: '01:00', mins: '180' };
		expect(session(night).end).toBe('2031-10-26T04:00');
		expect(session(night, { zone: 'Europe/Dublin' }).end).toBe('2031-10-26T03:00');
	});

	it('is left out where it cannot be read', () => {
		expect(session({ date: 'Friday', time: '10:00' }).start).toBe(null);
		expect(saidOf({ date: 'Friday', time: '10:00', mins: undefined })).toEqual([
			'left out: program[0]: "Friday 10:00", which isn\'t a date and time'
		]);
		expect(session({ date: '2031-02-30' }).start).toBe(null);
		expect(session({ time: '25:00' }).start).toBe(null);
	});
});

describe('where a session takes place', () => {
	const rooms = (...locs: (string[] | string | null)[]) => {
		const { rooms: known, sessions } = read(
			JSON.stringify(locs.map((loc, index) => item({ id: String(index + 1), loc })))
		);
		return { known, keys: sessions.map((one) => one.rooms) };
	};

	it('is a room and its area', () => {
		expect(rooms(['Hall', 'Level 1'], ['Hall']).known).toEqual([
			{ key: 'Hall', name: 'Hall', directions: 'Level 1' }
		]);
	});

	it('is several rooms where each of them stands first elsewhere', () => {
		expect(rooms(['Hall', 'Aula'], ['Aula'], 'Hall', [], null).keys).toEqual([
			...[['Hall', 'Aula'], ['Aula'], ['Hall'], [], []]
		]);
	});

	it('is one of two rooms where two areas have one of the same name', () => {
		const { known, keys } = rooms(['Hall', 'Inn'], ['Hall', 'Court']);
		expect(known.map(({ name }) => name)).toEqual(['Hall (Inn)', 'Hall (Court)']);
		expect(keys).toEqual([['Hall (Inn)'], ['Hall (Court)']]);
	});
});

describe('people of a session', () => {
	const withPeople = (people: unknown, entries: unknown[] = []) =>
		read([JSON.stringify([item({ people })]), `people = ${JSON.stringify(entries)}`]);

	it('may be null', () => {
		expect(first(withPeople(null)).speakers).toEqual([]);
	});

	it('are the same person with and without the mark of a moderator, who is then a chair', () => {
		const { people } = read(
			JSON.stringify([
				item({ people: [{ id: '9', name: 'Ada Example (moderator)' }] }),
				item({ id: '8', people: [{ id: '9', name: 'Ada Example' }] })
			])
		);
		expect(people.map(({ name, chair }) => [name, chair])).toEqual([['Ada Example', true]]);
		expect(withPeople([{ id: '9', name: 'Bo', role: 'moderator' }]).people[0]?.chair).toBe(true);
		expect(withPeople([{ id: '9', name: 'Bo', role: 'panelist' }]).people[0]?.chair).toBe(false);
	});

	it('are named by the entry of their id, and by the mention where they have none', () => {
		const draft = withPeople(
			[{ id: '1', name: 'A. E.' }, { id: '2', name: 'Bo Sample' }, { id: '3' }],
			[{ id: '1', name: ['Ada', 'Example'], prog: ['7'] }]
		);
		expect(draft.people.map(({ key, name }) => [key, name])).toEqual([
			['1', 'Ada Example'],
			['2', 'Bo Sample']
		]);
		expect(said(draft)).toEqual([
			'left out: program[0].people[0]: another name of the same person',
			'left out: program[0].people[2]: a person without a name'
		]);
	});

	it('with a placeholder for an id, or none, are never merged', () => {
		const draft = withPeople([
			{ id: '0', name: 'Bo' },
			{ id: 0, name: 'Bo' },
			{ name: 'Bo' },
			'Bo'
		]);
		expect(draft.people.map(({ key }) => key)).toEqual([null, null, null, null]);
		expect(first(draft).speakers).toEqual([0, 1, 2, 3]);
	});

	it('follow from the entries of people where the session says nothing', () => {
		const draft = withPeople(null, [{ id: '1', name: 'Ada Example', prog: ['7', '99'] }]);
		expect(first(draft).speakers).toEqual([0]);
		expect(said(draft)).toEqual([
			'inferred: people[0].prog[0]: who takes part, from the entry of a person',
			'left out: people[0].prog[1]: a session that does not name this person'
		]);
	});

	it('have links, and pictures that are left out', () => {
		const draft = withPeople(null, [
			{
				...{ id: '1', name: ['Ada Example'], sortname: 'Example Ada', prog: [] },
				links: {
					url: 'https://ada.example.org/',
					twitter: '@ada',
					img: '/a.jpg',
					fb: 'javascript:x'
				}
			}
		]);
		expect(draft.people[0]?.sortName).toBe('Example, Ada');
		expect(draft.people[0]?.links).toEqual([
			{ kind: 'homepage', url: 'https://ada.example.org/', label: '' },
			{ kind: 'other', url: 'https://twitter.com/ada', label: 'twitter' }
		]);
		expect(said(draft)).toEqual([
			'left out: people[0].links: a profile picture, which lies on another host',
			'changed: people[0].links.twitter: a name on a network, made an address',
			"left out: people[0].links.fb: an address that isn't a web address"
		]);
	});
});

describe('what a session is', () => {
	it('follows from its type or format, and never from the title of something presented', () => {
		expect(session({ tags: ['Type:Panel'] }).kind).toBe('panel');
		expect(session({ format: 'Talk' }).kind).toBe('talk');
		expect(session({ tags: ['panel'] }).kind).toBe('panel');
		expect(session({ title: 'Lunch' }).kind).toBe('lunch');
		const people = [{ id: '1', name: 'Bo Sample' }];
		expect(session({ title: 'Lunch', people }).kind).toBe('other');
		expect(session({ title: 'Opening ceremony', people, tags: ['Type:Ceremony'] }).kind).toBe(
			'opening'
		);
	});

	it('has the track that is named so, else the first bare tag, and says that', () => {
		expect(session({ tags: ['Division:Main', 'Track: Art', 'Tag:Fun'] }).track).toBe('Art');
		expect(session({ tags: ['Panel', 'Costumes', 'Fun'] }).track).toBe('Costumes');
		expect(saidOf({ tags: ['Costumes', 'Fun'] })).toEqual([
			'inferred: program[0]: a track, from the first tag',
			'left out: program[0]: tags'
		]);
	});

	it('has no track from a bare tag where other sessions name theirs', () => {
		const items = [item({ tags: ['Track:Art'] }), item({ id: '8', tags: ['Fun'] })];
		const draft = read(JSON.stringify(items));
		expect(draft.sessions.map(({ track }) => track)).toEqual(['Art', null]);
	});

	it('has tags as objects, of which label and category stand once', () => {
		const draft = read(
			JSON.stringify([
				item({ tags: [{ value: 't1', category: 'Track', label: 'Art' }] }),
				item({ id: '8', tags: [{ value: 't1' }] })
			])
		);
		expect(draft.sessions.map(({ track }) => track)).toEqual(['Art', 'Art']);
	});

	it('is online where its links say so; without one the tag alone is left out', () => {
		const tags = [
			{ value: 'session_in_person', category: 'Environment', label: 'In Person' },
			{ value: 'session_online', category: 'Environment', label: 'Online' }
		];
		const links = {
			...{ signup: 'https://a.example.org/s', meeting: 'https://a.example.org/m' },
			...{ recording: 'https://a.example.org/r', chat: 'https://a.example.org/c' }
		};
		expect(session({ tags, links })).toMatchObject({
			...{ online: 'https://a.example.org/m', track: null },
			links: [
				{ kind: 'other', url: 'https://a.example.org/s', label: 'Sign-up' },
				{ kind: 'video', url: 'https://a.example.org/r', label: 'Recording' },
				{ kind: 'other', url: 'https://a.example.org/c', label: 'Chat' }
			]
		});
		expect(saidOf({ tags })).toEqual([
			'left out: program[0]: that one can take part online, as no address is given'
		]);
	});

	it('never brings an address with a password or a script', () => {
		const links = { meeting: 'https://zoom.example.org/j/1?pwd=abc', chat: 'javascript:alert(1)' };
		expect(session({ links })).toMatchObject({ online: null, links: [] });
	});

	it('has a plain title and safe words', () => {
		expect(session({ title: 'Salt &amp; <i>Pepper</i> &lt;3' }).title).toBe('Salt & Pepper <3');
		expect(session({ title: 'a < b & c' }).title).toBe('a < b & c');
		expect(session({ desc: 'One\n\n* not a list' }).summary).toBe('One\n\n\\* not a list');
		expect(session({ desc: 'It&rsquo;s<script>alert(1)</script>' }).summary).toBe('It’s');
	});

	it('names every other field as left out', () => {
		expect(saidOf({ lock_version: 3, short_title: 'A', empty: '' })).toEqual([
			'left out: program[0]: the field "lock_version"',
			'left out: program[0]: a shorter title'
		]);
	});
});

describe('updates', () => {
	const program = `var program = ${JSON.stringify([item(), item({ id: '8' })])};`;

	it('change, add and take out entries', () => {
		const draft = read([
			program,
			`var updates = { "program": {
				"7": { "title": "New words", "loc": ["Aula"] },
				"8": {},
				"9": { "new": true, "title": "Added", "date": "2031-05-02", "time": "18:00", "mins": "0", "loc": [] },
				"10": { "title": "Unknown" }
			}, "people": {} };`
		]);
		expect(draft.sessions.map(({ key, title, rooms }) => [key, title, rooms])).toEqual([
			['7', 'New words', ['Aula']],
			['9', 'Added', []]
		]);
		expect(said(draft)).toEqual([
			'left out: updates.program.8: an entry that an update takes out',
			'left out: updates.program.10: an update of an entry that is not there'
		]);
	});
});

describe('recognizing', () => {
	const recognizes = (text: string) => konopas.recognizes({ name: 'a', text });

	it('knows every shape, and no other format', () => {
		expect(recognizes(javascript)).toBe(true);
		expect(recognizes(JSON.stringify([item()]))).toBe(true);
		expect(recognizes(JSON.stringify({ schemaVersion: 2, schedule: [item()] }))).toBe(true);
		expect(recognizes(JSON.stringify([{ id: 'p', name: ['Ada'], prog: [] }]))).toBe(true);
		for (const other of [
			'',
			'[]',
			'{}',
			'[{"title":"A","start":"2031-05-02T10:00","end":"2031-05-02T11:00","location":"Hall"}]',
			'[{"date":"2031-05-02","rooms":[],"timeSlots":[]}]',
			'{"schedule":{"conference":{"days":[]}}}',
			'{"sessions":[],"speakers":[],"rooms":[]}',
			'title,start\nA,10:00'
		]) {
			expect([other, recognizes(other)]).toEqual([other, false]);
		}
	});
});

describe('any text', () => {
	const hostile = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.json().map((text) => `var program = ${text}`),
		fc
			.array(fc.record({ id: fc.jsonValue(), title: fc.jsonValue(), date: fc.jsonValue() }), {
				minLength: 1
			})
			.map((items) => JSON.stringify(items)),
		fc
			.dictionary(
				fc.constantFrom(...Object.keys(item()), 'datetime', '__proto__', 'constructor'),
				fc.jsonValue()
			)
			.map((one) => JSON.stringify([item(one)]))
	);

	it('is read, or refused in a sentence', () => {
		fc.assert(
			fc.property(hostile, (text) => {
				konopas.recognizes({ name: 'a', text });
				try {
					read(text);
				} catch (error) {
					expect(error).toBeInstanceOf(Unreadable);
				}
			}),
			runs(150)
		);
	});

	it(
		'also that of a file with anything in the place of its values, gives a sound draft',
		() => {
			const schedule = [
				item({ tags: ['Track:Art', { value: 't', label: 'Talk', category: 'Type' }] }),
				item({
					id: '8',
					people: [{ id: '1', name: 'Ada Example (moderator)' }],
					links: { chat: '' }
				}),
				{ id: '9', title: 'Old', day: '2031-05-02', time: '10:30', floor: 'West', room: 'Gold' }
			];
			const one = { id: '1', name: ['Ada', 'Example'], sortname: '', prog: ['8'], bio: '<b>x</b>' };
			const updates = { program: { '7': { title: 'New' }, '8': {} }, people: {} };
			const file = { schemaVersion: 2, schedule, people: [one], updates };
			fc.assert(
				fc.property(damaged(file), (value) => {
					readOrRefuse(konopas, [{ name: 'a', text: JSON.stringify(value) }]);
				})
			);
		},
		BUSY
	);
});

const octocon = resolve(import.meta.dirname, '../../../../shared/datasets/octocon2022');
const there = existsSync(octocon);
if (!there) console.log(`skipped: ${octocon} is not there`);

describe.skipIf(!there)('Octocon 2022', () => {
	interface RawItem {
		[field: string]: unknown;
		id: string;
		title: string;
		date: string;
		time: string;
		mins: string;
		loc: string[];
		people: { id: string; name: string }[] | null;
		desc: string;
	}
	const load = (name: string) => readFileSync(join(octocon, name), 'utf8');
	const raw = there ? (JSON.parse(load('schedule.json')) as { schedule: RawItem[] }).schedule : [];
	const rawPeople = there
		? (JSON.parse(load('people.json')) as { people: { id: string; name: string[]; bio: string }[] })
				.people
		: [];
	const draft = there
		? konopas.read(
				['people.json', 'schedule.json'].map((name) => ({ name, text: load(name) })),
				{ zone: 'Europe/Dublin', date: null, base: null }
			)
		: read(JSON.stringify([item()]));

	/** In October Dublin is an hour ahead of UTC. */
	const utc = (date: string, time: string, minutes = 0) =>
		new Date(Date.parse(`${date}T${time}:00+01:00`) + minutes * 60_000).toISOString();
	const words = (text: string | null) =>
		(text ?? '').replace(/&[a-z]+;|&#\d+;|<[^>]*>/g, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];

	it('has as many sessions, people, rooms and days as its files', () => {
		expect(draft.sessions.length).toBe(raw.length);
		expect(raw.length).toBe(86);
		expect(draft.people.length).toBe(rawPeople.length);
		expect(draft.rooms.length).toBe(new Set(raw.map(({ loc }) => loc[0])).size);
		const days = new Set(draft.sessions.map(({ start }) => start?.slice(0, 10)));
		expect([...days].sort()).toEqual([...new Set(raw.map(({ date }) => date))].sort());
	});

	it('begins and ends when its files say', () => {
		const starts = draft.sessions.map(({ start }) => Date.parse(`${start}:00+01:00`));
		const last = Math.max(...draft.sessions.map(({ end }) => Date.parse(`${end}:00+01:00`)));
		expect(new Date(Math.min(...starts)).toISOString()).toBe('2022-10-14T19:00:00.000Z');
		expect(new Date(last).toISOString()).toBe(
			raw
				.map(({ date, time, mins }) => utc(date, time, Number(mins)))
				.sort()
				.at(-1)
		);
	});

	it('has twenty sessions, picked at random, field by field as its files', () => {
		const picks = fc.sample(fc.integer({ min: 0, max: raw.length - 1 }), {
			numRuns: 20,
			seed: 2022
		});
		for (const index of picks) {
			const [one, read] = [raw[index]!, draft.sessions[index]!];
			const names = new Map(
				rawPeople.map(({ id, name }) => [id, name.join(' ').replace(/ +/g, ' ')])
			);
			expect(read.key).toBe(one.id);
			expect(read.title).toBe(one.title);
			expect(new Date(`${read.start}:00+01:00`).toISOString()).toBe(utc(one.date, one.time));
			expect(new Date(`${read.end}:00+01:00`).toISOString()).toBe(
				utc(one.date, one.time, Number(one.mins))
			);
			expect(read.rooms).toEqual(one.loc);
			expect(read.speakers.map((position) => draft.people[position]?.name)).toEqual(
				(one.people ?? []).map(({ id }) => names.get(id))
			);
			const tags = one.tags as string[];
			expect(`Track:${read.track}`).toBe(tags.find((tag) => tag.startsWith('Track:')));
			const known = new Set(words(read.summary));
			const missing = words(one.desc.replace(/<a [^>]*>/g, ' ')).filter((word) => !known.has(word));
			expect(missing).toEqual([]);
		}
	});

	it('marks as chairs those who moderate somewhere, and nobody else', () => {
		const moderators = raw.flatMap(({ people }) =>
			(people ?? []).filter(({ name }) => name.endsWith('(moderator)')).map(({ id }) => id)
		);
		const chairs = draft.people.filter(({ chair }) => chair).map(({ key }) => key);
		expect(chairs.sort()).toEqual([...new Set(moderators)].sort());
		expect(draft.people.filter(({ name }) => name.includes('('))).toEqual([]);
	});

	it('is recognized', () => {
		for (const name of ['people.json', 'schedule.json']) {
			expect(konopas.recognizes({ name, text: load(name) })).toBe(true);
		}
	});
});
