import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { download } from '../../src/lib/calendar/download';
import { feed, feedPaths, selectFeed } from '../../src/lib/calendar/feed';
import type { Told } from '../../src/lib/calendar/entry';
import { oneLine } from '../../src/lib/calendar/plain';
import { sessionTitle, usualEnd } from '../../src/lib/program/schedule/schedule';
import { ms } from '../../src/lib/program/time/instant';
import { anything } from './programs';
import { expectLawful, read, unfolded } from './reader';
import { runs } from '../runs';

const whole = (told: Told) => feed(told, { type: 'program' }) ?? '';
const scheduled = (told: Told) => told.program.sessions.filter(({ slot }) => slot !== null);

/** All feeds that have a path, by path. */
const allFeeds = (told: Told) =>
	feedPaths(told.program).map((path) => {
		const which = selectFeed(path);
		return (which && feed(told, which)) ?? '';
	});

/** VEVENTs as text by UID, times left out: one feed may speak UTC where another has the zone. */
function eventsOf(ics: string): Map<string, string> {
	const blocks = unfolded(ics)
		.join('\n')
		.split(/^BEGIN:VEVENT\n/m)
		.slice(1);
	const rest = (block: string) =>
		block.split(/^END:VEVENT$/m)[0]!.replace(/^DT(START|END).*\n/gm, '');
	return new Map(blocks.map((block) => [/^UID:(.*)$/m.exec(block)?.[1] ?? '', rest(block)]));
}

vi.setConfig({ testTimeout: 60_000 });

describe('whatever the program says', () => {
	it('every feed and the download keep the laws of RFC 5545 to the byte', () => {
		fc.assert(
			fc.property(anything, (told) => {
				for (const ics of allFeeds(told)) expectLawful(ics);
				const ids = told.program.sessions.map(({ id }) => id);
				expectLawful(download(told, ids, 10));
			}),
			runs(15)
		);
	});

	it('ical.js, being strict, reads one event for each session with a slot, at the same instants', () => {
		fc.assert(
			fc.property(anything, (told) => {
				const ids = told.program.sessions.map(({ id }) => id);
				const expected = scheduled(told).map((session) => ({
					uid: `vdl2017-${session.id}@vdl.example`,
					start: ms(session.slot!.start),
					end: usualEnd(session)
				}));
				for (const ics of [whole(told), download(told, ids)]) {
					const events = read(ics).events.map(({ uid, start, end }) => ({ uid, start, end }));
					expect(events).toEqual(expected);
				}
			}),
			runs(50)
		);
	});

	it('titles, statuses and the page as last line come through', () => {
		fc.assert(
			fc.property(anything, (told) => {
				const { events } = read(whole(told));
				for (const [index, session] of scheduled(told).entries()) {
					const cancelled = session.status === 'cancelled';
					const event = events[index];
					const title = oneLine(sessionTitle(session));
					if (title) expect(event?.text('summary')).toBe((cancelled ? 'CANCELLED: ' : '') + title);
					expect(event?.text('status')).toBe(cancelled ? 'CANCELLED' : 'CONFIRMED');
					expect(event?.text('description')?.split('\n').at(-1)).toBe(
						`https://vdl.example/sessions/${session.id}/`
					);
				}
			}),
			runs(20)
		);
	});

	it('a session is the same event in every feed, and no UID comes twice', () => {
		fc.assert(
			fc.property(anything, (told) => {
				const all = eventsOf(whole(told));
				expect(all.size).toBe(scheduled(told).length);
				for (const ics of allFeeds(told)) {
					for (const [uid, event] of eventsOf(ics)) expect(event).toBe(all.get(uid));
				}
			}),
			runs(15)
		);
	});

	it('equal input gives equal bytes', () => {
		fc.assert(
			fc.property(anything, (told) => {
				expect(allFeeds(structuredClone(told))).toEqual(allFeeds(told));
			}),
			runs(8)
		);
	});
});
