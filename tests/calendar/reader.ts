/** Reads feeds back: strictly with ical.js, and byte by byte by ourselves. */
import ICAL from 'ical.js';
import { expect } from 'vitest';

export interface ReadEvent {
	uid: string;
	/** UTC, ms. */
	start: number;
	end: number;
	/** Any property's value as text; null when it is not there. */
	text: (property: string) => string | null;
	alarms: number;
}

export interface ReadCalendar {
	text: (property: string) => string | null;
	zones: string[];
	events: ReadEvent[];
}

function textOf(component: ICAL.Component, property: string): string | null {
	const value = component.getFirstPropertyValue(property);
	return value === null || value === undefined ? null : String(value);
}

/** ical.js leaves properties that it does not know, and so all of ours at the head, as they were written. */
const unescaped = (text: string | null) =>
	text && text.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));

/** Fails on anything that ical.js in its strict mode does not take. */
export function read(ics: string): ReadCalendar {
	ICAL.design.strict = true;
	const root = new ICAL.Component(ICAL.parse(ics));
	const zones = root.getAllSubcomponents('vtimezone').map((zone) => textOf(zone, 'tzid') ?? '');
	return {
		text: (property) => unescaped(textOf(root, property)),
		zones,
		events: root.getAllSubcomponents('vevent').map((component) => {
			const event = new ICAL.Event(component);
			return {
				uid: event.uid,
				start: event.startDate.toUnixTime() * 1000,
				end: event.endDate.toUnixTime() * 1000,
				text: (property) => textOf(component, property),
				alarms: component.getAllSubcomponents('valarm').length
			};
		})
	};
}

/** The lines of a feed with its folds undone. */
export function unfolded(ics: string): string[] {
	return ics.replace(/\r\n /g, '').trimEnd().split('\r\n');
}

/** One character per byte, so that cutting at CRLF counts octets. */
function physicalLines(bytes: Buffer): Buffer[] {
	const lines = bytes.toString('latin1').split('\r\n');
	return lines.map((line) => Buffer.from(line, 'latin1'));
}

/** Whether no character was cut in two by a fold. */
const isWhole = (line: Buffer) => Buffer.from(line.toString('utf8'), 'utf8').equals(line);

const open = (component: string) => `BEGIN:${component}`;

/** RFC 5545 3.1 to the byte; head before zones before events; every TZID defined. */
export function expectLawful(ics: string): void {
	const bytes = Buffer.from(ics, 'utf8');
	expect(ics.endsWith('END:VCALENDAR\r\n')).toBe(true);
	expect(ics.replace(/\r\n/g, '')).not.toMatch(/\p{Cc}|\p{Surrogate}/u);
	const lines = unfolded(ics);
	const wrong = [
		...physicalLines(bytes).filter((line) => line.length > 75 || !isWhole(line)),
		...lines.filter((line) => !/^[A-Z][A-Z0-9-]*(;[A-Z-]+=[^:;,"]+)*:/.test(line))
	];
	expect(wrong).toEqual([]);
	const heads = lines.filter((line) => line.startsWith('BEGIN:'));
	const order = heads.map((line) => [open('VTIMEZONE'), open('VEVENT')].indexOf(line));
	const tops = order.filter((index) => index >= 0);
	expect(tops).toEqual([...tops].sort());
	const firstComponent = lines.findIndex((line, index) => index > 0 && line.startsWith('BEGIN:'));
	expect(lines.slice(0, firstComponent)).toContain('VERSION:2.0');
	const used = lines.flatMap((line) => /^DT(?:START|END);TZID=([^:]+):/.exec(line)?.[1] ?? []);
	for (const zone of used) expect(lines).toContain(`TZID:${zone}`);
	expect(lines.filter((line) => line.startsWith('METHOD'))).toEqual([]);
}
