/** Faults to plant into the small folder, one each, and the finding that must read exactly so. */
import { edited, small, type Files } from './folders';

/** sessions.yaml with one text replaced. */
export const session = (from: string, to: string) => edited('sessions.yaml', from, to);
/** event.yaml with one text replaced. */
export const event = (from: string, to: string) => edited('event.yaml', from, to);

export const faults: [name: string, files: Files, finding: string][] = [
	[
		'an unknown field, with the nearest known',
		session('  speakers: [been-kim]', '  speaker: [been-kim]'),
		'sessions.yaml:14: smoothgrad: there is no field "speaker". Write speakers: [ID], with ids from people.yaml.'
	],
	[
		'an unknown field inside a link',
		session("kind: paper, url: '", "kind: paper, titel: x, url: '"),
		'sessions.yaml:18: smoothgrad: there is no field "titel". The fields here are: kind, url, label, historical.'
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
		'sessions.yaml:20: party: the kind "socail" doesn\'t exist. Did you mean "social"?'
	],
	[
		'a kind like no other',
		session('kind: social', 'kind: blorp'),
		'sessions.yaml:20: party: the kind "blorp" doesn\'t exist. Use one of: opening, invited, talk, panel, posters, break, lunch, social, closing, other.'
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
		'sessions.yaml:25: Closing Remarks!: the id "Closing Remarks!" isn\'t a valid id: use small letters, digits and hyphens. Write "closing-remarks".'
	],
	[
		'an id that every object of a program has',
		session('- id: closing', '- id: constructor'),
		'sessions.yaml:25: constructor: the id "constructor" can\'t be an id, because programs use that word. Write "the-constructor".'
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
		"sessions.yaml:27: closing: the day 2017-08-12 isn't one of the event's days. The event is on 2017-08-10, 2017-08-11."
	],
	[
		'a start in full outside the days',
		session("  day: '2017-08-11'\n  start: '17:30'", '  start: 2017-08-13T17:30'),
		"sessions.yaml:27: closing: it starts on 2017-08-13, outside the event's days. The event is on 2017-08-10, 2017-08-11."
	],
	[
		'a day in words',
		event("'2017-08-11']", '11 August 2017]'),
		'event.yaml:5: the entry "11 August 2017" of days isn\'t a valid date. Write it as 2030-05-02.'
	],
	[
		'a number where an id belongs',
		session('[been-kim]', '[7]'),
		'sessions.yaml:14: smoothgrad: an entry of speakers must be text, not the number 7. Put it in quotes: "7".'
	],
	[
		'a missing day where the event has two',
		session("  day: '2017-08-11'\n", ''),
		'sessions.yaml:27: closing: the start "17:30" has no day, and the event has several. Add the field "day", for example day: \'2017-08-10\'.'
	],
	[
		'a day that no calendar has',
		session("day: '2017-08-11'", "day: '2017-02-30'"),
		'sessions.yaml:27: closing: the day "2017-02-30" is a date that does not exist.'
	],
	[
		'a time that is none',
		session("'17:30'", 'in the evening'),
		"sessions.yaml:28: closing: the start \"in the evening\" isn't a valid time. Write it as '9:20', or in full: 2017-08-10T09:20."
	],
	[
		'a time of twelve hours',
		session("'17:30'", '5:30 pm'),
		"sessions.yaml:28: closing: the start \"5:30 pm\" isn't a valid time. Use 24 hours: '17:30'."
	],
	[
		'a time with a dot, which YAML takes for a number and shortens',
		session("'17:30'", '17.30'),
		"sessions.yaml:28: closing: the start 17.3 isn't a valid time. Write '17:30'."
	],
	[
		'a time with a dot in quotes',
		session("'17:30'", "'17.30'"),
		"sessions.yaml:28: closing: the start \"17.30\" isn't a valid time. Write '17:30'."
	],
	[
		'an hour that no clock shows',
		session("'17:30'", "'25:30'"),
		"sessions.yaml:28: closing: the start \"25:30\" isn't a time of day. Write it as '9:20', or in full: 2017-08-11T09:20."
	],
	[
		"a link that isn't a web address",
		session('https://example.org/1.pdf', 'javascript:alert(1)'),
		'sessions.yaml:18: smoothgrad: the links.url "javascript:alert(1)" isn\'t a web address. Begin with https://.'
	],
	[
		'a relative link',
		session('https://example.org/1.pdf', 'papers/1.pdf'),
		'sessions.yaml:18: smoothgrad: the links.url "papers/1.pdf" isn\'t a web address. Begin with https://.'
	],
	[
		'a link with a space',
		session('https://example.org/1.pdf', 'https://example.org/a b'),
		'sessions.yaml:18: smoothgrad: the links.url "https://example.org/a b" isn\'t a web address. Write the whole address, without spaces.'
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
		'tracks.yaml:3: vision: the color "teal" is not a color. Write it as "#5b2a86", in quotes.'
	],
	[
		'a time zone that is none',
		event('Australia/Sydney', 'Australia/Sidney'),
		'event.yaml:6: the zone "Australia/Sidney" isn\'t a known time zone. Did you mean "Australia/Sydney"?'
	],
	[
		'a time zone in small letters, which calendars do not know',
		event('Australia/Sydney', 'australia/sydney'),
		'event.yaml:6: the zone "australia/sydney" isn\'t a known time zone. Did you mean "Australia/Sydney"?'
	],
	[
		'a time zone of machines',
		event('Australia/Sydney', 'UTC'),
		'event.yaml:6: warning: the zone is UTC, which no city uses as its time zone. For Sydney write Australia/Sydney.'
	],
	[
		'a time zone of machines in a city after which no zone is named',
		{
			'event.yaml': (small['event.yaml'] ?? '')
				.replace('Australia/Sydney', 'UTC')
				.replace('city: Sydney', 'city: Göteborg')
		},
		'event.yaml:6: warning: the zone is UTC, which no city uses as its time zone. Write the time zone of its city, for example Europe/Berlin.'
	],
	[
		'an entry that has no fields',
		{ 'tracks.yaml': '- [id, vision]\n', 'sessions.yaml': '- { id: smoothgrad, kind: talk }\n' },
		'tracks.yaml:1: this must be fields with values, not a list. Write field: value, one a line.'
	],
	[
		'an abbreviation for a time zone',
		event('Australia/Sydney', 'EST'),
		'event.yaml:6: the zone "EST" isn\'t a known time zone. Write a name as "Europe/Berlin" or "UTC".'
	],
	[
		'a missing field of the event',
		event('site: https://tiny.example.org/\n', ''),
		'event.yaml:1: the field "site" is missing. Fill it in.'
	],
	[
		'a role that follows from the sessions',
		edited('people.yaml', '[chair]', '[speaker]'),
		'people.yaml:6: fernanda-viegas: the entry "speaker" of roles doesn\'t exist. Use one of: organizer, committee, chair.'
	],
	[
		'prose for nobody, with the nearest id',
		{ 'sessions/smothgrad.md': 'Text.' },
		'sessions/smothgrad.md:1: smothgrad: there is no session "smothgrad". Did you mean "smoothgrad.md"?'
	],
	[
		'prose for a person who does not exist',
		{ 'people/ada.md': 'Text.' },
		'people/ada.md:1: ada: there is no person "ada". Name the file after the id of its person.'
	],
	[
		'a text that no page shows',
		{ 'pages/travel.md': 'By train.' },
		'pages/travel.md:1: no page shows "travel.md". Only abstract.md and call-for-papers.md are shown.'
	],
	[
		'a misspelled name of a text',
		{ 'pages/abstracts.md': 'Text.' },
		'pages/abstracts.md:1: no page shows "abstracts.md". Did you mean "abstract.md"?'
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
		'pages/abstract.md:2: the link "javascript:alert(1)" isn\'t a web address. Write the whole address, beginning with https://.'
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
		'papers.yaml:1: 1.5: the number 1.5 is not a whole number.'
	]
];
