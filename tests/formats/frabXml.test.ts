import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { frabXml } from '../../src/lib/formats/frabXml';
import { minutesOf } from '../../src/lib/formats/vocDuration';
import type { Draft } from '../../src/lib/program/draft';
import { dataset } from './datasets';
import { nothingGiven } from './fixtures';
import { countsOf, expectSound, readOrRefuse } from './sound';

const read = (text: string): Draft => {
	const draft = frabXml.read([{ name: 'schedule.xml', text }], nothingGiven);
	expectSound(draft);
	return draft;
};

interface Parts {
	conference?: string;
	before?: string;
	day?: string;
	room?: string;
	event?: string;
	body?: string;
}

const body = `<start>10:30</start><duration>00:25</duration><room>Aula</room><title>A talk</title>
	<persons><person id="6">Ann Example</person></persons>`;

const schedule = ({
	conference = '',
	before = '',
	day = '',
	room = 'name="Aula"',
	...rest
}: Parts) =>
	`<?xml version="1.0"?><schedule>${before}
<conference><title>North</title><acronym>north30</acronym>${conference}</conference>
<day index="1" date="2030-05-02" ${day}><room ${room}>
<event ${rest.event ?? 'id="17"'}>${rest.body ?? body}</event></room></day></schedule>`;

const first = (parts: Parts) => read(schedule(parts)).sessions[0]!;

describe('when a session is', () => {
	it('by the day and the clock where there is no date', () => {
		expect(first({})).toMatchObject({
			day: '2030-05-02',
			start: '2030-05-02T10:30',
			end: '2030-05-02T10:55:00'
		});
	});

	it('on the next calendar day where its clock is before the change of day', () => {
		const night = body.replace('10:30', '01:15');
		const conference = '<day_change>04:00:00</day_change>';
		expect(first({ conference, body: night })).toMatchObject({
			day: '2030-05-02',
			start: '2030-05-03T01:15'
		});
		expect(first({ body: night }).start).toBe('2030-05-02T01:15');
		const day = 'start="2030-05-02T09:00:00+02:00" end="2030-05-03T03:00:00+02:00"';
		expect(first({ day, body: night }).start).toBe('2030-05-03T01:15');
	});

	it('by its date alone where it has one, listed under the day that holds it', () => {
		const dated = `<date>2030-05-03T00:30:00+02:00</date>${body.replace('10:30', '00:30')}`;
		const conference = '<day_change>04:00</day_change>';
		expect(first({ conference, body: dated })).toMatchObject({
			day: '2030-05-02',
			start: '2030-05-03T00:30:00+02:00',
			end: '2030-05-03T00:55:00+02:00'
		});
	});

	it('open, and said so, where its time cannot be read', () => {
		const draft = read(schedule({ body: body.replace('10:30', 'noon').replace('00:25', 'long') }));
		expect(draft.sessions[0]).toMatchObject({ start: null, end: null });
		expect(countsOf(draft, 'left out')).toEqual({
			'a time that cannot be read': 1,
			'a duration that cannot be read': 1
		});
	});
});

describe('a duration', () => {
	it.each([
		['0:25', 25],
		['01:00', 60],
		['55:23', 55 * 60 + 23],
		['00:25:00', 25],
		['02:30:00', 150],
		['1:02:30', 24 * 60 + 150],
		['00:05:00', 5]
	])('of %s is %i minutes', (text, minutes) => {
		expect(minutesOf(text)).toBe(minutes);
	});

	it('of three parts is days, hours and minutes where pretalx wrote it', () => {
		expect(minutesOf('1:02:00', 'pretalx')).toBe(26 * 60);
		expect(minutesOf('1:02:00')).toBe(62);
	});

	it.each(['', '25', 'long', '1:2:3:4', '-1:00'])('of "%s" is none', (text) => {
		expect(minutesOf(text)).toBeNull();
	});
});

describe('who', () => {
	const people = (inside: string) =>
		body.replace(/<persons>[\s\S]*<\/persons>/, `<persons>${inside}</persons>`);

	it('is told apart by identifiers, never by placeholders', () => {
		const inside =
			'<person id="0">Kim</person><person id="0">Lee</person><person id="-1">Kim</person><person id="7">Mo</person>';
		const draft = read(schedule({ body: people(inside) }));
		expect(draft.people.map(({ key, name }) => [key, name])).toEqual([
			[null, 'Kim'],
			[null, 'Lee'],
			[null, 'Kim'],
			['7', 'Mo']
		]);
		expect(draft.sessions[0]?.speakers).toEqual([0, 1, 2, 3]);
	});

	it('has a biography in a block of its own', () => {
		const before =
			'<persons><person id="6"><name>Ann Example</name><slug>ann</slug><biography>&lt;p&gt;Writes &lt;b&gt;maps&lt;/b&gt;.&lt;/p&gt;</biography></person></persons>';
		expect(read(schedule({ before })).people).toMatchObject([
			{ key: '6', name: 'Ann Example', bio: 'Writes **maps**.' }
		]);
	});

	it('has a code in pretalx, which lasts longer than a number', () => {
		const draft = read(
			schedule({
				event: 'id="17" code="ABC3DE"',
				body: people('<person id="6" code="XY9Z21">Ann</person>')
			})
		);
		expect([draft.sessions[0]?.key, draft.people[0]?.key]).toEqual(['ABC3DE', 'XY9Z21']);
	});
});

describe('what', () => {
	it('takes nothing from empty elements', () => {
		const empty = '<track/><logo/><subtitle/><language/><links/><abstract></abstract>';
		const draft = read(schedule({ body: body + empty }));
		expect(draft.sessions[0]).toMatchObject({
			track: null,
			language: null,
			links: [],
			summary: null
		});
		expect(countsOf(draft, 'left out')).toEqual({});
	});

	it('has a subtitle first in its summary, and HTML without scripts', () => {
		const more =
			'<subtitle>Why &amp; how</subtitle><abstract>&lt;p&gt;One&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</abstract><description>Two</description>';
		const draft = read(schedule({ body: body + more }));
		expect(draft.sessions[0]?.summary).toBe('**Why & how**\n\nOne\n\nTwo');
		expect(countsOf(draft, 'left out')).toEqual({ 'HTML that pages do not show (script)': 1 });
	});

	it('has its links, attachments and recording', () => {
		const more =
			'<links><link href="https://a.example.org/">Site</link><link href="javascript:x()">Bad</link></links>' +
			'<attachments><attachment href="https://a.example.org/talk.pdf" type="slides">Slides</attachment></attachments>' +
			'<video_download_url>https://v.example.org/1.webm</video_download_url>';
		const draft = read(schedule({ body: body + more }));
		expect(draft.sessions[0]?.links.map(({ kind, url, label }) => [kind, url, label])).toEqual([
			['other', 'https://a.example.org/', 'Site'],
			['slides', 'https://a.example.org/talk.pdf', 'Slides'],
			['video', 'https://v.example.org/1.webm', '']
		]);
		expect(countsOf(draft, 'left out')).toEqual({ 'an address that is no http(s) link': 1 });
	});

	it('is in the room that holds it, also where it names another', () => {
		const draft = read(schedule({ room: 'name="Aula (A1)"' }));
		expect(draft.rooms.map(({ name }) => name)).toEqual(['Aula (A1)']);
		expect(countsOf(draft, 'left out')).toEqual({ 'another name of its room': 1 });
	});

	it('names every field that is left out, once a session', () => {
		const more =
			'<feedback_url>https://f.example.org</feedback_url><recording><license>CC0</license></recording>';
		expect(countsOf(read(schedule({ body: body + more })), 'left out')).toEqual({
			'the feedback url of a session': 1,
			'the recording of a session': 1
		});
	});

	it('keeps two sessions that share an identifier', () => {
		const again = `<event id="17">${body.replace('10:30', '12:00')}</event>`;
		const twice = schedule({}).replace('</event>', `</event>${again}`);
		const draft = read(twice);
		expect(draft.sessions.map(({ key }) => key)).toEqual(['17', '17-2030-05-02T12:00']);
	});
});

describe('a file that is none', () => {
	it.each([
		[
			'an entity bomb',
			'<!DOCTYPE lolz [<!ENTITY lol "lol">]><schedule>&lol;</schedule>',
			/defines entities/
		],
		[
			'an external entity',
			'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><schedule>&x;</schedule>',
			/defines entities/
		],
		['cut off', schedule({}).slice(0, 300), /no well-formed XML/],
		['other XML', '<?xml version="1.0"?><html/>', /begins with <html>/],
		['nested without end', '<schedule>'.repeat(200_000), /nested too deeply/]
	])('%s is refused in a sentence', (_, text, words) => {
		expect(() => read(text)).toThrow(words);
	});

	it('or is half broken gives a draft or a sentence, never anything else', () => {
		const whole = schedule({});
		fc.assert(
			fc.property(fc.nat(whole.length), fc.string(), (at, junk) => {
				const text = whole.slice(0, at) + junk + whole.slice(at + junk.length);
				readOrRefuse(frabXml, [{ name: 'schedule.xml', text }]);
			}),
			{ numRuns: 200 }
		);
	});
});

const samples = [
	{ path: 'fosdem2013/schedule.xml', zone: 'Europe/Brussels' },
	{ path: 'fosdem2025/schedule.xml', zone: 'Europe/Brussels' }
];

const unescape = (text: string) =>
	text
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&quot;/g, '"')
		.replace(/&apos;|&#39;/g, "'")
		.replace(/&amp;/g, '&');

/** Read by regular expressions, without our parser. */
function rawSessions(text: string) {
	return [...text.matchAll(/<day [^>]*date="([^"]*)"[^>]*>([\s\S]*?)<\/day>/g)].flatMap(
		([, day = '', inside = '']) =>
			[...inside.matchAll(/<room name="([^"]*)"[^>]*>([\s\S]*?)<\/room>\s*(?=<room |$)/g)].flatMap(
				([, room = '', events = '']) =>
					[...events.matchAll(/<event ([^>]*)>([\s\S]*?)<\/event>/g)].map(
						([, head = '', one = '']) => {
							const field = (name: string) =>
								unescape(
									new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(one)?.[1]?.trim() ?? ''
								);
							const [hours = 0, minutes = 0] = field('duration').split(':').map(Number);
							return {
								...{
									id: / ?\bid="(\d+)"/.exec(head)?.[1],
									day,
									room: unescape(room),
									title: field('title')
								},
								...{ date: field('date'), start: field('start'), minutes: hours * 60 + minutes },
								persons: [...one.matchAll(/<person id="(\d+)">([^<]*)</g)].map(
									([, id, name = '']) => [id, unescape(name).trim()]
								)
							};
						}
					)
			)
	);
}

describe.each(samples)('the sample $path', ({ path, zone }) => {
	const text = dataset(path);

	it.skipIf(!text)('has the counts, the span and the sessions of the raw file', () => {
		const draft = read(text!);
		const raw = rawSessions(text!);
		expect(raw.length).toBe([...text!.matchAll(/<event /g)].length);
		const startOf = (one: (typeof raw)[number]) =>
			one.date ? DateTime.fromISO(one.date) : DateTime.fromISO(`${one.day}T${one.start}`, { zone });
		const ends = raw.map((one) => startOf(one).plus({ minutes: one.minutes }).toMillis());
		const at = (moment: string | null) => DateTime.fromISO(moment ?? '', { zone }).toMillis();
		expect(draft.sessions.length).toBe(raw.length);
		expect(draft.event.days).toEqual([...new Set(raw.map(({ day }) => day))].sort());
		expect(new Set(draft.rooms.map(({ name }) => name))).toEqual(
			new Set([...text!.matchAll(/<room name="([^"]*)"/g)].map(([, name = '']) => unescape(name)))
		);
		expect(draft.people.length).toBe(
			new Set(raw.flatMap(({ persons }) => persons.map(([id]) => id))).size
		);
		expect(Math.min(...draft.sessions.map(({ start }) => at(start)))).toBe(
			Math.min(...raw.map((one) => startOf(one).toMillis()))
		);
		expect(Math.max(...draft.sessions.map(({ end }) => at(end)))).toBe(Math.max(...ends));
		for (const index of fc.sample(fc.nat(raw.length - 1), { numRuns: 20, seed: 2025 })) {
			const one = raw[index]!;
			const session = draft.sessions.find(({ key }) => key === one.id)!;
			expect(session.title).toBe(one.title);
			expect(session.day).toBe(one.day);
			expect(at(session.start)).toBe(startOf(one).toMillis());
			expect(at(session.end)).toBe(startOf(one).plus({ minutes: one.minutes }).toMillis());
			expect(session.rooms).toEqual([one.room]);
			expect(
				session.speakers.map((position) => [
					draft.people[position]!.key,
					draft.people[position]!.name
				])
			).toEqual(one.persons);
		}
	});
});
