import { describe, expect, it, vi } from 'vitest';
import { download } from '../../src/lib/calendar/download';
import { feed } from '../../src/lib/calendar/feed';
import type { Session } from '../../src/lib/program/model';
import { aPerson, aSession, anEvent, published, told } from './programs';
import { expectLawful, read, unfolded } from './reader';

const program = { type: 'program' } as const;
const one = (session: Partial<Session> = {}) =>
	read(feed(told([aSession(session)]), program) ?? '').events[0]!;

describe('a feed', () => {
	it('of one session is this, line for line', () => {
		const lines = unfolded(feed(told([aSession()]), program) ?? '');
		const from = lines.indexOf('BEGIN:VTIMEZONE');
		const to = lines.indexOf('END:VTIMEZONE');
		expect(lines.slice(0, from)).toEqual([
			'BEGIN:VCALENDAR',
			'VERSION:2.0',
			'PRODID:-//Runsheet//Runsheet//EN',
			'CALSCALE:GREGORIAN',
			'NAME:VDL 2017',
			'X-WR-CALNAME:VDL 2017',
			'X-WR-CALDESC:2017 Workshop on Visualization for Deep Learning. All sessions' +
				'.\\nCalendars fetch changes late\\, some only once a day. Always up to date: ' +
				'https://vdl.example/',
			'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
			'X-PUBLISHED-TTL:PT15M',
			'COLOR:indigo',
			'X-APPLE-CALENDAR-COLOR:#5B2A86'
		]);
		expect(lines.slice(to + 1)).toEqual([
			'BEGIN:VEVENT',
			'UID:vdl2017-smoothgrad@vdl.example',
			'SEQUENCE:0',
			'DTSTAMP:20170801T100000Z',
			'DTSTART;TZID=Australia/Sydney:20170810T092000',
			'DTEND;TZID=Australia/Sydney:20170810T094000',
			'SUMMARY:SmoothGrad: removing noise by adding noise',
			'TRANSP:TRANSPARENT',
			'LOCATION:C4.3\\, ICC Sydney\\, 14 Darling Drive\\, Sydney NSW 2000',
			'GEO:-33.8734;151.199',
			'DESCRIPTION:Speaker: Been Kim (Google Brain)\\nAuthor: Been Kim\\n\\n' +
				'https://vdl.example/sessions/smoothgrad/',
			'CATEGORIES:Talk',
			'URL;VALUE=URI:https://vdl.example/sessions/smoothgrad/',
			'STATUS:CONFIRMED',
			'X-RUNSHEET-ROOMS:c4-3 C4.3',
			'CREATED:20170801T100000Z',
			'LAST-MODIFIED:20170801T100000Z',
			'END:VEVENT',
			'END:VCALENDAR'
		]);
	});

	it('is the same on a machine in Los Angeles and in UTC', () => {
		const sessions = [aSession(), aSession({ id: 'closing', kind: 'closing', title: null })];
		const on = (machine: string) => {
			vi.stubEnv('TZ', machine);
			return ['Australia/Sydney', 'Africa/Casablanca', 'America/Los_Angeles', 'UTC'].map((zone) => {
				const folder = told(sessions, { event: anEvent({ zone }) });
				return feed(folder, program) + download(folder, ['smoothgrad'], 10);
			});
		};
		const utc = on('UTC');
		expect(new Date(0).getHours()).toBe(0);
		expect(utc.join()).toContain('DTSTART;TZID=America/Los_Angeles:20170809T162000');
		expect(utc.join()).toContain('DTSTART:20170809T232000Z');
		expect(on('America/Los_Angeles')).toEqual(utc);
		expect(new Date(0).getHours()).toBe(16);
	});

	it('speaks UTC where VTIMEZONE would be wrong or the zone has no full name', () => {
		for (const zone of ['Asia/Pyongyang', 'UTC', 'EST5EDT']) {
			const ics = feed(told([aSession()], { event: anEvent({ zone }) }), program) ?? '';
			expect(ics).toContain('DTSTART:20170809T232000Z\r\n');
			expect(ics).not.toContain('VTIMEZONE');
		}
	});

	it('without a session is still a calendar with one component', () => {
		for (const zone of ['Australia/Sydney', 'UTC']) {
			const empty = feed(told([], { event: anEvent({ zone }) }), program) ?? '';
			expectLawful(empty);
			expect(read(empty).events).toEqual([]);
			expect(read(empty).zones).toEqual([zone === 'UTC' ? 'Etc/UTC' : zone]);
		}
	});

	it('says in its name what it leaves out, safely', () => {
		const room = { id: 'c4-3', name: 'C4.3, east\nEND:VCALENDAR 🎉; \\', directions: null };
		const ics = feed(told([aSession()], { rooms: [room] }), { type: 'rooms', id: 'c4-3' }) ?? '';
		expectLawful(ics);
		const { text, events } = read(ics);
		const name = 'C4.3, east END:VCALENDAR 🎉; \\';
		expect(text('name')).toBe(`VDL 2017 · ${name}`);
		expect(text('x-wr-calname')).toBe(`VDL 2017 · ${name}`);
		expect(text('x-wr-caldesc')).toContain(`Only: ${name}.`);
		expect(events[0]?.text('location')).toMatch(/^C4\.3, east END:VCALENDAR 🎉; \\, ICC Sydney/);
		expect(events).toHaveLength(1);
	});

	it('has a track’s own color', () => {
		const tracks = [{ id: 'vision', name: 'Vision', color: '#1e90ff' }];
		const ics = feed(told([aSession()], { tracks }), { type: 'tracks', id: 'vision' });
		expect(ics).toContain('\r\nCOLOR:dodgerblue\r\nX-APPLE-CALENDAR-COLOR:#1E90FF\r\n');
	});
});

describe('a session in a feed', () => {
	it('has no place where nobody has said where it is, and a point alone where only that is known', () => {
		const nowhere = { name: null, address: null, city: null, link: null };
		const slot = { start: '2017-08-09T23:20:00Z', end: null, rooms: [] };
		const entry = (latitude: number | null, longitude: number | null) => {
			const venue = { ...nowhere, latitude, longitude };
			const ics = feed(told([aSession({ slot })], { event: anEvent({ venue }) }), program) ?? '';
			expectLawful(ics);
			return ics;
		};
		expect(entry(null, null)).not.toMatch(/^(LOCATION|GEO)/m);
		expect(entry(-33.8734, 151.199)).toMatch(/^GEO:-33.8734;151.199\r$/m);
	});

	it('in two rooms names both; without a room it names the building', () => {
		const rooms = ['c4-3', 'hall'].map((id) => ({ id, name: id.toUpperCase(), directions: null }));
		const slot = { start: '2017-08-09T23:20:00Z', end: null, rooms: ['c4-3', 'hall'] };
		const at = (rest: string[]) =>
			read(
				feed(told([aSession({ slot: { ...slot, rooms: rest } })], { rooms }), program) ?? ''
			).events[0]?.text('location');
		expect(at(['c4-3', 'hall'])).toBe('C4-3, HALL, ICC Sydney, 14 Darling Drive, Sydney NSW 2000');
		expect(at([])).toBe('ICC Sydney, 14 Darling Drive, Sydney NSW 2000');
	});

	it('without an end lasts fifteen minutes and says that no end is announced', () => {
		const slot = { start: '2017-08-10T07:00:00Z', end: null, rooms: [] };
		const event = one({ slot });
		expect(event.end - event.start).toBe(15 * 60_000);
		expect(event.text('description')).toContain('\n\nNo end has been announced.\n\n');
		expect(one().text('description')).not.toContain('No end');
	});

	it('never ends at its start or before: clients refuse that, the library would swap them', () => {
		const slot = { start: '2017-08-10T07:00:00Z', end: '2017-08-10T06:00:00Z', rooms: [] };
		const event = one({ slot });
		expect(new Date(event.start).toISOString()).toBe('2017-08-10T07:00:00.000Z');
		expect(event.end - event.start).toBe(15 * 60_000);
	});

	it('when cancelled stays, says so and takes no time', () => {
		const agenda = { type: 'agenda', ids: ['smoothgrad'], alarms: 10 } as const;
		const cancelled = told([aSession({ status: 'cancelled' })]);
		const { events } = read(feed(cancelled, { ...agenda, ids: [...agenda.ids] }) ?? '');
		expect(events[0]?.text('status')).toBe('CANCELLED');
		expect(events[0]?.text('summary')).toBe(
			'CANCELLED: SmoothGrad: removing noise by adding noise'
		);
		expect(events[0]?.text('transp')).toBe('TRANSPARENT');
		expect(events[0]?.text('description')).toMatch(/^This session is cancelled\.\n\n/);
		expect(events[0]?.alarms).toBe(0);
	});

	it('in an agenda takes time, and rings only when asked to', () => {
		const agenda = (alarms?: number) =>
			feed(told([aSession()]), { type: 'agenda', ids: ['smoothgrad'], alarms }) ?? '';
		expect(read(agenda()).events[0]?.text('transp')).toBe('OPAQUE');
		expect(read(agenda()).events[0]?.alarms).toBe(0);
		expect(read(agenda(10)).events[0]?.alarms).toBe(1);
		expect(agenda(10)).toContain('\r\nTRIGGER:-PT10M\r\n');
		expect(agenda(0)).toContain('\r\nTRIGGER:PT0S\r\n');
		expect(read(agenda(NaN)).events[0]?.alarms).toBe(0);
	});

	it('without a title goes by its kind', () => {
		expect(one({ kind: 'lunch', title: null }).text('summary')).toBe('Lunch');
		expect(one({ title: '\u0001' }).text('summary')).toBe('Talk');
	});

	it('on the equator keeps its place on the map', () => {
		const venue = { ...anEvent().venue, latitude: 0, longitude: 1e-9 };
		const ics = feed(told([aSession()], { event: anEvent({ venue }) }), program);
		expect(ics).toContain('\r\nGEO:0.000001;0.000001\r\n');
	});

	it('tells people, labeled background, links and where to join', () => {
		const background = aSession({
			speakers: ['been-kim', 'ge-liu'],
			authors: [],
			paperAuthors: [{ name: 'Minsuk Kahng' }, { name: 'Polo Chau', person: 'polo-chau' }],
			summaryKind: 'background',
			online: 'https://live.example/a,b',
			links: [
				{ kind: 'paper', url: 'https://arxiv.example/1', label: 'Paper' },
				{ kind: 'survey', url: 'https://old.example/', label: 'Survey', historical: true }
			]
		});
		const people = [aPerson(), aPerson({ id: 'ge-liu', name: 'Ge Liu', affiliations: ['A', 'B'] })];
		const prose = {
			sessions: { smoothgrad: '<p>Why &amp; how.</p><p>More.</p>' },
			people: {},
			pages: {}
		};
		const ics = feed({ ...told([background], { people }), prose }, program) ?? '';
		expect(read(ics).events[0]?.text('description')).toBe(
			[
				'Speakers: Been Kim (Google Brain), Ge Liu (A, B)',
				'Paper by: Minsuk Kahng, Polo Chau',
				'',
				'Background:',
				'Why & how.',
				'',
				'More.',
				'',
				'Paper: https://arxiv.example/1',
				'Survey (may no longer work): https://old.example/',
				'Online: https://live.example/a%2Cb',
				'',
				'https://vdl.example/sessions/smoothgrad/'
			].join('\n')
		);
	});

	it('has its history from the ledger: sequence, stamps, creation', () => {
		const moved = {
			number: 3,
			at: '2017-08-05T09:00:00Z',
			note: 'Lunch is longer',
			changes: [
				{
					subject: 'session' as const,
					id: 'smoothgrad',
					field: 'start',
					old: '2017-08-09T23:10:00Z',
					new: '2017-08-09T23:20:00Z'
				}
			]
		};
		const added = {
			number: 2,
			at: '2017-08-02T09:00:00Z',
			note: 'One more',
			changes: [
				{ subject: 'session' as const, id: 'smoothgrad', field: 'added', old: null, new: 'talk' }
			]
		};
		const ics = feed({ ...told([aSession()]), ledger: [published, added, moved] }, program) ?? '';
		for (const line of [
			'SEQUENCE:1',
			'CREATED:20170802T090000Z',
			'DTSTAMP:20170805T090000Z',
			'LAST-MODIFIED:20170805T090000Z'
		]) {
			expect(unfolded(ics)).toContain(line);
		}
	});

	it('of a folder never published has stamps all the same', () => {
		const ics = feed({ ...told([aSession()]), ledger: [] }, program);
		expect(ics).toContain('\r\nDTSTAMP:19700101T000000Z\r\n');
		expect(ics).toContain('\r\nCREATED:19700101T000000Z\r\n');
	});
});
