import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { safeHtml } from '../../../src/lib/markdown/safeHtml';
import { c3vocJson } from '../../../src/lib/formats/c3voc/reader';
import type { Draft } from '../../../src/lib/program/exchange/draft';
import { BUSY } from '../damage';
import { dataset } from '../datasets';
import { jsonFile, nothingGiven } from '../fixtures';
import { countsOf, expectSound, readOrRefuse } from '../sound';
import { runs } from '../../runs';

type Json = Record<string, unknown>;

const read = (value: unknown): Draft => {
	const draft = c3vocJson.read([jsonFile('schedule.json', value)], nothingGiven);
	expectSound(draft);
	return draft;
};

const talk: Json = {
	...{ id: 17, guid: 'a0a0fcfe-b7fb-46e3-84b6-97a5406016b4', title: 'A talk', subtitle: '' },
	...{ date: '2030-05-02T10:30:00+02:00', start: '10:30', duration: '00:25', room: 'Aula' },
	...{ slug: 'north-17-a-talk', url: '', track: null, type: 'lecture', language: 'en' },
	...{ abstract: 'One.', description: '', persons: [], links: [], attachments: [] }
};

const schedule = (rooms: Record<string, Json[]>, conference: Json = {}, more: Json = {}) => ({
	...more,
	schedule: {
		version: '1',
		conference: {
			...{ acronym: 'north30', title: 'North', start: '2030-05-02', end: '2030-05-02' },
			days: [{ index: 1, date: '2030-05-02', rooms }],
			...conference
		}
	}
});

const only = (more: Json) => read(schedule({ Aula: [{ ...talk, ...more }] }));

describe('version 1', () => {
	it('gives times, rooms and the zone it names', () => {
		const draft = read(schedule({ Aula: [talk] }, { time_zone_name: 'Europe/Oslo' }));
		expect(draft.event).toMatchObject({ key: 'north30', name: 'North', zone: 'Europe/Oslo' });
		expect(draft.sessions[0]).toMatchObject({
			...{ key: '17', kind: 'talk', day: '2030-05-02', rooms: ['Aula'] },
			start: '2030-05-02T10:30:00+02:00',
			end: '2030-05-02T10:55:00+02:00'
		});
	});

	it('tells people apart by code, number or guid, never by placeholders', () => {
		const persons = [
			{ id: 0, public_name: 'Kim' },
			{ id: 0, public_name: 'Lee' },
			{ id: 7, public_name: 'Mo' },
			{ code: 'XY9Z21', id: 8, name: 'Pat', biography: 'Draws *maps*.' },
			{ guid: '0c16ffaa-709d-599f-959f-9a38b911361a', name: 'Sam' }
		];
		expect(only({ persons }).people.map(({ key, name, bio }) => [key, name, bio])).toEqual([
			[null, 'Kim', null],
			[null, 'Lee', null],
			['7', 'Mo', null],
			['XY9Z21', 'Pat', 'Draws *maps*.'],
			['0c16ffaa-709d-599f-959f-9a38b911361a', 'Sam', null]
		]);
	});

	it('reads links that are given as text, and leaves out what is none', () => {
		const links = ['https://a.example.org/', { url: 'ftp://b.example.org', title: 'Old' }, ''];
		const draft = only({ links });
		expect(draft.sessions[0]?.links.map(({ url }) => url)).toEqual(['https://a.example.org/']);
		expect(countsOf(draft, 'left out')).toEqual({ "an address that isn't a web address": 1 });
	});

	it('has attachments where the file says that they are', () => {
		const draft = read(
			schedule({ Aula: [{ ...talk, attachments: [{ url: '/a/17.pdf', title: 'Slides' }] }] }, {})
		);
		expect(countsOf(draft, 'left out')).toEqual({ "an address that isn't a web address": 1 });
		const based = schedule({
			Aula: [{ ...talk, attachments: [{ url: '/a/17.pdf', title: 'Slides' }] }]
		});
		const value = { schedule: { ...based.schedule, base_url: 'https://n.example.org/2030/' } };
		expect(read(value).sessions[0]?.links).toEqual([
			{ kind: 'slides', url: 'https://n.example.org/a/17.pdf', label: 'Slides' }
		]);
	});

	it('is one session where a merged file has it in two rooms, one of them without a name', () => {
		const draft = read(
			schedule({ '': [{ ...talk, room: '' }], Aula: [talk], Foyer: [{ ...talk, room: 'Foyer' }] })
		);
		expect(draft.sessions.map(({ rooms }) => rooms)).toEqual([['Aula', 'Foyer']]);
	});

	it('takes a room without a name for none', () => {
		const draft = read(schedule({ '': [{ ...talk, room: '' }] }));
		expect([draft.rooms, draft.sessions[0]?.rooms]).toEqual([[], []]);
	});

	it('keeps repeated sessions of one identifier apart', () => {
		const again = { ...talk, date: '2030-05-02T15:00:00+02:00' };
		const { sessions } = read(schedule({ Aula: [talk, again] }));
		expect(sessions.map(({ key }) => key)).toEqual(['17', null]);
	});

	it('names what it leaves out', () => {
		const draft = only({
			do_not_record: true,
			logo: '/l.png',
			answers: [{ question: 1 }],
			feedback_url: 'https://f.example.org'
		});
		expect(countsOf(draft, 'left out')).toEqual({
			'the wish not to be recorded': 1,
			'a picture, which lies on another host': 1,
			'the field "answers"': 1,
			'an address for feedback': 1
		});
	});

	it('refuses identifiers that are words', () => {
		expect(() => only({ id: 'seventeen' })).toThrow(
			/^schedule\.json: schedule\.conference\.days\[0\]\.rooms\.Aula\[0\]\.id is "seventeen", and must be a whole number\./
		);
		expect(only({ id: '17' }).sessions[0]?.key).toBe('17');
	});
});

describe('version 2', () => {
	const flat = (session: Json) => ({
		schedule: {
			conference: {
				...{ acronym: 'north30', title: 'North', time_zone_name: 'Europe/Oslo' },
				rooms: [{ name: 'Aula', slug: 'aula', guid: 'ba692ba3-421b-5371-8309-60acc34a3c05' }],
				tracks: [{ name: 'Maps', slug: 'maps', color: '#123456' }]
			},
			events: [session]
		}
	});

	it('has a flat list, rooms by slug and participants by role', () => {
		const draft = read(
			flat({
				...{
					guid: '270fa44c-821a-577f-8ca3-33e8d4a8c2a7',
					code: 'HQCCYH',
					title: { de: 'Karten', en: 'Maps' }
				},
				...{ start: '2030-05-02T10:30:00+02:00', end: '2030-05-02T11:00:00+02:00' },
				...{ room: { slug: 'aula', name: 'The Aula' }, track: { slug: 'maps' } },
				participants: [
					{ guid: '0c16ffaa-709d-599f-959f-9a38b911361a', name: 'Ann', role: 'SPEAKER' },
					{ guid: '721a267b-b09d-5422-8221-4f9a71cfc727', name: 'Ben', role: 'CONTRIBUTOR' }
				]
			})
		);
		expect(draft.sessions[0]).toMatchObject({
			...{ key: 'HQCCYH', title: 'Maps', rooms: ['aula'], track: 'maps', speakers: [0] },
			...{ start: '2030-05-02T10:30:00+02:00', end: '2030-05-02T11:00:00+02:00', day: null }
		});
		expect(draft.people.map(({ name }) => name)).toEqual(['Ann']);
		expect(countsOf(draft, 'left out')).toEqual({
			'a person who only helps in a session': 1,
			'the same words in another language': 1
		});
	});
});

describe('the days, people and states of version 2', () => {
	const days = [
		{
			index: 1,
			date: '2030-05-02',
			start: '2030-05-02T07:30:00+00:00',
			end: '2030-05-03T06:00:00+02:00'
		},
		{
			index: 2,
			date: '2030-05-03',
			start: '2030-05-03T06:00:00+02:00',
			end: '2030-05-04T06:00:00+02:00'
		}
	];
	const ann = '0c16ffaa-709d-599f-959f-9a38b911361a';
	const events = [
		{ code: 'NIGHT1', title: 'Night', start: '2030-05-03T00:15:00+02:00', duration: 'PT45M' },
		{ code: 'BREAK1', title: 'Pause', type: 'BREAK', start: '2030-05-03T10:00:00+02:00' },
		{ code: 'SHORT1', title: 'Short', type: 'LIGHTNING_TALK', start: '2030-05-03T12:00:00+02:00' },
		{ code: 'GONE01', title: 'Gone', state: 'CANCELED', start: '2030-05-03T14:00:00+02:00' },
		{ code: 'NEVER1', title: 'Never', state: 'REJECTED', start: '2030-05-03T14:00:00+02:00' },
		{
			...{ code: 'HOST01', title: 'Hosted', start: '2030-05-03T16:00:00+02:00' },
			participants: [{ guid: ann.toUpperCase(), name: 'Ann', role: 'MODERATOR' }],
			url: 'https://n.example.org/1',
			links: [
				{ type: 'ORIGIN', url: 'https://n.example.org/2' },
				{ type: 'WEB', url: 'https://a.example.org/' }
			]
		}
	];
	const persons = [
		{
			...{
				guid: ann,
				name: 'Ann',
				biography: 'Draws *maps*.',
				avatar: { url: 'https://n.example.org/a.png' }
			},
			links: [{ url: 'https://a.example.org/ann' }]
		},
		{ guid: '721a267b-b09d-5422-8221-4f9a71cfc727', name: 'Ben' }
	];
	const draft = read({
		schedule: {
			conference: { acronym: 'north30', title: 'North', days, logo: { url: 'x' } },
			events,
			persons
		}
	});

	it('give nights to the day before, and ends from durations', () => {
		expect(draft.event.days).toEqual(['2030-05-02', '2030-05-03']);
		expect(draft.sessions.map(({ key, day }) => [key, day])).toEqual([
			['NIGHT1', '2030-05-02'],
			...['BREAK1', 'SHORT1', 'GONE01', 'HOST01'].map((key) => [key, '2030-05-03'])
		]);
		expect(draft.sessions[0]?.end).toBe('2030-05-03T01:00:00+02:00');
	});

	it('give kinds by type, and tell what is cancelled', () => {
		expect(draft.sessions.map(({ kind, status }) => [kind, status])).toEqual([
			['other', 'scheduled'],
			['break', 'scheduled'],
			['talk', 'scheduled'],
			['other', 'cancelled'],
			['talk', 'scheduled']
		]);
	});

	it('give people what their list tells, and name what is left out', () => {
		expect(
			draft.people.map(({ key, bio, links }) => [key, bio, links.map(({ url }) => url)])
		).toEqual([[ann, 'Draws *maps*.', ['https://a.example.org/ann']]]);
		expect(draft.sessions.at(-1)?.links.map(({ url }) => url)).toEqual(['https://a.example.org/']);
		expect(countsOf(draft, 'left out')).toEqual({
			'a picture, which lies on another host': 1,
			'a profile picture, which lies on another host': 1,
			'a session that is not accepted': 1,
			'what somebody does in a session, besides speaking': 1,
			'addresses of the session in the other system': 1,
			'a person without a session': 1
		});
	});
});

describe('any file', () => {
	it('is told from other JSON', () => {
		const recognized = (value: unknown) => c3vocJson.recognizes(jsonFile('x.json', value));
		expect(recognized(schedule({}))).toBe(true);
		expect(recognized({ sessions: [], speakers: [], conference: {} })).toBe(false);
		expect(recognized([{ conference: { days: [] } }])).toBe(false);
		expect(c3vocJson.recognizes({ name: 'x', text: '{"conference": ' })).toBe(false);
	});

	it('is refused where an object with a toString of its own stands for an identifier', () => {
		const file = jsonFile('s.json', schedule({ Aula: [{ ...talk, id: { toString: null } }] }));
		expect(() => c3vocJson.read([file], nothingGiven)).toThrow(
			'is "{"toString":null}", and must be a whole number'
		);
	});

	it('gives a draft or a sentence, never anything else', { timeout: BUSY }, () => {
		fc.assert(
			fc.property(fc.constantFrom(...Object.keys(talk)), fc.jsonValue(), (field, value) => {
				readOrRefuse(c3vocJson, [
					jsonFile('s.json', schedule({ Aula: [{ ...talk, [field]: value }] }))
				]);
			}),
			runs(100)
		);
	});
});

interface RawTalk {
	id: number;
	date: string;
	duration: string;
	title: string;
	persons: { id: number; code?: string; public_name: string; biography?: string }[];
	track: string;
	language: string;
	subtitle: string;
	abstract: string;
	description: string;
	links: { url: string }[];
	attachments: { url: string }[];
}
interface RawSchedule {
	schedule: {
		base_url: string;
		conference: { days: { date: string; rooms: Record<string, RawTalk[]> }[] };
	};
}

/** What a page shows of it, without space and signs. */
const letters = (html: string) =>
	html
		.replace(/<[^>]*>/g, '')
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&amp;/g, '&')
		.replace(/[^\p{L}\p{N}]/gu, '');

/** The texts hold HTML and Markdown; their words are the same, but for addresses in links. */
const words = (text: string) => letters(text.replace(/\]\([^)]*\)/g, ']'));

describe.each([
	{ path: 'camp2019/frab-camp2019.json', keyed: 'by number' },
	{ path: 'voc-schema/pretalx-democon.json', keyed: 'by number' }
])('the sample $path', ({ path }) => {
	const text = dataset(path);

	it.skipIf(!text)(
		'has the counts, the span and the sessions of the raw file',
		{ timeout: BUSY },
		() => {
			const value = JSON.parse(text!) as RawSchedule;
			const draft = read(value);
			const raw = value.schedule.conference.days.flatMap(({ date, rooms }) =>
				Object.entries(rooms).flatMap(([room, list]) =>
					list.map((one) => ({ ...one, room, day: date }))
				)
			);
			const start = (one: { date: string }) => DateTime.fromISO(one.date);
			const end = (one: { date: string; duration: string }) => {
				const [hours, minutes] = one.duration.split(':').map(Number);
				return start(one).plus({ hours, minutes });
			};
			const at = (moment: string | null) => DateTime.fromISO(moment ?? '').toMillis();
			expect(draft.sessions.length).toBe(raw.length);
			expect(draft.event.days).toEqual([...new Set(raw.map(({ day }) => day))].sort());
			expect(draft.rooms.length).toBe(new Set(raw.map(({ room }) => room)).size);
			expect(Math.min(...draft.sessions.map((one) => at(one.start)))).toBe(
				Math.min(...raw.map((one) => start(one).toMillis()))
			);
			expect(Math.max(...draft.sessions.map((one) => at(one.end)))).toBe(
				Math.max(...raw.map((one) => end(one).toMillis()))
			);
			const persons = raw.flatMap((one) => one.persons);
			const told = new Map(persons.map((one) => [one.code ?? String(one.id), one]));
			expect(new Set(draft.people.map(({ key }) => key))).toEqual(new Set(told.keys()));
			for (const { key, bio } of draft.people) {
				expect(words(safeHtml(bio ?? ''))).toBe(words(told.get(key ?? '')?.biography ?? ''));
			}
			for (const index of fc.sample(fc.nat(raw.length - 1), { numRuns: 20, seed: 2019 })) {
				const one = raw[index]!;
				const session = draft.sessions.find(({ key }) => key === String(one.id))!;
				expect(session.title).toBe(one.title.trim());
				expect(session.day).toBe(one.day);
				expect([at(session.start), at(session.end)]).toEqual([
					start(one).toMillis(),
					end(one).toMillis()
				]);
				expect(
					session.rooms.map((key) => draft.rooms.find((room) => room.key === key)?.name)
				).toEqual([one.room]);
				expect(session.speakers.map((position) => draft.people[position]?.name)).toEqual(
					one.persons.map(({ public_name }) => public_name.trim())
				);
				expect(draft.tracks.find(({ key }) => key === session.track)?.name).toBe(one.track);
				expect(session.language ?? draft.event.language).toBe(one.language);
				const links = [...one.links, ...one.attachments].filter(({ url }) => !url.startsWith('//'));
				expect(session.links.map(({ url }) => url)).toEqual(
					links.map(({ url }) => new URL(url, value.schedule.base_url).href)
				);
				expect(words(safeHtml(session.summary ?? ''))).toBe(
					words(`${one.subtitle} ${one.abstract} ${one.description}`)
				);
			}
		}
	);
});

describe('the sample of version 2', () => {
	const text = dataset('voc-schema/hub-schedule2.json');

	it.skipIf(!text)('has the sessions, people, rooms and tracks of the raw file', () => {
		const { schedule } = JSON.parse(text!) as {
			schedule: {
				conference: Record<'rooms' | 'tracks', { name: string }[]>;
				events: { code: string; title: string; start: string; end: string }[];
			};
		};
		const draft = read(JSON.parse(text!));
		const names = (list: { name: string }[]) => list.map(({ name }) => name);
		expect(names(draft.rooms)).toEqual(names(schedule.conference.rooms));
		expect(names(draft.tracks)).toEqual(names(schedule.conference.tracks));
		expect(
			draft.sessions.map(({ key, title, start, end }) => ({ code: key, title, start, end }))
		).toEqual(schedule.events.map(({ code, title, start, end }) => ({ code, title, start, end })));
		expect(draft.sessions.map(({ day }) => day)).toEqual(['2024-12-27', '2024-12-27']);
		expect(draft.people.every(({ bio }) => bio !== null)).toBe(true);
	});
});

describe('the sample that its authors call invalid', () => {
	const text = dataset('voc-schema/invalid-example.json');

	it.skipIf(!text)('is refused for an identifier that is no number', () => {
		expect(() => read(JSON.parse(text!))).toThrow(/is "dsadf", and must be a whole number/);
	});
});
