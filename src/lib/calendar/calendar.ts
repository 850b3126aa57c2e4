/**
 * The body of an .ics file (RFC 5545). The feed library writes the events; head and tail are ours,
 * because it writes names unescaped, some properties behind the events and no line break at the end.
 */
import ical, { escape } from 'ical-generator';
import type { ICalEventData } from 'ical-generator';
import type { EventInfo } from '../program/model';
import { fold } from './fold';
import { manyLines, oneLine, webAddress } from './plain';
import type { Selected } from './select';

const violet = '#5b2a86';

/** COLOR wants a name of CSS 3 (RFC 7986 5.9): a name for each region of the color space will do. */
const colorNames: [name: string, hex: string][] = [
	['black', '#000000'],
	['dimgray', '#696969'],
	['silver', '#c0c0c0'],
	['crimson', '#dc143c'],
	['maroon', '#800000'],
	['chocolate', '#d2691e'],
	['orange', '#ffa500'],
	['gold', '#ffd700'],
	['olive', '#808000'],
	['green', '#008000'],
	['yellowgreen', '#9acd32'],
	['teal', '#008080'],
	['turquoise', '#40e0d0'],
	['steelblue', '#4682b4'],
	['dodgerblue', '#1e90ff'],
	['navy', '#000080'],
	['indigo', '#4b0082'],
	['slateblue', '#6a5acd'],
	['purple', '#800080'],
	['orchid', '#da70d6'],
	['hotpink', '#ff69b4']
];

/** Valid though empty: a calendar must hold at least one component (RFC 5545 3.6). */
const utcBlock = [
	'BEGIN:VTIMEZONE',
	'TZID:Etc/UTC',
	'BEGIN:STANDARD',
	'DTSTART:19700101T000000',
	'TZOFFSETFROM:+0000',
	'TZOFFSETTO:+0000',
	'TZNAME:UTC',
	'END:STANDARD',
	'END:VTIMEZONE'
].join('\r\n');

/** A whole calendar: head, VTIMEZONE (`zoneBlock`, null when all times are UTC), events. Ends with CRLF. */
export function calendar(
	event: EventInfo,
	selected: Selected,
	zoneBlock: string | null,
	entries: ICalEventData[]
): string {
	// No zone name and no METHOD here: the library would write its UTC stamps as local times.
	const library = ical();
	const block = zoneBlock ?? (entries.length === 0 ? utcBlock : null);
	const body = [
		...head(event, selected),
		...(block === null ? [] : [block]),
		...entries.map((data) => library.createEvent(data).toString().trimEnd()),
		'END:VCALENDAR'
	].join('\r\n');
	return `${fold(body)}\r\n`;
}

function head(event: EventInfo, selected: Selected): string[] {
	const short = oneLine(event.shortName) || oneLine(event.name);
	const title = selected.title === null ? '' : oneLine(selected.title);
	const name = escape(title === '' ? short : `${short} · ${title}`, false);
	const color = hexColor(selected.color) ?? hexColor(event.accent) ?? violet;
	return [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Runsheet//Runsheet//EN',
		'CALSCALE:GREGORIAN',
		`NAME:${name}`,
		`X-WR-CALNAME:${name}`,
		`X-WR-CALDESC:${escape(about(event, title), false)}`,
		// Nextcloud keeps the first value it sees for ever; no client comes sooner because of it.
		'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
		'X-PUBLISHED-TTL:PT15M',
		`COLOR:${nearestName(color)}`,
		`X-APPLE-CALENDAR-COLOR:${color.toUpperCase()}`
	];
}

function about(event: EventInfo, title: string): string {
	const what = title === '' ? 'All sessions' : `Only: ${title}`;
	return manyLines(
		`${oneLine(event.name)}. ${what}.\n` +
			'Calendars fetch changes late, some only once a day. ' +
			`Always up to date: ${webAddress(event.site)}/`
	);
}

const hexColor = (text: string | null): string | null =>
	text !== null && /^#[0-9a-f]{6}$/i.test(text) ? text.toLowerCase() : null;

function nearestName(color: string): string {
	const parts = (hex: string) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
	const wanted = parts(color);
	const distance = (hex: string) =>
		parts(hex).reduce((sum, part, index) => sum + (part - (wanted[index] ?? 0)) ** 2, 0);
	return colorNames.reduce((best, next) =>
		distance(next[1]) < distance(best[1]) ? next : best
	)[0];
}
