import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { event, faults, session } from './faults';
import { edited, findingsIn, folderOf, read, small, smallFolder, type Files } from './folders';

const lines = (...files: Files[]) => findingsIn(smallFolder(Object.assign({}, ...files)));

describe('check', () => {
	it('finds nothing in a folder that is fine', () => {
		expect(lines()).toEqual([]);
	});

	it.each(faults)('finds %s', (_, files, finding) => {
		expect(lines(files)).toContain(finding);
	});

	it.each(faults)('says nothing else about %s', (_, files) => {
		const found = lines(files);
		// without the event there are no days and no ids to compare with, and nothing more to say
		expect(found.length).toBe(1);
	});

	it('finds everything at once, by file and line', () => {
		const found = lines(
			edited('tracks.yaml', '#1f6f5c', '#ffcc00'),
			event('Australia/Sydney', 'Sydney/Australia'),
			{
				'sessions.yaml': (small['sessions.yaml'] ?? '')
					.replace('kind: opening', 'kind: openning')
					.replace('[been-kim]', '[been-kin]')
					.replace('https://example.org/1.pdf', 'ftp://example.org/1.pdf')
			}
		);
		expect(found.map((line) => line.split(': ')[0])).toEqual([
			'event.yaml:6',
			'sessions.yaml:2',
			'sessions.yaml:14',
			'sessions.yaml:18',
			'tracks.yaml:3'
		]);
	});

	it('gives no program while there is an error', () => {
		expect(() => read(smallFolder(session('kind: social', 'kind: x')))).toThrow('kind');
	});

	it('names a folder that is not there', () => {
		expect(findingsIn('/nowhere/at/all')).toEqual([
			'/nowhere/at/all:1: there is no such folder. Make one: npm run data -- new DIR'
		]);
	});

	it('does not blame the references where their list cannot be read', () => {
		expect(lines({ 'people.yaml': '- id: [been-kim\n' })).toEqual([
			'people.yaml:1: a quote or bracket is not closed, or a comma is missing. Look in this line and in those before it.'
		]);
	});

	it('does not blame the references to an entry that is wrong otherwise', () => {
		expect(lines(edited('people.yaml', 'name: Been Kim', 'nam: Been Kim'))).toEqual([
			'people.yaml:1: been-kim: the field "name" is missing. Fill it in.',
			'people.yaml:2: been-kim: there is no field "nam". Did you mean "name"?'
		]);
	});
});

describe('a warning', () => {
	it('is that two sessions share a room', () => {
		const found = lines(session("start: '9:20'", "start: '9:10'"));
		expect(found).toEqual([
			'sessions.yaml:11: warning: smoothgrad: from 9:10 it shares the room "C4.3" with opening. Move one of them, or say why it is right: # ok: …'
		]);
	});

	it('is that a person is in two places at once', () => {
		const other = `- id: other
  kind: talk
  day: '2017-08-10'
  start: '9:30'
  room: annex
  speakers: [been-kim]
`;
		expect(lines({ 'sessions.yaml': small['sessions.yaml'] + other })).toEqual([
			'sessions.yaml:34: warning: other: from 9:30 Been Kim also speaks in smoothgrad, so in two places at once. Move one of them, or say why it is right: # ok: …'
		]);
	});

	it('is not that an event online keeps UTC', () => {
		const text = (small['event.yaml'] ?? '')
			.replace('Australia/Sydney', 'UTC')
			.replace('city: Sydney', 'city: Online');
		expect(lines({ 'event.yaml': text })).toEqual([]);
	});

	it('is not that one session ends when the next begins, nor that one of two is cancelled', () => {
		const found = lines(
			session("start: '9:20'\n  end", "status: cancelled\n  start: '9:10'\n  end")
		);
		expect(found).toEqual([]);
	});

	it('leaves the program whole', () => {
		const dir = smallFolder(session("start: '9:20'", "start: '9:10'"));
		expect(read(dir).program.sessions.length).toBe(4);
	});
});

describe('a file that is no YAML', () => {
	const broken: [name: string, text: string, finding: string][] = [
		['with a tab', '- id: a\n\tname: b\n', '2: a tab indents this line. Indent with spaces.'],
		[
			'with a colon in a text',
			'- id: a\n  name: Room: the large one\n',
			'2: the value holds a colon and a space. Put it in quotes.'
		],
		[
			'with a quote left open',
			'- id: a\n  name: "Room\n',
			'2: a quote or bracket is not closed, or a comma is missing. Look in this line and in those before it.'
		],
		[
			'with a bracket left open',
			'- id: a\n  aliases: [A, B\n  name: C\n',
			'3: a quote or bracket is not closed, or a comma is missing. Look in this line and in those before it.'
		],
		[
			'with a comma forgotten',
			"- id: a\n  links:\n    - { kind: slides url: 'https://example.org' }\n",
			'3: a comma is missing inside { } or [ ]. Write it as { kind: slides, url: … } or [one, two].'
		],
		[
			'with a comma forgotten after a quote',
			"- id: a\n  links:\n    - { kind: 'slides' url: 'https://example.org' }\n",
			'3: a comma is missing inside { } or [ ]. Write it as { kind: slides, url: … } or [one, two].'
		],
		[
			'with a field twice',
			'- id: a\n  name: A\n  name: B\n',
			'3: the field "name" is there twice. Keep one of them.'
		],
		[
			'with a merge unfinished',
			'<<<<<<< HEAD\n- id: a\n',
			'1: git has left a conflict in this file. Keep one of the two sides, and take the lines <<<<<<<, ======= and >>>>>>> out.'
		],
		[
			'with an alias to nothing',
			'- id: a\n  name: *x\n',
			'2: the value begins with a sign that YAML keeps for itself. Put it in quotes.'
		],
		[
			'that holds itself',
			'&x [*x]\n',
			'1: the file is nested too deeply, or its anchors (&) and aliases (*) do not resolve. Write it out plainly.'
		],
		['that is nested without end', '['.repeat(5000), '1: ']
	];

	it.each(broken)('%s is told in one sentence', (_, text, finding) => {
		const found = findingsIn(smallFolder({ 'tracks.yaml': text }));
		const own = found.filter((line) => line.startsWith('tracks.yaml'));
		expect(own.length).toBe(1);
		expect(own[0]).toContain(`tracks.yaml:${finding}`);
	});

	const indented: [name: string, text: string, line: number, is: string, mend: string][] = [
		[
			'too far',
			'- id: a\n  name: A\n    color: x\n',
			3,
			'4 spaces, its neighbors with 2 spaces',
			'with 2 spaces'
		],
		[
			'too far, after quotes',
			"- id: a\n  name: 'A'\n    color: x\n",
			3,
			'4 spaces, its neighbors with 2 spaces',
			'with 2 spaces'
		],
		[
			'too far, below a list',
			'- id: a\n  links:\n    - { kind: a, url: b }\n      name: A\n',
			4,
			'6 spaces, its neighbors with 2 spaces',
			'with 2 spaces'
		],
		[
			'one space too far',
			'- id: a\n   name: A\n  color: x\n',
			2,
			'3 spaces, its neighbors with 2 spaces',
			'with 2 spaces'
		],
		[
			'too little',
			'- id: a\n  name: A\n color: x\n',
			3,
			'1 space, its neighbors with 2 spaces',
			'with 2 spaces'
		],
		[
			'not at all',
			'- id: a\n  name: A\ncolor: x\n- id: b\n',
			3,
			'no spaces, its neighbors with 2 spaces',
			'with 2 spaces'
		],
		[
			'as an entry',
			'- id: a\n  name: A\n  - id: b\n  name: B\n',
			3,
			'2 spaces, its neighbors with no spaces',
			''
		],
		[
			'under a text',
			'- id: a\n  name: >-\n    Note: A\n      note: B\n # x\n\n color: x\n',
			7,
			'1 space, its neighbors with 2 spaces',
			'with 2 spaces'
		]
	];

	it.each(indented)(
		'with a line indented %s names that line and the spaces',
		(_, text, line, is, mend) => {
			const found = findingsIn(smallFolder({ 'tracks.yaml': text }));
			const how = mend ? `Indent it ${mend}.` : 'Begin it at the left edge.';
			expect(found.filter((one) => one.startsWith('tracks.yaml'))).toEqual([
				`tracks.yaml:${line}: this line is indented with ${is}. ${how}`
			]);
		}
	);

	it('but not UTF-8 is told with its byte', () => {
		const dir = smallFolder();
		writeFileSync(join(dir, 'tracks.yaml'), Buffer.from('- id: a\n  name: K\xfcche\n', 'latin1'));
		expect(findingsIn(dir)).toContain(
			'tracks.yaml:1: the file is not UTF-8 text; save it as UTF-8 (byte 18).'
		);
	});

	it('but a folder is told', () => {
		const dir = smallFolder({ 'rooms.yaml': null, 'rooms.yaml/x': '' });
		expect(findingsIn(dir)).toContain('rooms.yaml:1: this is a folder, and a file should be here.');
	});

	it('may begin with a byte order mark and end lines with CR LF', () => {
		const text = `\ufeff${small['rooms.yaml']?.replaceAll('\n', '\r\n')}`;
		expect(findingsIn(smallFolder({ 'rooms.yaml': text }))).toEqual([]);
	});
});

describe('what a folder says', () => {
	it('is a whole program', () => {
		const { program, prose } = read(smallFolder());
		expect(program.revision).toBe(0);
		expect(program.event.site).toBe('https://tiny.example.org');
		expect(program.sessions.map(({ id }) => id)).toEqual([
			'opening',
			'smoothgrad',
			'party',
			'closing'
		]);
		expect(program.sessions[1]).toEqual({
			id: 'smoothgrad',
			kind: 'talk',
			title: 'SmoothGrad',
			day: '2017-08-10',
			slot: { start: '2017-08-09T23:20:00Z', end: '2017-08-09T23:40:00Z', rooms: ['c4-3'] },
			speakers: ['been-kim'],
			authors: ['fernanda-viegas'],
			paperAuthors: [],
			track: 'vision',
			language: null,
			status: 'scheduled',
			links: [{ kind: 'paper', url: 'https://example.org/1.pdf', label: 'Paper' }],
			aliases: [],
			summaryKind: 'talk',
			online: null
		});
		expect(prose.sessions).toEqual({
			smoothgrad: '<p>Removing noise by <em>adding</em> noise.</p>'
		});
	});

	it('gives people the roles that follow from the sessions, and their family name first', () => {
		const people = read(smallFolder()).program.people;
		expect(people.map(({ sortName, roles }) => [sortName, roles])).toEqual([
			['Kim, Been', ['speaker']],
			['Viégas, Fernanda', ['author', 'chair']]
		]);
	});

	it('counts empty fields as left out', () => {
		const files = session('title: SmoothGrad', 'title:');
		expect(read(smallFolder(files)).program.sessions[1]?.title).toBe(null);
	});

	it('orders sessions by start, then by room as rooms.yaml has them, then by id', () => {
		const at = (id: string, room: string, start: string) =>
			`- { id: ${id}, kind: talk, day: 2017-08-10, start: '${start}', room: ${room} }\n`;
		const text =
			at('z', 'c4-3', '10:00') +
			at('a', 'annex', '9:00') +
			at('x', 'c4-3', '9:00') +
			at('w', 'c4-3', '9:00') +
			'- { id: v, kind: talk }\n';
		const dir = smallFolder({ 'sessions.yaml': text, 'sessions/smoothgrad.md': null });
		expect(read(dir).program.sessions.map(({ id }) => id)).toEqual(['w', 'x', 'a', 'z', 'v']);
	});

	it('lets the hours after midnight belong to the evening before, until six', () => {
		const night = (start: string, day = "  day: '2017-08-11'\n") =>
			session("  day: '2017-08-11'\n  start: '17:30'", `${day}  start: ${start}`);
		const dayOf = (files: Files) => read(smallFolder(files)).program.sessions.at(-1)?.day;
		expect(dayOf(night('2017-08-12T05:59'))).toBe('2017-08-11');
		expect(dayOf(night('2017-08-12T00:30', ''))).toBe('2017-08-11');
		expect(dayOf(night('2017-08-11T00:30', ''))).toBe('2017-08-11');
		expect(dayOf(night('2017-08-11T22:30', ''))).toBe('2017-08-11');
		expect(lines(night('2017-08-12T06:00'))).toEqual([
			"sessions.yaml:28: closing: it starts on 2017-08-12, outside the event's days. The event is on 2017-08-10, 2017-08-11."
		]);
	});

	it('needs no more than an event and sessions', () => {
		const { 'event.yaml': event = '' } = small;
		const dir = folderOf({
			'event.yaml': event,
			'sessions.yaml': "- { id: a, kind: talk, day: 2017-08-10, start: '9:00' }"
		});
		expect(findingsIn(dir)).toEqual([]);
	});

	it('may have names that hold anything', () => {
		const name = 'C4.3, \\n😀 END:VCALENDAR';
		const dir = smallFolder(edited('rooms.yaml', 'name: C4.3', `name: "${name}"`));
		expect(read(dir).program.rooms[0]?.name).toBe('C4.3, \n😀 END:VCALENDAR');
	});
});
