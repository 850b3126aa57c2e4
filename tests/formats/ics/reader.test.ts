/** Calendars of all kinds of systems: each habit that was seen in real ones, in small. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Unreadable, type Given, type SourceFile } from '../../../src/lib/formats/format';
import { ics } from '../../../src/lib/formats/ics/reader';
import { recognize } from '../../../src/lib/formats/recognize';
import type { Draft } from '../../../src/lib/program/exchange/draft';
import { brokenOff } from '../damage';
import { nothingGiven } from '../fixtures';
import { countsOf, expectSound, placesOf, readOrRefuse } from '../sound';
import { runs } from '../../runs';

const file = (text: string): SourceFile => ({ name: 'talks.ics', text });
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
const calendar = (...lines: string[]) =>
	file(['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n'));

function read(source: SourceFile, given: Partial<Given> = {}): Draft {
	expect(recognize([source])).toBe(ics);
	const draft = ics.read([source], { ...nothingGiven, ...given });
	expectSound(draft);
	return draft;
}

const refusal = (source: SourceFile): string => {
	try {
		ics.read([source], nothingGiven);
	} catch (error) {
		expect(error).toBeInstanceOf(Unreadable);
		return (error as Error).message;
	}
	throw new Error('it was read');
};

const TIMES = ['DTSTART:20310506T070000Z', 'DTEND:20310506T073000Z'];
const one = (...lines: string[]) => read(calendar(event('UID:1@x.example', ...TIMES, ...lines)));
const only = (draft: Draft) => draft.sessions[0]!;
const slot = (...lines: string[]) => {
	const { start, end } = only(read(calendar(...lines)));
	return [start, end];
};
const starts = (draft: Draft) => draft.sessions.map(({ start }) => start);

describe('a calendar', () => {
	it('is read with its name and zone, an entry as a session', () => {
		const draft = read(
			calendar(
				...[
					'PRODID:-//Some//Calendar//EN',
					'X-WR-CALNAME:Oak\\, Elm',
					'X-WR-TIMEZONE:Europe/Berlin'
				],
				event(
					'UID:7@x.example',
					...TIMES,
					'SUMMARY:How bridges drain',
					'LOCATION:Hall',
					'CATEGORIES:Water'
				)
			)
		);
		expect([draft.event.name, draft.event.zone]).toEqual(['Oak, Elm', 'Europe/Berlin']);
		expect(draft.rooms.map(({ name }) => name)).toEqual(['Hall']);
		expect(draft.tracks.map(({ name }) => name)).toEqual(['Water']);
		expect(draft.sessions).toEqual([
			{
				...{ key: '7@x.example', kind: 'other', title: 'How bridges drain', day: null },
				...{ start: '2031-05-06T07:00:00Z', end: '2031-05-06T07:30:00Z', rooms: ['Hall'] },
				...{ speakers: [], authors: [], paperAuthors: [], track: 'Water', language: null },
				...{
					status: 'scheduled',
					online: null,
					links: [],
					aliases: [],
					summary: null,
					at: 'line 6'
				}
			}
		]);
	});

	it('has folded lines, and lines that end in any way', () => {
		const text = calendar(event(...TIMES, 'SUMMARY:How bri', ' dges', '\t drain')).text;
		for (const end of ['\r\n', '\n', '\r']) {
			expect(only(read(file(text.replaceAll('\r\n', end)))).title).toBe('How bridges drain');
		}
	});

	it('may have a byte order mark, and several calendars in a file', () => {
		const { text } = calendar(event(...TIMES, 'SUMMARY:A'));
		expect(read(file(`\ufeff${text}${text}`)).sessions.map(({ at }) => at)).toEqual([
			'line 3',
			'line 11'
		]);
	});

	it('may be several files, with their names before the lines', () => {
		const { text } = calendar(event(...TIMES, 'SUMMARY:A'));
		const draft = ics.read(
			[
				{ name: 'a.ics', text },
				{ name: 'b.ics', text }
			],
			nothingGiven
		);
		expect(draft.sessions.map(({ at }) => at)).toEqual(['a.ics line 3', 'b.ics line 3']);
	});

	it('has stray lines, which belong to the text above or are left out', () => {
		const draft = one(
			'DESCRIPTION:First',
			'second line',
			'SUMMARY:A',
			'!!',
			'RRULE:FREQ=OFTEN',
			'X;=:1'
		);
		expect([only(draft).summary, only(draft).title]).toEqual(['First\nsecond line', 'A !!']);
		expect(
			placesOf(draft, 'changed', 'a line break within a text that was not written as one')
		).toEqual([...['line 8', 'line 10']]);
		expect(placesOf(draft, 'left out', "a line that isn't a property")).toEqual([
			'line 11',
			'line 12'
		]);
	});

	it('names what it leaves out, once for each entry', () => {
		const draft = read(
			calendar(
				...['X-WR-CALDESC:About it', 'BEGIN:VTODO', 'SUMMARY:Call', 'END:VTODO'],
				event(
					...[...TIMES, 'GEO:1;2', 'X-A:1', 'X-A:2', 'ORGANIZER;CN=Ann Ash:mailto:ann@oak.example'],
					...[
						'ATTENDEE:mailto:b@oak.example',
						'ATTENDEE:mailto:c@oak.example',
						'BEGIN:VALARM',
						'END:VALARM'
					]
				)
			)
		);
		expect(draft.people).toEqual([]);
		expect(countsOf(draft, 'left out')).toEqual({
			'the property X-WR-CALDESC of the calendar': 1,
			"an entry that isn't an event (VTODO)": 1,
			'the property GEO': 1,
			'the property X-A': 1,
			'the organizer of an entry, who need not be who speaks': 1,
			'people who are invited to an entry': 1,
			'an alarm': 1
		});
	});

	it('that breaks off is refused', () => {
		const { text } = calendar(event(...TIMES, 'SUMMARY:A'));
		expect(refusal(file(text.slice(0, text.indexOf('SUMMARY'))))).toBe(
			'talks.ics: this calendar breaks off: no END:VEVENT for line 3. Export the calendar again; part of it is missing.'
		);
		expect(refusal(file(text.replace('END:VEVENT\r\n', '')))).toBe(
			'talks.ics:7: END:VCALENDAR stands where END:VEVENT is due. Export the calendar again; part of it may be missing.'
		);
		expect(refusal(file('END:VCALENDAR'))).toContain('nothing is open');
		expect(refusal(file('hello'))).toContain('there is no calendar in this file');
		expect(refusal(file('BEGIN:VCALENDAR\n'.repeat(100_000)))).toContain('nested too deeply');
	});
});

const berlin = [
	...[
		'BEGIN:VTIMEZONE',
		'TZID:Our zone',
		'BEGIN:DAYLIGHT',
		'TZOFFSETFROM:+0100',
		'TZOFFSETTO:+0200'
	],
	...[
		'DTSTART:19810329T020000',
		'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
		'END:DAYLIGHT',
		'BEGIN:STANDARD'
	],
	...['TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'DTSTART:19961027T030000'],
	...['RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'END:STANDARD', 'END:VTIMEZONE']
];

describe('times', () => {
	it('have the offset of the zone that they name', () => {
		const draft = read(
			calendar(
				event(
					'UID:1',
					'DTSTART;TZID=Europe/Berlin:20310506T090000',
					'DTEND;TZID=Europe/Berlin:20310506T093000'
				),
				event('UID:2', 'DTSTART;TZID="/mozilla.org/20050126_1/Europe/Berlin":20311206T090000')
			)
		);
		expect(draft.sessions.map(({ start, end }) => [start, end])).toEqual([
			['2031-05-06T09:00:00+02:00', '2031-05-06T09:30:00+02:00'],
			['2031-12-06T09:00:00+01:00', null]
		]);
		expect(draft.event.zone).toBe('Europe/Berlin');
	});

	it('without a zone stay on the wall clock, and the zone is not known', () => {
		const draft = read(calendar(event('DTSTART:20310506T090000', 'DURATION:PT1H30M')));
		expect([only(draft).start, only(draft).end, draft.event.zone]).toEqual([
			...['2031-05-06T09:00:00', '2031-05-06T10:30:00', null]
		]);
	});

	it('in UTC are certain, and tell no zone', () => {
		expect(one().event.zone).toBeNull();
		expect(only(one()).start).toBe('2031-05-06T07:00:00Z');
	});

	it('have the rules that the calendar gives for a zone with a name of its own', () => {
		const draft = read(
			calendar(
				...berlin,
				event('UID:1', 'DTSTART;TZID=Our zone:20310506T090000'),
				event('UID:2', 'DTSTART;TZID=Our zone:20311206T090000')
			)
		);
		expect(starts(draft)).toEqual(['2031-05-06T09:00:00+02:00', '2031-12-06T09:00:00+01:00']);
		expect(draft.event.zone).toBeNull();
	});

	it('in a zone that is a name of none are on the wall clock, and that is said', () => {
		for (const zone of ['GMT', 'PST', 'W. Europe Standard Time']) {
			const draft = read(calendar(event('UID:1', `DTSTART;TZID=${zone}:20310506T090000`)));
			expect([only(draft).start, draft.event.zone]).toEqual(['2031-05-06T09:00:00', null]);
			expect(countsOf(draft, 'left out')).toEqual({
				[`the zone "${zone}", no name of one: its times are taken for the wall clock`]: 1
			});
		}
	});

	it('of rules that could be computed for ever are on the wall clock', () => {
		for (const rule of [
			'FREQ=SECONDLY',
			'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
			'FREQ=YEARLY;INTERVAL=100000'
		]) {
			const block = berlin.map((line) => line.replace(/FREQ=YEARLY.*/, rule));
			expect(slot(...block, event('DTSTART;TZID=Our zone:20310506T090000'))[0]).toBe(
				'2031-05-06T09:00:00'
			);
		}
	});

	it('are read as systems write them against the standard', () => {
		expect(slot(event('DTSTART:2031-05-06T09:00:00+02:00'))[0]).toBe('2031-05-06T09:00:00+02:00');
		expect(slot(event('DTSTART:20310506T090000+0200'))[0]).toBe('2031-05-06T09:00:00+02:00');
		expect(slot(event('DTSTART:20310506T0900Z'))[0]).toBe('2031-05-06T09:00:00Z');
	});

	it('have no end where none is told, or none that is after the start', () => {
		expect(slot(event('DTSTART:20310506T090000'))).toEqual(['2031-05-06T09:00:00', null]);
		for (const end of [
			'DTEND:20310506T090000',
			'DTEND:20310506T080000',
			'DURATION:PT0S',
			'DURATION:long'
		]) {
			const draft = read(calendar(event('DTSTART:20310506T090000', end)));
			expect(only(draft).end).toBeNull();
			expect(placesOf(draft, 'left out', 'an end that is not after its start')).toEqual(['line 3']);
		}
	});

	it('of whole days are no sessions; their title is in the report', () => {
		const draft = read(
			calendar(event('DTSTART;VALUE=DATE:20310506', 'SUMMARY:Registration'), event('SUMMARY:A'))
		);
		expect(draft.sessions).toEqual([]);
		expect(placesOf(draft, 'left out', 'an entry for whole days: "Registration"')).toEqual([
			'line 3'
		]);
		expect(placesOf(draft, 'left out', 'an entry without a time')).toEqual(['line 7']);
	});

	it('in several zones tell the venue by the calendar, else by most of them', () => {
		const at = (uid: string, zone: string) =>
			event(`UID:${uid}`, `DTSTART;TZID=${zone}:20310506T090000`);
		const zones = [at('1', 'Asia/Tokyo'), at('2', 'Europe/Paris'), at('3', 'Europe/Paris')];
		expect(read(calendar(...zones)).event.zone).toBe('Europe/Paris');
		expect(read(calendar('X-WR-TIMEZONE:Europe/Berlin', ...zones)).event.zone).toBe(
			'Europe/Berlin'
		);
		expect(countsOf(read(calendar(...zones)), 'inferred')).toEqual({
			"of several zones the venue's is Europe/Paris": 1
		});
	});
});

describe('what identifies a session', () => {
	const at = (uid: string, time: string, ...more: string[]) =>
		event(`UID:${uid}`, `DTSTART:20310506T${time}00`, ...more);

	it('is a UID that no other entry has, never one that several have', () => {
		const draft = read(
			calendar(at('a', '0900'), at('a', '1000'), at('b', '0900'), event('DTSTART:20310506T090000'))
		);
		expect(draft.sessions.map(({ key }) => key)).toEqual([null, null, 'b', null]);
		expect(placesOf(draft, 'left out', 'a UID that several entries have')).toEqual([
			'line 3',
			'line 7'
		]);
	});

	it('is in its newest version where one entry is there in several', () => {
		const draft = read(
			calendar(
				at('a', '0900', 'SEQUENCE:2', 'SUMMARY:New'),
				at('a', '0900', 'SEQUENCE:1', 'SUMMARY:Old')
			)
		);
		expect(draft.sessions.map(({ key, title }) => [key, title])).toEqual([['a', 'New']]);
		expect(placesOf(draft, 'left out', 'an older version of the same entry')).toEqual(['line 9']);
	});

	it('is the code that pretalx gives', () => {
		const draft = read(
			calendar(
				'PRODID:-//pretalx//p.example//democon',
				at('pretalx-democon-ABC123@p.example', '0900')
			)
		);
		expect([only(draft).key, draft.event.key]).toEqual(['ABC123', 'democon']);
	});
});

describe('entries that repeat', () => {
	const daily = (...lines: string[]) =>
		read(
			calendar(
				event('UID:a', 'DTSTART;TZID=Europe/Berlin:20311025T090000', 'DURATION:PT30M', ...lines)
			)
		);
	const days = (draft: Draft) => draft.sessions.map(({ start }) => start?.slice(8, 10));

	it('are a session for each time, on the wall clock, without an identifier', () => {
		const draft = daily('RRULE:FREQ=DAILY;COUNT=3', 'SUMMARY:Lunch');
		expect(draft.sessions.map(({ key, start, end }) => [key, start, end])).toEqual([
			[null, '2031-10-25T09:00:00+02:00', '2031-10-25T09:30:00+02:00'],
			[null, '2031-10-26T09:00:00+01:00', '2031-10-26T09:30:00+01:00'],
			[null, '2031-10-27T09:00:00+01:00', '2031-10-27T09:30:00+01:00']
		]);
		expect(placesOf(draft, 'inferred', 'an entry that repeats, one session for each time')).toEqual(
			['line 3']
		);
	});

	it('end with their rule, an instant or a day', () => {
		expect(days(daily('RRULE:FREQ=DAILY;UNTIL=20311027T080000Z'))).toEqual(['25', '26', '27']);
		expect(days(daily('RRULE:FREQ=DAILY;UNTIL=20311027T075959Z'))).toEqual(['25', '26']);
		expect(days(daily('RRULE:FREQ=DAILY;UNTIL=20311027'))).toEqual(['25', '26', '27']);
		expect(days(daily('RRULE:FREQ=WEEKLY;BYDAY=SU,MO;COUNT=3'))).toEqual(['25', '26', '27', '02']);
	});

	it('without an end go on until the last day of the others', () => {
		const other = event('UID:b', 'DTSTART:20311027T090000Z');
		const draft = read(
			calendar(event('UID:a', 'DTSTART:20311025T090000Z', 'RRULE:FREQ=DAILY'), other)
		);
		expect(days(draft)).toEqual(['25', '26', '27', '27']);
		expect(days(daily('RRULE:FREQ=DAILY'))).toEqual(['25']);
	});

	it('have other dates and exceptions', () => {
		expect(
			days(
				daily(
					'RRULE:FREQ=DAILY;COUNT=4',
					'EXDATE;TZID=Europe/Berlin:20311026T090000,20311027T090000',
					'RDATE;TZID=Europe/Berlin:20311030T090000'
				)
			)
		).toEqual(['25', '28', '30']);
	});

	it('have entries in the place of single times', () => {
		const draft = read(
			calendar(
				event('UID:a', 'DTSTART:20311025T090000Z', 'RRULE:FREQ=DAILY;COUNT=3', 'SUMMARY:Lunch'),
				event(
					'UID:a',
					'RECURRENCE-ID:20311026T090000Z',
					'DTSTART:20311026T100000Z',
					'SUMMARY:Late lunch'
				)
			)
		);
		expect(draft.sessions.map(({ title, start }) => [title, start])).toEqual([
			['Lunch', '2031-10-25T09:00:00Z'],
			['Lunch', '2031-10-27T09:00:00Z'],
			['Late lunch', '2031-10-26T10:00:00Z']
		]);
	});

	it.each([
		...[
			'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
			'FREQ=SECONDLY',
			'FREQ=DAILY;INTERVAL=999999999;COUNT=9'
		],
		...['FREQ=MONTHLY;COUNT=3', 'FREQ=DAILY;INTERVAL=7;BYDAY=MO;COUNT=3', 'FREQ=DAILY;BYMONTH=13']
	])('by rules that could be computed for ever are read once: %s', (rule) => {
		expect(days(daily(`RRULE:${rule}`))).toEqual(['25']);
	});

	it('are never more than 366', () => {
		expect(daily('RRULE:FREQ=DAILY;COUNT=100000000').sessions).toHaveLength(366);
	});
});

describe('what an entry says', () => {
	it('is cancelled by its status, or with the whole calendar', () => {
		const draft = one('STATUS:CANCELLED', 'SUMMARY:Canceled: Talk');
		expect([only(draft).status, only(draft).title]).toEqual(['cancelled', 'Talk']);
		expect(only(read(calendar('METHOD:CANCEL', event(...TIMES)))).status).toBe('cancelled');
		expect(only(one('SUMMARY:Cancelled: a history')).title).toBe('Cancelled: a history');
	});

	it('is where its location says; an address there is one to join', () => {
		const draft = one('LOCATION:https://meet.example/a');
		expect([only(draft).rooms, only(draft).online]).toEqual([[], 'https://meet.example/a']);
		const both = one('LOCATION:Hall\\, https://meet.example/a');
		expect([only(both).rooms, only(both).online]).toEqual([['Hall'], 'https://meet.example/a']);
		expect(only(one('LOCATION:https://meet.example/a?pwd=x')).online).toBeNull();
		expect(only(one('CONFERENCE;VALUE=URI:https://meet.example/b')).online).toBe(
			'https://meet.example/b'
		);
	});

	it('has its kind and its track by its categories, else its kind by its title', () => {
		const draft = one('CATEGORIES:Keynote,Water', 'CATEGORIES:More');
		expect([only(draft).kind, only(draft).track]).toEqual(['invited', 'Water']);
		expect(countsOf(draft, 'left out')).toEqual({ 'a second category': 1 });
		expect(only(one('SUMMARY:Lunch')).kind).toBe('lunch');
	});

	it('is described in HTML, as Google has it, or in plain words', () => {
		expect(only(one('DESCRIPTION:<p>One <b>two</b></p>')).summary).toBe('One **two**');
		expect(only(one('DESCRIPTION:One\\, two\\nthree')).summary).toBe('One, two\nthree');
		expect(only(one('X-ALT-DESC;FMTTYPE=text/html:<p>One</p>')).summary).toBe('One');
	});

	it('has links; files within it are left out', () => {
		const draft = one(
			...['URL:https://x.example/1', 'ATTACH;FILENAME=Slides:https://x.example/2.pdf'],
			...['ATTACH;ENCODING=BASE64;VALUE=BINARY:abcd', 'ATTACH:javascript:alert(1)']
		);
		expect(only(draft).links).toEqual([
			{ kind: 'other', url: 'https://x.example/1', label: '' },
			{ kind: 'slides', url: 'https://x.example/2.pdf', label: 'Slides' }
		]);
		expect(countsOf(draft, 'left out')).toEqual({
			'a file attached to the entry': 1,
			"an address that isn't a web address": 1
		});
	});

	it('has speakers behind its title in calendars of pretalx, where all entries have', () => {
		const pretalx = (...titles: string[]) =>
			read(
				calendar(
					'PRODID:-//pretalx//p.example//democon',
					...titles.map((title, index) => event(`UID:${index}`, ...TIMES, `SUMMARY:${title}`))
				)
			);
		const draft = pretalx('Maps - a history - Ann Ash\\, Ben Birch', 'Welcome - ');
		expect(draft.sessions.map(({ title, kind, speakers }) => [title, kind, speakers])).toEqual([
			['Maps - a history', 'talk', [0, 1]],
			['Welcome', 'opening', []]
		]);
		expect(draft.people.map(({ name }) => name)).toEqual(['Ann Ash', 'Ben Birch']);
		expect(pretalx('Maps - a history', 'Welcome').people).toEqual([]);
		expect(one('SUMMARY:Maps - Ann Ash').people).toEqual([]);
	});

	it('has no passwords of meetings in any words', () => {
		const draft = one(
			...['SUMMARY:Talk https://meet.example/a?pwd=abc', 'LOCATION:Zoom\\, passcode: 1234'],
			'DESCRIPTION:https://meet.example/a?pwd=abc'
		);
		expect(JSON.stringify(draft)).not.toMatch(/abc|1234/);
	});

	it('has its language', () => {
		expect(only(one('SUMMARY;LANGUAGE=de:Karten')).language).toBe('de');
	});
});

describe('any bytes', () => {
	const lines = [
		...[
			'DTSTART:20310506T090000',
			'DTSTART;TZID=X:2031',
			'DTEND;VALUE=DATE:20310506',
			'RRULE:FREQ=DAILY;COUNT=5'
		],
		...[
			'RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20400101',
			'EXDATE:20310506T090000,x',
			'SUMMARY:A - B',
			'UID:a',
			'UID:'
		],
		...[
			'BEGIN:VEVENT',
			'END:VEVENT',
			'BEGIN:VTIMEZONE',
			'END:VTIMEZONE',
			'TZID:X',
			'TZOFFSETFROM:+9999'
		],
		...[
			'LOCATION:Hall\\',
			'DESCRIPTION:\\n\\,;',
			'__proto__:1',
			'CONSTRUCTOR;VALUE=__proto__:1',
			' folded',
			''
		],
		...[
			'RECURRENCE-ID:20310506T090000',
			'SEQUENCE:9e99',
			'DURATION:P1W',
			'GEO:x',
			'CATEGORIES:,,',
			'URL:x:y'
		]
	];

	it('are read, or refused with a sentence', () => {
		const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => new TextDecoder().decode(array));
		const line = fc.oneof(
			fc.constantFrom(...lines),
			fc.string(),
			fc.tuple(fc.constantFrom(...lines), fc.string()).map((two) => two.join(''))
		);
		const entries = fc.array(
			fc.array(line, { maxLength: 8 }).map((all) => event('DTSTART:20310506T090000', ...all))
		);
		const { text } = calendar(...berlin, event(...TIMES, 'SUMMARY:A'));
		const whole = fc.oneof(
			bytes,
			fc.array(line).map((all) => calendar(...all).text),
			entries.map((all) => calendar(...all).text),
			brokenOff(text)
		);
		fc.assert(
			fc.property(whole, (text) => {
				ics.recognizes(file(text));
				readOrRefuse(ics, [file(text)]);
			}),
			runs(150)
		);
	}, 60_000);

	it.each([
		['one line', `SUMMARY:${'a'.repeat(1_000_000)}`],
		['folds', `SUMMARY:a\r\n${' b\r\n'.repeat(200_000)}X-A:1`],
		['quotation marks', `X-A;B=${'"'.repeat(200_000)}:1`],
		['commas', `CATEGORIES:${','.repeat(300_000)}`],
		['white space', `LOCATION:a${' '.repeat(300_000)}b`],
		['exceptions', `EXDATE:${'20310506T090000,'.repeat(50_000)}`],
		['line breaks', `DESCRIPTION:${'\\n'.repeat(200_000)}a`]
	])(
		'of nothing but %s take no time',
		(_, line) => {
			const began = performance.now();
			readOrRefuse(ics, [calendar(event(...TIMES, line))]);
			expect(performance.now() - began).toBeLessThan(8000);
		},
		60_000
	);
});
