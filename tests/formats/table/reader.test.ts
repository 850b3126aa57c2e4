/** Tables as organizers keep them: each habit that was seen in real ones, in small. */
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recognize } from '../../../src/lib/formats/recognize';
import { Unreadable, type Given, type SourceFile } from '../../../src/lib/formats/format';
import { table } from '../../../src/lib/formats/table/reader';
import type { Draft } from '../../../src/lib/program/exchange/draft';
import { brokenOff } from '../damage';
import { fixture, nothingGiven } from '../fixtures';
import { countsOf, expectSound, placesOf, readOrRefuse } from '../sound';
import { runs } from '../../runs';

const file = (text: string): SourceFile => ({ name: 'talks.csv', text });
const lines = (...rows: string[]) => file(rows.join('\n'));

function read(source: SourceFile, given: Partial<Given> = {}): Draft {
	expect(table.recognizes(source)).toBe(true);
	const draft = table.read([source], { ...nothingGiven, ...given });
	expectSound(draft);
	return draft;
}

const refusal = (source: SourceFile, given: Partial<Given> = {}): string => {
	try {
		table.read([source], { ...nothingGiven, ...given });
	} catch (error) {
		expect(error).toBeInstanceOf(Unreadable);
		return (error as Error).message;
	}
	throw new Error('it was read');
};

const slots = ({ sessions }: Draft) => sessions.map(({ start, end }) => [start, end]);
const starts = ({ sessions }: Draft) => sessions.map(({ start }) => start);
const titles = ({ sessions }: Draft) => sessions.map(({ title }) => title);
const only = (draft: Draft) => draft.sessions[0]!;
const speakers = (draft: Draft) => only(draft).speakers.map((at) => draft.people[at]!.name);

describe('the header', () => {
	it.each([
		'Title,Date,Start,End,Room,Speakers',
		'TITLE,DATE,START TIME,END TIME,LOCATION,SPEAKER(S)',
		'Session Title,Session Date,Starts at,Ends at,Venue,Presenter',
		'Talk,date,from,until,Where,Who',
		'title,start_date,startTime,endTime,room_name,speaker_names',
		'Titel,Datum,Beginn,Ende,Raum,Referenten',
		'Título,Fecha,Hora de inicio,Hora de fin,Sala,Ponentes',
		'Titre,Date,Début,Fin,Salle,Intervenants'
	])('is understood as %s', (header) => {
		const draft = read(lines(header, 'A,2031-05-06,9:00,9:30,Hall,Ann Ash'));
		const { title, start, end, rooms } = only(draft);
		expect([title, start, end, rooms]).toEqual([
			'A',
			'2031-05-06T09:00',
			'2031-05-06T09:30',
			['Hall']
		]);
		expect(speakers(draft)).toEqual(['Ann Ash']);
	});

	it('may stand below other rows, and be repeated in other words', () => {
		const draft = read(
			lines(
				...['Program 2031,,', ',,', 'Title,Date,Start', 'Titel,Datum,Beginn', 'A,2031-05-06,9:00'],
				...['Title,Date,Start', 'B,2031-05-06,10:00']
			)
		);
		expect(titles(draft)).toEqual(['A', 'B']);
		expect(placesOf(draft, 'left out', 'a row above the header')).toEqual(['row 1']);
		expect(placesOf(draft, 'left out', 'a second row of headers')).toEqual(['row 4', 'row 6']);
	});

	it('is the row that names the most', () => {
		const draft = read(lines('Session,When,,', 'Title,Date,Start,Room', 'A,2031-05-06,9:00,Hall'));
		expect([only(draft).title, only(draft).rooms]).toEqual(['A', ['Hall']]);
	});

	it('may be explained by the row below', () => {
		const draft = read(
			lines('Title,Date,Start', 'the title,yyyy-mm-dd,hh:mm', 'A,2031-05-06,9:00')
		);
		expect(titles(draft)).toEqual(['A']);
	});

	it('gives a column that says nothing to us one remark, an empty one none', () => {
		const draft = read(
			lines(
				'Title,Start,Budget,Empty,Notes,',
				'A,2031-05-06 9:00,5,,call Ann,x',
				'B,2031-05-06 10:00,6,,,'
			)
		);
		expect(countsOf(draft, 'left out')).toEqual({
			'the column "Budget"': 1,
			'the column "Notes", which may not be meant for everyone': 1,
			'column F, which has no header': 1
		});
	});

	it('has the surer word for the title; a session beside it is a track', () => {
		const draft = read(lines('Session,Title,Start', 'Morning,A,2031-05-06 9:00'));
		expect([only(draft).title, only(draft).track]).toEqual(['A', 'Morning']);
	});

	it('is asked for where there is none', () => {
		expect(table.recognizes(lines('a,b', '1,2'))).toBe(false);
		expect(table.recognizes(lines('Title,Price', 'A,2'))).toBe(false);
		expect(refusal(lines('a,b', '1,2'))).toBe(
			'talks.csv: no row names a column of titles and one of times. ' +
				'Name the columns in the first row: Title, Date, Start, End, Room, Speakers.'
		);
	});
});

describe('the text of a table', () => {
	const parted = (sign: string) =>
		['Title', 'Start'].join(sign) + '\n' + ['A, b; c', '2031-05-06 9:00'].join(sign);

	it('is parted by what its header is parted by, whatever its name', () => {
		expect(titles(read(file(parted('\t'))))).toEqual(['A, b; c']);
		expect(titles(read(file('Title;Start\n"A, b; c";2031-05-06 9:00')))).toEqual(['A, b; c']);
		expect(titles(read(file('sep=;\r\nTitle;Start\r\nA, b;2031-05-06 9:00')))).toEqual(['A, b']);
	});

	it('may have a byte order mark, any line ends, and line breaks in quoted cells', () => {
		const draft = read(
			file('\ufeffTitle,Start,Room\r\n"A ""b""\nc",2031-05-06 9:00,Hall\rB,2031-05-06 10:00,Hall\n')
		);
		expect(titles(draft)).toEqual(['A "b"\nc', 'B']);
	});

	it('counts rows as a spreadsheet does, empty ones too', () => {
		const draft = read(file('Title,Start\n\n,\n"A\nb",2031-05-06 9:00\n\nC,2031-05-06 9:00'));
		expect(draft.sessions.map(({ at }) => at)).toEqual(['row 4', 'row 6']);
	});

	it('has quotation marks that are only that', () => {
		expect(titles(read(file('Title,Start\n5" disks,2031-05-06 9:00')))).toEqual(['5" disks']);
		expect(titles(read(file('Title\tStart\n"Open\t2031-05-06 9:00')))).toEqual(['"Open']);
	});

	it('is refused where it breaks off within a cell', () => {
		expect(refusal(file('Title,Start\n"A,2031-05-06 9:00\n'))).toBe(
			'talks.csv: a quotation mark is opened and never closed. Export it again; part of it may be missing.'
		);
	});

	it('is refused where it would fill the memory', () => {
		expect(refusal(file(`Title,Start\n${',\n'.repeat(50_001)}`))).toContain('more than 50000 rows');
		expect(refusal(file(`Title,Start\n${','.repeat(20_001)}`))).toContain(
			'more than 20000 columns'
		);
	});

	it('is data: a formula stays as it is written, and a guard against it is taken off', () => {
		const draft = read(
			lines(
				...['Title,Start,Slides', '"=HYPERLINK(""http://x.example"",""x"")",2031-05-06 9:00,=1+1'],
				...["'=1+1,2031-05-06 10:00,", "''@x,2031-05-06 11:00,", "'90s,2031-05-06 12:00,"]
			)
		);
		expect(titles(draft)).toEqual(['=HYPERLINK("http://x.example","x")', '=1+1', "'@x", "'90s"]);
		expect(only(draft).links).toEqual([]);
		expect(placesOf(draft, 'left out', "an address that isn't a web address")).toEqual(['row 2']);
	});

	it('that was decoded twice is reported and left', () => {
		const draft = read(lines('Title,Start', 'MÃ¼ll,2031-05-06 9:00', 'SÃO Â,2031-05-06 9:00'));
		expect(titles(draft)[0]).toBe('MÃ¼ll');
		expect(
			placesOf(
				draft,
				'inferred',
				'this looks like text that was decoded twice; it is left as it is'
			)
		).toEqual(['row 2']);
	});

	it('gives back any title unchanged', () => {
		const cell = fc.oneof(
			fc.string({ unit: 'grapheme' }),
			fc.string({ unit: 'binary' }),
			fc.constantFrom(
				'=1+1',
				'a,b;c\td',
				'"',
				'""',
				'a\r\nb',
				'\n',
				' x ',
				'-',
				'#',
				'2031-05-06',
				'Title'
			)
		);
		fc.assert(
			fc.property(
				fc.array(cell, { minLength: 1, maxLength: 5 }),
				fc.constantFrom(',', ';', '\t'),
				(cells, delimiter) => {
					const rows = cells.map((title, index) => [title, `2031-05-06 9:0${index}`, 'Hall']);
					const text = stringify([['Title', 'Start', 'Room'], ...rows], {
						delimiter,
						quoted: true
					});
					const plain = (title: string) =>
						(/^'+[=+\-@\t\r＝＋－＠]/.test(title) ? title.slice(1) : title).trim() || null;
					expect(titles(read(file(text)))).toEqual(cells.map(plain));
				}
			),
			runs(30)
		);
	});
});

describe('dates', () => {
	it.each([
		['2011-04-21', '2011-04-21'],
		['2011/4/21', '2011-04-21'],
		['20110421', '2011-04-21'],
		['4/21/2011', '2011-04-21'],
		['21/04/11', '2011-04-21'],
		['21.4.2011', '2011-04-21'],
		['21 April 2011', '2011-04-21'],
		['21st of April, 2011', '2011-04-21'],
		['Thu, Apr 21, 2011', '2011-04-21'],
		['April 21st 2011', '2011-04-21'],
		['21-Apr-11', '2011-04-21'],
		['Donnerstag, 21. April 2011', '2011-04-21'],
		['21 de abril de 2011', '2011-04-21'],
		['Day 1 – 21 avril 2011', '2011-04-21']
	])('are read as %s', (written, day) => {
		expect(starts(read(lines('Title;Date;Start', `A;${written};9:00`)))).toEqual([`${day}T09:00`]);
	});

	it('stand on the first row of a day, or above it', () => {
		const carried = lines(
			'Date;Start;Title',
			'21 April 2011;9:00;A',
			';10:00;B',
			'22 April 2011;9:00;C',
			';10:00;D'
		);
		const headed = lines(
			'Start;Title',
			'21 April 2011;',
			'9:00;A',
			'10:00;B',
			'Friday, 22 April 2011;',
			'9:00;C',
			'10:00;D'
		);
		const days = ['2011-04-21T09:00', '2011-04-21T10:00', '2011-04-22T09:00', '2011-04-22T10:00'];
		expect(starts(read(carried))).toEqual(days);
		expect(starts(read(headed))).toEqual(days);
	});

	it('may stand beside the time, with or without an offset', () => {
		const draft = read(
			lines(
				...['Title;Start;End', 'A;2011-04-21T09:00:00+02:00;2011-04-21T09:30:00+02:00'],
				...[
					'B;2011-04-21 10:00;2011-04-21 11:00',
					'C;2011-04-21T10:00:00.000Z;',
					'D;4/21/2011 2:30 PM;'
				],
				'E;2011-11-06 01:30-05:00;2011-11-06 01:50-05:00'
			)
		);
		expect(slots(draft)).toEqual([
			['2011-04-21T09:00+02:00', '2011-04-21T09:30+02:00'],
			['2011-04-21T10:00', '2011-04-21T11:00'],
			['2011-04-21T10:00Z', null],
			['2011-04-21T14:30', null],
			['2011-11-06T01:30-05:00', '2011-11-06T01:50-05:00']
		]);
	});

	const ambiguous = lines('Title,Date,Start', 'A,4/5/2011,9:00', 'B,4/6/2011,9:00');

	it('with the month in either place are decided by the other dates', () => {
		const other = lines('Title,Date,Start', 'A,4/5/2011,9:00', 'B,13/5/2011,9:00');
		expect(starts(read(other))).toEqual(['2011-05-04T09:00', '2011-05-13T09:00']);
	});

	it('with the month in either place are decided by the day of the week, or by the first day', () => {
		const tuesday = lines('Title,Date,Start', 'A,Tue 4/5/2011,9:00');
		expect(starts(read(tuesday))).toEqual(['2011-04-05T09:00']);
		expect(starts(read(ambiguous, { date: '2011-05-04' }))[0]).toBe('2011-05-04T09:00');
	});

	it('that nothing decides are asked for', () => {
		expect(refusal(ambiguous)).toBe(
			'talks.csv row 2: "4/5/2011" can be read with the month or with the day first, and no other date decides it. ' +
				'Write the dates as 2011-04-05 or 2011-05-04, or give the first day with --date.'
		);
		expect(refusal(lines('Title,Date,Start', 'A,4/13/2011,9:00', 'B,13/4/2011,9:00'))).toContain(
			'written in two ways'
		);
	});

	it('with dots have the day first, unless one cannot', () => {
		const dotted = (date: string) => starts(read(lines('Title,Date,Start', `A,${date},9:00`)))[0];
		expect([dotted('4.5.2011'), dotted('4.13.2011')]).toEqual([
			'2011-05-04T09:00',
			'2011-04-13T09:00'
		]);
	});

	it('that mean the same in both orders need no decision', () => {
		expect(starts(read(lines('Title,Date,Start', 'A,5/5/2011,9:00')))).toEqual([
			'2011-05-05T09:00'
		]);
	});

	const weekdays = lines('Day,Start,Title', 'Friday,9:00,A', 'Sat,9:00,B', 'Day 3,9:00,C');

	it('as days of the week, or numbers of days, ask for the first day', () => {
		expect(refusal(weekdays)).toBe(
			'talks.csv row 2: "Friday" says no year, or no date at all. Give the first day, for example --date 2025-02-01.'
		);
		expect(starts(read(weekdays, { date: '2031-05-09' }))).toEqual([
			...['2031-05-09T09:00', '2031-05-10T09:00', '2031-05-11T09:00']
		]);
		expect(refusal(weekdays, { date: '2031-05-08' })).toContain(
			'nothing on the day of the week of --date 2031-05-08'
		);
	});

	it('without a year take it from the first day, also over New Year', () => {
		const source = lines(
			'Date,Start,Title',
			'30 December,9:00,A',
			'1 January,9:00,B',
			'31/12,9:00,C'
		);
		expect(refusal(source)).toContain('--date');
		expect(starts(read(source, { date: '2030-12-30' })).slice(0, 2)).toEqual([
			'2030-12-30T09:00',
			'2031-01-01T09:00'
		]);
	});

	it('that are nowhere are asked for, at the first row with a time', () => {
		const source = lines('Title,Start,Room', 'A,,Hall', 'B,9:00,Hall');
		expect(refusal(source)).toContain(
			'talks.csv row 3: this row has a time, and neither it nor a row above has a date.'
		);
		expect(starts(read(source, { date: '2031-05-06' }))).toEqual([null, '2031-05-06T09:00']);
	});

	it('that are not understood leave the session without a time, and end what was carried', () => {
		const draft = read(
			lines('Title,Date,Start', 'A,2031-05-06,9:00', 'B,TBA,9:00', 'C,31.2.2031,9:00')
		);
		expect(starts(draft)).toEqual(['2031-05-06T09:00', null, null]);
		expect(placesOf(draft, 'left out', 'a date that is not understood')).toEqual([
			'row 3',
			'row 4'
		]);
	});
});

describe('times', () => {
	const at = (start: string, end = '', length = '') =>
		slots(
			read(lines('Title;Date;Start;End;Duration', `A;2031-05-06;${start};${end};${length}`))
		)[0]!.map((moment) => moment?.replace('2031-05-06T', '') ?? null);

	it.each([
		...[
			['10:00 AM', '10:00'],
			['12:30 pm', '12:30'],
			['12:15 a.m.', '00:15'],
			['2 PM', '14:00']
		],
		...[
			['10.30', '10:30'],
			['10h30', '10:30'],
			['10h', '10:00'],
			['1030', '10:30'],
			['9:00 Uhr', '09:00']
		],
		...[
			['noon', '12:00'],
			['12 noon', '12:00'],
			['16:30 PM', '16:30'],
			['10:00:00', '10:00'],
			['9', '09:00']
		],
		...[
			['10:00 UTC', '10:00Z'],
			['10:00 (UTC)', '10:00Z'],
			['10:00 UTC+2', '10:00+02:00'],
			['10:00 GMT', '10:00']
		]
	])('are read as %s', (written, start) => {
		expect(at(written)[0]).toBe(start);
	});

	it.each([
		...[
			['10:00-10:30', '10:00', '10:30'],
			['10:00 – 10:30', '10:00', '10:30'],
			['9 to 10', '09:00', '10:00']
		],
		...[
			['9:00-10:30 AM', '09:00', '10:30'],
			['11:00-1:00 PM', '11:00', '13:00'],
			['1-2:30 PM', '13:00', '14:30']
		],
		...[
			['10.00 bis 11.00 Uhr', '10:00', '11:00'],
			['22:30-24:00', '22:30', '2031-05-07T00:00']
		]
	])('and their end are read in one cell as %s', (written, start, end) => {
		expect(at(written)).toEqual([start, end]);
	});

	it.each([
		...[
			['45', '10:45'],
			['45 min', '10:45'],
			['45 minutes', '10:45'],
			['0:45', '10:45'],
			['00:45:00', '10:45']
		],
		...[
			['1h', '11:00'],
			['1.5 h', '11:30'],
			['1,5 Stunden', '11:30'],
			['1h30', '11:30'],
			['1 h 30 min', '11:30']
		],
		['PT45M', '10:45']
	])('may have a length instead of an end, as %s', (written, end) => {
		expect(at('10:00', '', written)).toEqual(['10:00', end]);
	});

	it('have no end where none is told, or none that is one', () => {
		expect(at('10:00')).toEqual(['10:00', null]);
		expect(at('10:00', '9:30')).toEqual(['10:00', null]);
		expect(at('10:00', '', 'long')).toEqual(['10:00', null]);
		expect(at('10:00', '', '1.5')).toEqual(['10:00', null]);
		expect(at('10:00', '', '1')).toEqual(['10:00', null]);
		expect(at('12:00-1:00')).toEqual(['12:00', null]);
	});

	it('that are not understood are named, and those that are missing too', () => {
		const draft = read(lines('Title,Date,Start', 'A,2031-05-06,in the morning', 'B,2031-05-06,'));
		expect(starts(draft)).toEqual([null, null]);
		expect(placesOf(draft, 'left out', 'a time that is not understood')).toEqual(['row 2']);
		expect(placesOf(draft, 'inferred', 'a row without a time, not scheduled')).toEqual(['row 3']);
	});

	it('past midnight belong to the evening before, in the same room alone', () => {
		const draft = read(
			lines(
				...['Date,Start,End,Title,Room', '2031-05-06,21:00,23:30,A,Hall', ',23:30,0:30,B,Hall'],
				...[',0:30,1:30,C,Hall', ',2:00,,D,Hall', ',0:30,,E,Cellar', '2031-05-07,9:00,10:00,F,Hall']
			)
		);
		expect(slots(draft)).toEqual([
			['2031-05-06T21:00', '2031-05-06T23:30'],
			['2031-05-06T23:30', '2031-05-07T00:30'],
			['2031-05-07T00:30', '2031-05-07T01:30'],
			['2031-05-07T02:00', null],
			['2031-05-06T00:30', null],
			['2031-05-07T09:00', '2031-05-07T10:00']
		]);
		expect(draft.sessions.map(({ day }) => day)).toEqual([
			...[null, null, '2031-05-06', '2031-05-06', null, null]
		]);
		expect(placesOf(draft, 'inferred', 'a time past midnight, of the evening before')).toEqual([
			'row 4',
			'row 5'
		]);
	});

	it('after 24 hours are of the night', () => {
		const [session] = read(lines('Date,Time,Title', '2031-05-06,25:30-26:00,A')).sessions;
		expect([session?.day, session?.start, session?.end]).toEqual([
			...['2031-05-06', '2031-05-07T01:30', '2031-05-07T02:00']
		]);
	});

	const morning = [
		'Date,Time,Title,Room',
		'2031-05-06,9:00-10:00,A,Hall',
		',11:30-12:30,B,Hall',
		',12:30-1:30,Lunch,Hall'
	];

	it('on a clock of twelve hours that says nothing of it are of the afternoon', () => {
		const draft = read(lines(...morning, ',1:30-2:00,C,Hall', ',6:00,D,Hall', ',8:00,E,Hall'));
		expect(slots(draft).slice(2)).toEqual([
			['2031-05-06T12:30', '2031-05-06T13:30'],
			['2031-05-06T13:30', '2031-05-06T14:00'],
			['2031-05-06T18:00', null],
			['2031-05-06T20:00', null]
		]);
		const what = 'a time in the afternoon: the clock of this table has twelve hours';
		expect(placesOf(draft, 'inferred', what)).toEqual(['row 5', 'row 6', 'row 7']);
	});

	it.each([
		['beside the times', 'Title,Start,End,Room'],
		['in UTC', 'Title,Start (UTC),End (UTC),Room']
	])('of several mornings are no afternoons, dates %s', (_, header) => {
		const draft = read(
			lines(
				header,
				'A,2030-05-02 00:00,2030-05-02 00:30,Hall',
				'B,2030-05-02 07:30,2030-05-02 08:00,Hall',
				'C,2030-05-03 00:00,2030-05-03 00:30,Hall'
			)
		);
		const wall = slots(draft).map((times) => times.map((time) => time?.slice(0, 16)));
		expect(wall).toEqual([
			['2030-05-02T00:00', '2030-05-02T00:30'],
			['2030-05-02T07:30', '2030-05-02T08:00'],
			['2030-05-03T00:00', '2030-05-03T00:30']
		]);
	});

	it('stay as they are where one is of the 13th hour or later, or has am or pm', () => {
		expect(starts(read(lines(...morning, ',1:30,C,Hall', ',14:00,D,Hall')))[3]).toBe(
			'2031-05-06T01:30'
		);
		expect(starts(read(lines(...morning, ',1:30 AM,C,Hall')))[3]).toBe('2031-05-06T01:30');
	});

	it('in a column of UTC are UTC', () => {
		const draft = read(
			lines('Title,Date,Start (UTC),End (UTC)', 'A,2031-05-06,23:00,23:30', 'B,2031-05-06,0:30,')
		);
		expect(slots(draft)).toEqual([
			['2031-05-06T23:00Z', '2031-05-06T23:30Z'],
			['2031-05-06T00:30Z', null]
		]);
		expect(draft.event.zone).toBeNull();
	});

	it('in a column of UTC give way to those of the venue', () => {
		expect(starts(read(lines('UTC,Title,Date,Time', '7:00,A,2031-05-06,9:00')))).toEqual([
			'2031-05-06T09:00'
		]);
	});
});

describe('the zone', () => {
	it('is that of a header or a column, where they name one', () => {
		expect(read(lines('Title,Start (Europe/Berlin)', 'A,2031-05-06 9:00')).event.zone).toBe(
			'Europe/Berlin'
		);
		const draft = read(lines('Title,Start,Time zone', 'A,2031-05-06 9:00,Europe/Berlin'));
		expect([draft.event.zone, only(draft).start]).toEqual([
			'Europe/Berlin',
			'2031-05-06T09:00:00+02:00'
		]);
	});

	it('is not told by letters that mean several', () => {
		const draft = read(lines('Title,Start (CEST)', 'A,2031-05-06 9:00', 'B,2031-05-06 9:00 PST'));
		expect([draft.event.zone, ...starts(draft)]).toEqual([
			null,
			'2031-05-06T09:00',
			'2031-05-06T09:00'
		]);
		expect(countsOf(draft, 'left out')).toEqual({
			'"CEST" in a header, which isn\'t the name of one zone': 1,
			'"PST" beside a time, which isn\'t the name of one zone': 1
		});
	});
});

describe('the other columns', () => {
	const row = (header: string, cell: string) =>
		read(lines(`Start;Title;${header}`, `2031-05-06 9:00;A;${cell}`));

	it('tell the kind by its type, and say so', () => {
		expect(only(row('Type', 'Keynote')).kind).toBe('invited');
		expect(countsOf(row('Type', 'Keynote'), 'inferred')).toEqual({
			'the type "Keynote" is read as invited': 1
		});
		expect(countsOf(row('Type', 'Demo'), 'left out')).toEqual({ 'the type "Demo"': 1 });
		expect(countsOf(row('Kind', 'Invited talk'), 'inferred')).toEqual({});
	});

	it('tell it by the title only where nobody speaks', () => {
		const draft = read(
			lines(
				'Start;Title;Speaker',
				'2031-05-06 9:00;Lunch;',
				'2031-05-06 10:00;Lunch in space;Ann Ash'
			)
		);
		expect(draft.sessions.map(({ kind }) => kind)).toEqual(['lunch', 'talk']);
	});

	it('have links by their kinds; what is no address is left out', () => {
		const draft = row(
			'Slides;Video;Paper link;Link',
			'x.pdf;https://v.example/1 https://v.example/2;www.p.example/1;javascript:alert(1)'
		);
		expect(only(draft).links.map(({ kind, url }) => [kind, url])).toEqual([
			['video', 'https://v.example/1'],
			['video', 'https://v.example/2'],
			['paper', 'https://www.p.example/1']
		]);
		expect(countsOf(draft, 'left out')).toEqual({ "an address that isn't a web address": 2 });
	});

	it('have relative links where the base is given', () => {
		const draft = read(lines('Start,Title,Slides', '2031-05-06 9:00,A,x.pdf'), {
			base: 'https://x.example/files/'
		});
		expect(only(draft).links.map(({ url }) => url)).toEqual(['https://x.example/files/x.pdf']);
	});

	it('have rooms by their names, several in a cell, and addresses to join', () => {
		expect(only(row('Room', '"Hall; Room 2, Floor 1"')).rooms).toEqual(['Hall', 'Room 2, Floor 1']);
		expect(only(row('Location', 'https://meet.example/a')).online).toBe('https://meet.example/a');
		expect(only(row('Zoom', 'https://meet.example/a?pwd=x')).online).toBeNull();
	});

	it('tell what is cancelled, and what was never accepted', () => {
		expect(only(row('Status', 'Cancelled')).status).toBe('cancelled');
		expect(only(row('Cancelled', 'x')).status).toBe('cancelled');
		expect(only(row('Cancelled', 'no')).status).toBe('scheduled');
		const draft = row('State', 'rejected');
		expect(draft.sessions).toEqual([]);
		expect(placesOf(draft, 'left out', 'a session that is not accepted')).toEqual(['row 2']);
	});

	it('have languages by name or code', () => {
		expect(only(row('Language', 'Deutsch')).language).toBe('de');
		expect(only(row('Language', 'pt-br')).language).toBe('pt-BR');
		expect(countsOf(row('Language', 'Elvish'), 'left out')).toEqual({ 'the language "Elvish"': 1 });
	});

	it('have identifiers, where each is of one row', () => {
		const draft = read(
			lines(
				'ID,Title,Start',
				...['7,A', '8,B', '8,C', '-,D', ',E'].map((row) => `${row},2031-05-06 9:00`)
			)
		);
		expect(draft.sessions.map(({ key }) => key)).toEqual(['7', null, null, null, null]);
		expect(placesOf(draft, 'left out', 'an identifier that several rows have')).toEqual([
			'row 3',
			'row 4'
		]);
	});

	it('have no passwords of meetings in any words', () => {
		const draft = row(
			'Room;Notes;Abstract',
			'https://zoom.example/j/1?pwd=abc;;Zoom, passcode: 1234'
		);
		expect(JSON.stringify(draft)).not.toMatch(/abc|1234/);
	});

	it('have descriptions in Markdown or HTML, several together', () => {
		const draft = row(
			'Subtitle;Abstract;Description',
			'B;<p>One <b>two</b></p><script>x</script>;<p>Three</p>'
		);
		expect(only(draft).summary).toBe('B\n\nOne **two**\n\nThree');
	});
});

describe('people', () => {
	const people = (header: string, cells: string) =>
		read(
			lines(
				`Start|${header}|Title`.replaceAll('|', '\t'),
				`2031-05-06 9:00|${cells}|A`.replaceAll('|', '\t')
			)
		);
	const places = (draft: Draft) =>
		draft.people.map(({ name, affiliations }) => [name, affiliations]);

	it('have their affiliations in a column beside, one each or one for all', () => {
		expect(places(people('Speakers|Affiliation', 'Ann Ash; Ben Birch|Oak; Elm, Town'))).toEqual([
			...[
				['Ann Ash', ['Oak']],
				['Ben Birch', ['Elm, Town']]
			]
		]);
		expect(places(people('Authors|Affiliation', 'Ann Ash|Oak; Elm'))).toEqual([
			['Ann Ash', ['Oak', 'Elm']]
		]);
		const one = people('Speakers|Affiliation', 'Ann Ash; Ben Birch|Oak');
		expect(places(one)).toEqual([
			['Ann Ash', ['Oak']],
			['Ben Birch', ['Oak']]
		]);
		expect(placesOf(one, 'inferred', 'one affiliation for several people, taken for each')).toEqual(
			['row 2']
		);
	});

	it("have no affiliations that could be anyone's", () => {
		const draft = people('Speakers|Affiliation', 'Ann Ash; Ben Birch; Cy Cedar|Oak; Elm');
		expect(places(draft)).toEqual([
			['Ann Ash', []],
			['Ben Birch', []],
			['Cy Cedar', []]
		]);
		expect(placesOf(draft, 'left out', "affiliations that could be anyone's")).toEqual(['row 2']);
	});

	it('may have columns of their own', () => {
		const header = 'Speaker 1|Affiliation 1|Speaker 2|Affiliation 2';
		expect(places(people(header, 'Ann Ash||Ben Birch|Elm'))).toEqual([
			['Ann Ash', []],
			['Ben Birch', ['Elm']]
		]);
		const named = people('First name|Last name', 'Ann|Ash');
		expect(named.people.map(({ name, sortName }) => [name, sortName])).toEqual([
			['Ann Ash', 'Ash, Ann']
		]);
	});

	it('have a biography where one speaks alone', () => {
		expect(people('Speaker|Bio', 'Ann Ash|She *maps*.').people[0]?.bio).toBe('She *maps*.');
		expect(countsOf(people('Speaker|Bio', 'Ann Ash; Ben Birch|They map.'), 'left out')).toEqual({
			'a biography in a row without exactly one speaker': 1
		});
	});

	it('are one person by one name, and speakers apart from authors', () => {
		const draft = read(
			lines(
				'Start;Title;Speaker;Authors',
				'2031-05-06 9:00;A;Ann Ash;Ann Ash|Ben  Birch',
				'2031-05-06 9:30;B;Ben Birch;'
			)
		);
		expect(draft.people.map(({ key, name }) => [key, name])).toEqual([
			['Ann Ash', 'Ann Ash'],
			['Ben Birch', 'Ben Birch']
		]);
		expect(draft.sessions.map((session) => [session.speakers, session.authors])).toEqual([
			[[0], [0, 1]],
			[[1], []]
		]);
		expect(draft.peopleByName).toBe(true);
	});
});

describe('our own CSV', () => {
	const header =
		'id,day,start,end,time zone,room,kind,title,speakers,authors,authors of the paper,track,language,status,online,slides,also known as,summary';

	it('is taken by its word: names part at semicolons alone, and nothing is inferred', () => {
		const draft = read(
			lines(
				header,
				'none,2031-05-06,2031-05-07 01:30,,Europe/Berlin,A | B; C,talk,Lunch,"Ash, Ann; Ben (x) and Cy",,TBA,T; U,en,scheduled,,https://x.example/1 (may no longer work),Old; Older,*a*'
			)
		);
		expect(only(draft)).toMatchObject({
			...{ key: 'none', kind: 'talk', day: '2031-05-06', start: '2031-05-07T01:30:00+02:00' },
			...{ rooms: ['A | B', 'C'], track: 'T; U', aliases: ['Old', 'Older'], summary: '\\*a\\*' },
			...{ paperAuthors: [{ name: 'TBA' }] },
			links: [{ kind: 'slides', url: 'https://x.example/1', historical: true }]
		});
		expect(speakers(draft)).toEqual(['Ash, Ann', 'Ben (x) and Cy']);
		expect(Object.keys(countsOf(draft, 'inferred'))).toEqual([
			'its language, from that of every session: en'
		]);
	});
});

describe('rows that are no sessions', () => {
	it('are left out with their place: notes, headings, what is empty without a word', () => {
		const draft = read(
			lines(
				'Title,Start,Room',
				'A,2031-05-06 9:00,Hall',
				',,',
				'Afternoon,,',
				'B,2031-05-06 10:00,Hall',
				'* may change,,'
			)
		);
		expect(titles(draft)).toEqual(['A', 'B']);
		expect(
			placesOf(draft, 'left out', 'a row with only one cell, taken for a heading or a note')
		).toEqual(['row 4', 'row 6']);
	});
});

describe('several files', () => {
	it('are one program, with the name of the file before the row', () => {
		const day = (name: string, title: string): SourceFile => ({
			name,
			text: `ID,Title,Start,Room,Speaker\n1,${title},2031-05-06 9:00,Hall,Ann Ash`
		});
		const draft = table.read([day('a.csv', 'A'), day('b.csv', 'B')], nothingGiven);
		expectSound(draft);
		expect(draft.sessions.map(({ at, key }) => [at, key])).toEqual([
			['a.csv row 2', null],
			['b.csv row 2', null]
		]);
		expect([draft.rooms.length, draft.people.length]).toEqual([1, 1]);
	});
});

describe('any bytes', () => {
	const whole = fixture('table/workshop.csv').text;

	it('are read, or refused with a sentence', () => {
		const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => new TextDecoder().decode(array));
		const sheet = fc
			.array(
				fc.array(
					fc.oneof(
						fc.string(),
						fc.constantFrom('9:00', '4/5/2011', 'Friday', 'Ann, Ben', '25:00-', '"')
					),
					{ maxLength: 6 }
				)
			)
			.map((rows) =>
				['Title,Date,Start,End,Speakers,Duration', ...rows.map((row) => row.join(','))].join('\n')
			);
		fc.assert(
			fc.property(fc.oneof(bytes, sheet, brokenOff(whole)), (text) => {
				table.recognizes(file(text));
				readOrRefuse(table, [file(text)]);
			}),
			runs(100)
		);
	});

	it('a program in full is recognized as a table', () => {
		expect(recognize([fixture('table/workshop.csv')]).name).toBe('csv');
	});

	it.each([
		['white space', `Title,Start,Speakers\nA,2031-05-06 9:00,a${' '.repeat(300_000)}(`],
		['brackets', `Title,Start,Speakers\nA,2031-05-06 9:00,${'('.repeat(300_000)}`],
		['stars', `Title,Start,Speakers\nA,2031-05-06 9:00,${'a*'.repeat(200_000)}`],
		['commas', `Title;Start;Speakers\nA;2031-05-06 9:00;${'Ann Ash, '.repeat(50_000)}`],
		['digits', `Title;Start\nA;${'1'.repeat(300_000)}`],
		['words', `Title;Date\nA;${'april '.repeat(100_000)}`]
	])('of nothing but %s take no time', (_, text) => {
		const began = performance.now();
		table.read([file(text)], nothingGiven);
		expect(performance.now() - began).toBeLessThan(8000);
	});
});
