import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { safeHtml } from '../../../src/lib/markdown/safeHtml';
import { frabXml } from '../../../src/lib/formats/frab/reader';
import { minutesOf } from '../../../src/lib/formats/voc/duration';
import type { Draft } from '../../../src/lib/program/exchange/draft';
import { BUSY } from '../damage';
import { dataset } from '../datasets';
import { nothingGiven } from '../fixtures';
import { countsOf, expectSound, readOrRefuse } from '../sound';
import { runs } from '../../runs';

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

const guid = (n: number) => `0c16ffaa-709d-599f-959f-9a38b911361${n}`;

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
	});

	it.each([
		['01:15', '2030-05-03', '09:00:00+02:00', '2030-05-03T03:00:00+02:00'],
		['08:30', '2030-05-02', '09:00:00+02:00', '2030-05-03T03:00:00+02:00'],
		['01:15', '2030-05-02', '00:00:00+02:00', '2030-05-02T23:59:00+02:00'],
		['08:30', '2030-05-03', '09:00:00+02:00', '2030-05-03T08:59:00+02:00']
	])('at %s on %s where its day is from %s to %s', (at, date, from, to) => {
		const day = `start="2030-05-02T${from}" end="${to}"`;
		const draft = read(schedule({ day, body: body.replace('10:30', at) }));
		expect(draft.sessions[0]).toMatchObject({ day: '2030-05-02', start: `${date}T${at}` });
		expect(countsOf(draft, 'inferred')).toEqual({});
	});

	it('in the night after its day before four, where nobody says when days change; that is inferred', () => {
		const draft = read(schedule({ body: body.replace('10:30', '03:59') }));
		expect(draft.sessions[0]?.start).toBe('2030-05-03T03:59');
		expect(Object.values(countsOf(draft, 'inferred'))).toEqual([1]);
		expect(first({ body: body.replace('10:30', '04:00') }).start).toBe('2030-05-02T04:00');
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
		['00:05:00', 5],
		['PT1H30M', 90]
	])('of %s is %i minutes', (text, minutes) => {
		expect(minutesOf(text)).toBe(minutes);
	});

	it('of three parts is days, hours and minutes where pretalx wrote it', () => {
		expect(minutesOf('1:02:00', 'pretalx')).toBe(26 * 60);
		expect(minutesOf('1:02:00')).toBe(62);
	});

	it.each(['', '25', 'long', '1:2:3:4', '-1:00', 'P', 'PT', 'PTXM'])('of "%s" is none', (text) => {
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

	it('is somebody else where one identifier has two names', () => {
		const inside =
			'<person id="3">Ann Ash</person><person id="3">Bo Birch</person><person id="3">Bo Birch</person>';
		const draft = read(schedule({ body: people(inside) }));
		expect(draft.people.map(({ name }) => name)).toEqual(['Ann Ash', 'Bo Birch']);
		expect(draft.sessions[0]?.speakers).toEqual([0, 1]);
		expect(draft.remarks.map(({ what }) => what)).toContain(
			'two names with one identifier: they are two people'
		);
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
		expect(countsOf(draft, 'left out')).toEqual({ "an address that isn't a web address": 1 });
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
			'an address for feedback': 1,
			'the license of the recording': 1
		});
	});

	it('names what is said of people, rooms, tracks and the whole, but not in whose words', () => {
		const persons =
			'<persons><person id="6" contact="ann@example.org" twitter="">Ann Example</person></persons>';
		const draft = read(
			schedule({
				conference: '<subtitle>In short</subtitle><logo/><release>7</release>',
				before:
					'<tracks><track online_qa="false">Maps</track><track online_qa="true">Ink</track></tracks><sponsors>x</sponsors>',
				room: 'name="Aula" slug="aula" capacity="90"',
				body:
					body.replace(/<persons>.*<\/persons>/, persons) + '<url>https://n.example.org/17</url>'
			})
		);
		expect(countsOf(draft, 'left out')).toEqual({
			'the sponsors of the schedule': 1,
			'the subtitle of the conference': 1,
			'the release of the conference': 1,
			'the online qa of a track': 1,
			'the capacity of a room': 1,
			'the contact of a person': 1,
			'addresses of the session in the other system': 1
		});
		expect(JSON.stringify(draft)).not.toContain('ann@example.org');
	});

	it('names people of the block who are in no session', () => {
		const before = '<persons><person id="9"><name>Bo Example</name></person></persons>';
		expect(countsOf(read(schedule({ before })), 'left out')).toEqual({
			'a person without a session': 1
		});
	});

	it('is in the language of the event where all are', () => {
		const draft = read(schedule({ body: `${body}<language>nb</language>` }));
		expect([draft.event.language, draft.sessions[0]?.language]).toEqual(['nb', null]);
		const two = schedule({ body: `${body}<language>nb</language>` }).replace(
			'</event>',
			`</event><event id="18">${body}<language>en</language></event>`
		);
		expect(read(two).sessions.map(({ language }) => language)).toEqual(['nb', 'en']);
		expect(read(two).event.language).toBeNull();
	});

	it('has attachments where the file says, and no links that lead nowhere', () => {
		const draft = read(
			schedule({
				conference: '<base_url>https://n.example.org/2030/</base_url>',
				body: `${body}<links><link href="/maps">Maps</link></links><attachments><attachment href="/a/17.pdf">Slides</attachment></attachments>`
			})
		);
		expect(draft.sessions[0]?.links.map(({ url }) => url)).toEqual([
			'https://n.example.org/a/17.pdf'
		]);
		expect(countsOf(draft, 'left out')).toEqual({ "an address that isn't a web address": 1 });
	});

	const twice = (again: string) =>
		read(
			schedule({ event: `id="17" guid="${guid(1)}"` }).replace(
				'</event></room>',
				`</event>${again}</room>`
			)
		);

	it('keeps sessions apart that share an identifier, by their guid or by none', () => {
		const later = body.replace('10:30', '12:00');
		const draft = twice(
			`<event id="17" guid="${guid(2)}">${later}</event><event id="17">${later}</event>`
		);
		expect(draft.sessions.map(({ key }) => key)).toEqual(['17', guid(2), null]);
		expect(Object.values(countsOf(draft, 'inferred'))).toEqual([1, 1]);
	});

	it('is one session where it stands in several rooms at once, or twice', () => {
		const again = `<event id="17" guid="${guid(1)}">${body}</event>`;
		const draft = twice(`</room><room name="Foyer">${again.replace('>Aula<', '>Foyer<')}${again}`);
		expect(draft.sessions.map(({ rooms }) => rooms)).toEqual([['Aula', 'Foyer']]);
		expect(draft.people.length).toBe(1);
		expect(countsOf(draft, 'inferred')).toEqual({
			'the same session in another room: it has both': 1
		});
		expect(countsOf(draft, 'left out')).toEqual({
			'a session that stands there twice': 1,
			'another name of its room': 1
		});
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
		['cut off', schedule({}).slice(0, 300), /this XML is damaged/],
		['other XML', '<?xml version="1.0"?><html/>', /begins with <html>/],
		['binary', '<schedule>\u0000\u0001</schedule>', /not UTF-8 text/],
		['text', 'title;start', /this XML is damaged/],
		['nested without end', '<schedule>'.repeat(200_000), /nested too deeply/]
	])('%s is refused in a sentence', (_, text, words) => {
		expect(() => read(text)).toThrow(words);
	});

	it(
		'or is half broken gives a draft or a sentence, never anything else',
		{ timeout: BUSY },
		() => {
			const whole = schedule({});
			fc.assert(
				fc.property(fc.nat(whole.length), fc.string(), (at, junk) => {
					const text = whole.slice(0, at) + junk + whole.slice(at + junk.length);
					readOrRefuse(frabXml, [{ name: 'schedule.xml', text }]);
				}),
				runs(70)
			);
		}
	);
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
								...{
									track: field('track'),
									language: field('language'),
									subtitle: field('subtitle')
								},
								prose: [field('subtitle'), field('abstract'), field('description')],
								links: [...one.matchAll(/<(?:link|attachment) [^>]*href="(https?:[^"]*)"/g)].map(
									([, href = '']) => unescape(href)
								),
								persons: [...one.matchAll(/<person id="(\d+)">([^<]*)</g)].map(
									([, id, name = '']) => [id, unescape(name).trim()]
								)
							};
						}
					)
			)
	);
}

/** The words of HTML, without space and signs. */
const letters = (html: string) =>
	unescape(html.replace(/<[^>]*>/g, '')).replace(/[^\p{L}\p{N}]/gu, '');

describe.each(samples)('the sample $path', ({ path, zone }) => {
	const text = dataset(path);

	it.skipIf(!text)(
		'has the counts, the span and the sessions of the raw file',
		{ timeout: BUSY },
		() => {
			const draft = read(text!);
			const raw = rawSessions(text!);
			expect(raw.length).toBe([...text!.matchAll(/<event /g)].length);
			const startOf = (one: (typeof raw)[number]) =>
				one.date
					? DateTime.fromISO(one.date)
					: DateTime.fromISO(`${one.day}T${one.start}`, { zone });
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
				expect(draft.tracks.find(({ key }) => key === session.track)?.name ?? '').toBe(one.track);
				expect(session.language ?? draft.event.language ?? '').toBe(one.language);
				expect(session.links.map(({ url }) => url)).toEqual(
					one.links.filter((href) => URL.canParse(href)).map((href) => new URL(href).href)
				);
				expect(letters(safeHtml(session.summary ?? ''))).toBe(
					letters([...new Set(one.prose)].join(' '))
				);
			}
		}
	);
});

it('no address that lets anybody in comes into a public program, as a link or in words', () => {
	const secret = 'https://us02web.zoom.us/j/8123?pwd=abc';
	const more = `<abstract>Join ${secret} or come.</abstract><links><link href="${secret}">Zoom</link></links>`;
	const draft = read(schedule({ body: body + more }));
	expect(JSON.stringify(draft.sessions)).not.toContain('pwd');
	expect(draft.sessions[0]?.links).toEqual([]);
	expect(draft.remarks.map(({ what }) => what)).toContain('an address with a password in it');
});
