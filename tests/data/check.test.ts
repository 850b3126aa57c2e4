import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { edited, findingsIn, folderOf, read, small, smallFolder, type Files } from './folders';

const session = (from: string, to: string) => edited('sessions.yaml', from, to);
const event = (from: string, to: string) => edited('event.yaml', from, to);
const lines = (...files: Files[]) => findingsIn(smallFolder(Object.assign({}, ...files)));

/** Each plants one fault into the small folder; the finding must read exactly so. */
const faults: [name: string, files: Files, finding: string][] = [
	[
		'an unknown field, with the nearest known',
		session('  speakers: [been-kim]', '  speaker: [been-kim]'),
		'sessions.yaml:14: smoothgrad: the field "speaker" is not known. Did you mean "speakers"?'
	],
	[
		'an unknown field inside a link',
		session("kind: paper, url: '", "kind: paper, titel: x, url: '"),
		'sessions.yaml:18: smoothgrad: the field "titel" is not known. Known are: kind, url, label, historical.'
	],
	[
		'a number where text belongs',
		session('title: SmoothGrad', 'title: 2001'),
		'sessions.yaml:9: smoothgrad: the field "title" must be text, not the number 2001. Put it in quotes: "2001".'
	],
	[
		'one where a list belongs',
		session('[been-kim]', 'been-kim'),
		'sessions.yaml:14: smoothgrad: the field "speakers" must be a list: [one, two], not "been-kim".'
	],
	[
		'text where numbers belong',
		event('  city: Sydney', '  city: Sydney\n  latitude: south'),
		'event.yaml:13: the field "venue.latitude" must be a number, not "south".'
	],
	[
		'a kind that is none',
		session('kind: social', 'kind: socail'),
		'sessions.yaml:20: party: the kind "socail" is not known. Did you mean "social"?'
	],
	[
		'a kind like no other',
		session('kind: social', 'kind: keynote'),
		'sessions.yaml:20: party: the kind "keynote" is not known. It is one of opening, invited, talk, panel, posters, break, lunch, social, closing, other.'
	],
	[
		'a missing id',
		session('- id: closing\n  kind', '- kind'),
		'sessions.yaml:25: the field "id" is missing. Fill it in.'
	],
	[
		'an id that is there twice',
		session('- id: closing', '- id: party'),
		'sessions.yaml:25: party: the id "party" is there twice, first in line 19. Give one of them another id.'
	],
	[
		'an id of the wrong form',
		session('- id: closing', '- id: Closing Remarks!'),
		'sessions.yaml:25: Closing Remarks!: the id "Closing Remarks!" is no id: lower-case letters, digits and hyphens, 64 at most. Write "closing-remarks".'
	],
	[
		'a room that does not exist, with the nearest',
		session('room: c4-3\n  speakers', 'room: c43\n  speakers'),
		'sessions.yaml:13: smoothgrad: the room "c43" does not exist. Did you mean "c4-3"?'
	],
	[
		'a speaker who does not exist, with the nearest',
		session('[been-kim]', '[bean-kim]'),
		'sessions.yaml:14: smoothgrad: the person "bean-kim" does not exist. Did you mean "been-kim"?'
	],
	[
		'a part of a name for an id',
		session('[been-kim]', '[viegas]'),
		'sessions.yaml:14: smoothgrad: the person "viegas" does not exist. Did you mean "fernanda-viegas"?'
	],
	[
		'an author like nobody',
		session('[fernanda-viegas]', '[nobody-at-all]'),
		'sessions.yaml:15: smoothgrad: the person "nobody-at-all" does not exist. Add it, or take it out here.'
	],
	[
		'a track that does not exist',
		session('track: vision', 'track: vison'),
		'sessions.yaml:16: smoothgrad: the track "vison" does not exist. Did you mean "vision"?'
	],
	[
		'an author of a paper who does not exist',
		session('  track: vision', '  track: vision\n  paperAuthors: [{ name: Ann }, been-kin]'),
		'sessions.yaml:17: smoothgrad: the person "been-kin" does not exist. Did you mean "been-kim"?'
	],
	[
		'an end before its start',
		session("'9:40'", "'9:10'"),
		'sessions.yaml:12: smoothgrad: it ends (9:10) before it starts (9:20). After midnight? Then write the end in full: 2017-08-11T09:10.'
	],
	[
		'an end in full before its start',
		session('2017-08-11T01:00', '2017-08-10T01:00'),
		'sessions.yaml:23: party: it ends (2017-08-10T01:00) before it starts (22:30). Put the end after the start.'
	],
	[
		'an end that is its start',
		session("'9:40'", "'9:20'"),
		'sessions.yaml:12: smoothgrad: it ends (9:20) when it starts (9:20). After midnight? Then write the end in full: 2017-08-11T09:20.'
	],
	[
		'an end without a start',
		session("  start: '22:30'\n", ''),
		'sessions.yaml:22: party: there is an end, but no start. Add a start.'
	],
	[
		'a day that is not of the event',
		session("day: '2017-08-11'", "day: '2017-08-12'"),
		"sessions.yaml:27: closing: the day 2017-08-12 is none of the event's days. The event is on 2017-08-10, 2017-08-11."
	],
	[
		'a start in full outside the days',
		session("  day: '2017-08-11'\n  start: '17:30'", '  start: 2017-08-13T17:30'),
		"sessions.yaml:27: closing: it starts on 2017-08-13, outside the event's days. The event is on 2017-08-10, 2017-08-11."
	],
	[
		'a missing day where the event has two',
		session("  day: '2017-08-11'\n", ''),
		'sessions.yaml:27: closing: the start "17:30" has no day, and the event has several. Add the field "day", as day: 2017-08-10.'
	],
	[
		'a day that no calendar has',
		session("day: '2017-08-11'", "day: '2017-02-30'"),
		'sessions.yaml:27: closing: the day "2017-02-30" is a day that no calendar has.'
	],
	[
		'a time that is none',
		session("'17:30'", "'5.30pm'"),
		'sessions.yaml:28: closing: the start "5.30pm" is no time. Write it as "9:20", or in full: 2017-08-11T00:30.'
	],
	[
		'an hour that no clock shows',
		session("'17:30'", "'25:30'"),
		'sessions.yaml:28: closing: the start "25:30" is no time that a clock shows. Write it as "9:20", or in full: 2017-08-11T00:30.'
	],
	[
		'a link that is no http(s) link',
		session('https://example.org/1.pdf', 'javascript:alert(1)'),
		'sessions.yaml:18: smoothgrad: the links.url "javascript:alert(1)" is no http(s) link. Begin with https://.'
	],
	[
		'a relative link',
		session('https://example.org/1.pdf', 'papers/1.pdf'),
		'sessions.yaml:18: smoothgrad: the links.url "papers/1.pdf" is no http(s) link. Begin with https://.'
	],
	[
		'a link with a space',
		session('https://example.org/1.pdf', 'https://example.org/a b'),
		'sessions.yaml:18: smoothgrad: the links.url "https://example.org/a b" is no http(s) link. Write the whole address, without spaces.'
	],
	[
		'both room and rooms',
		session('  room: annex', '  room: annex\n  rooms: [c4-3]'),
		'sessions.yaml:25: party: there is both "room" and "rooms". Keep one of them.'
	],
	[
		'a speaker named twice',
		session('[been-kim]', '[been-kim, been-kim]'),
		'sessions.yaml:14: smoothgrad: the person "been-kim" is there twice. Keep one.'
	],
	[
		'a track color on which white cannot be read',
		edited('tracks.yaml', '#1f6f5c', '#ffcc00'),
		'tracks.yaml:3: vision: the color "#ffcc00" is too light: its contrast with white is 1.5:1, and text needs 4.5:1 (WCAG AA). "#8e7200" would do.'
	],
	[
		'an accent on which white cannot be read',
		event('#5b2a86', '#ff8800'),
		'event.yaml:13: the accent "#ff8800" is too light: its contrast with white is 2.3:1, and text needs 4.5:1 (WCAG AA). "#b56000" would do.'
	],
	[
		'a color that is none',
		edited('tracks.yaml', "'#1f6f5c'", 'teal'),
		'tracks.yaml:3: vision: the color "teal" is no color. Write it as "#5b2a86", in quotes.'
	],
	[
		'a time zone that is none',
		event('Australia/Sydney', 'Australia/Sidney'),
		'event.yaml:6: the zone "Australia/Sidney" is no time zone. Did you mean "Australia/Sydney"?'
	],
	[
		'an abbreviation for a time zone',
		event('Australia/Sydney', 'EST'),
		'event.yaml:6: the zone "EST" is no time zone. Write a name as "Europe/Berlin" or "UTC".'
	],
	[
		'a missing field of the event',
		event('tagline: Small, but complete.\n', ''),
		'event.yaml:1: the field "tagline" is missing. Fill it in.'
	],
	[
		'a role that follows from the sessions',
		edited('people.yaml', '[chair]', '[speaker]'),
		'people.yaml:6: fernanda-viegas: the roles "speaker" is not known. It is one of organizer, committee, chair.'
	],
	[
		'prose for nobody, with the nearest id',
		{ 'sessions/smothgrad.md': 'Text.' },
		'sessions/smothgrad.md:1: smothgrad: there is no session "smothgrad". Did you mean "smoothgrad.md"?'
	],
	[
		'prose for a person who does not exist',
		{ 'people/ada.md': 'Text.' },
		'people/ada.md:1: ada: there is no person "ada". Name the file by the id of its person.'
	],
	[
		'a text file among the prose',
		{ 'sessions/smoothgrad.txt': 'Text.' },
		'sessions/smoothgrad.txt:1: only files that end in .md are read here. Rename or move it.'
	],
	[
		'HTML in Markdown',
		{ 'people/been-kim.md': 'Fine.\n\nStill\nfine <script>alert(1)</script>\n' },
		'people/been-kim.md:4: been-kim: HTML (<script…) is not allowed here. Write Markdown, or \\< for the sign itself.'
	],
	[
		'a javascript: link in Markdown',
		{ 'pages/abstract.md': 'See\n[this](javascript:alert(1)).\n' },
		'pages/abstract.md:2: the link "javascript:alert(1)" is no http(s) link. Write the whole address, beginning with https://.'
	],
	[
		'a picture in Markdown',
		{ 'pages/abstract.md': '\n![a cat](https://example.org/cat.png)\n' },
		'pages/abstract.md:2: pictures are not allowed here. Link to the picture instead.'
	],
	[
		'a paper of a session that does not exist',
		{
			'papers.yaml': `- number: 1
  title: A paper
  authors: [been-kim]
  url: https://example.org/1.pdf
  session: smoothgrat
`
		},
		'papers.yaml:5: 1: the session "smoothgrat" does not exist. Did you mean "smoothgrad"?'
	],
	[
		'a file that should be a list',
		{ 'reading.yaml': 'section: Books\n' },
		'reading.yaml:1: this file must be a list. Begin each entry with "- ".'
	],
	[
		'a file that is missing',
		{ 'event.yaml': null },
		'event.yaml:1: the file is missing. It says what, when and where.'
	],
	[
		'a control character',
		edited('rooms.yaml', 'name: Annex', 'name: "An\\u0007nex"'),
		'rooms.yaml:4: there is a control character in this text. Take it out.'
	],
	[
		'an id where a number of the proceedings belongs',
		{ 'papers.yaml': '- number: 1.5\n  title: T\n  authors: []\n  url: https://example.org/\n' },
		'papers.yaml:1: 1.5: the number 1.5 is no whole number.'
	]
];

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
			'people.yaml:1: a quote or bracket is not closed. Close it, here or in a line before.'
		]);
	});

	it('does not blame the references to an entry that is wrong otherwise', () => {
		expect(lines(edited('people.yaml', 'name: Been Kim', 'nam: Been Kim'))).toEqual([
			'people.yaml:1: been-kim: the field "name" is missing. Fill it in.',
			'people.yaml:2: been-kim: the field "nam" is not known. Did you mean "name"?'
		]);
	});
});

describe('a warning', () => {
	it('is that two sessions share a room', () => {
		const found = lines(session("start: '9:20'", "start: '9:10'"));
		expect(found).toEqual([
			'sessions.yaml:11: warning: smoothgrad: from 9:10 it shares the room "C4.3" with opening. Move one of them, if both are meant to be alone.'
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
			'sessions.yaml:34: warning: other: from 9:30 Been Kim is also a speaker of smoothgrad: in two places at once. Move one of the two sessions.'
		]);
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
			'2: a quote or bracket is not closed. Close it, here or in a line before.'
		],
		[
			'with a field twice',
			'- id: a\n  name: A\n  name: B\n',
			'3: the field "name" is there twice. Keep one of them.'
		],
		[
			'with a merge unfinished',
			'<<<<<<< HEAD\n- id: a\n',
			'1: a merge in git was left unfinished here. Keep one side, without the marks.'
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
		['that is nested without end', '['.repeat(9000), '1: ']
	];

	it.each(broken)('%s is told in one sentence', (_, text, finding) => {
		const found = findingsIn(smallFolder({ 'tracks.yaml': text }));
		const own = found.filter((line) => line.startsWith('tracks.yaml'));
		expect(own.length).toBe(1);
		expect(own[0]).toContain(`tracks.yaml:${finding}`);
	});

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
			at('y', 'annex', '9:00') +
			at('x', 'c4-3', '9:00') +
			at('w', 'c4-3', '9:00') +
			'- { id: v, kind: talk }\n';
		const dir = smallFolder({ 'sessions.yaml': text, 'sessions/smoothgrad.md': null });
		expect(read(dir).program.sessions.map(({ id }) => id)).toEqual(['w', 'x', 'y', 'z', 'v']);
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
