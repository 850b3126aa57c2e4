/** Calendar feeds: the same bytes for the same program, ledger and prose, whatever the clock says. */
import { DateTime } from 'luxon';
import { calendar } from './calendar';
import { entry, span, utcTimes } from './entry';
import type { Times, Told } from './entry';
import { select } from './select';
import type { FeedSelection } from './select';
import { vtimezone } from './zone';

export { feedPath, feedPaths, selectFeed } from './select';
export type { FeedSelection } from './select';

/**
 * The body of a feed, with the venue's zone where its VTIMEZONE is right at every time of the feed, else
 * in UTC. Null for an id that the program does not know; ids of an agenda that it does not know are left out.
 */
export function feed(told: Told, which: FeedSelection): string | null {
	const selected = select(told.program, which);
	if (!selected) return null;
	const { event } = told.program;
	const spans = selected.sessions.map(span);
	const block = vtimezone(
		event.zone,
		spans.flatMap(({ start, end }) => [start, end])
	);
	const times = block === null ? utcTimes : timesIn(event.zone);
	const entries = selected.sessions.map((session) => entry(told, session, which, times));
	return calendar(event, selected, block, entries);
}

const timesIn = (zone: string): Times => ({ zone, at: (ms) => DateTime.fromMillis(ms, { zone }) });
