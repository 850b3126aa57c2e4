/** The agenda as a file, made in the browser. Loaded on tap: keep luxon and the zone library out of here. */
import type { Id } from '../program/model';
import { calendar } from './calendar';
import { entry, utcTimes } from './entry';
import type { Told } from './entry';
import { select } from './select';
import type { FeedSelection } from './select';

/**
 * The body of an .ics file with the sessions of these ids, in UTC, with the UIDs of the feeds. Ids that
 * the program does not know are left out. `alarms`: minutes before each start; `title`: what calendars
 * call it, where that is not `My agenda`.
 */
export function download(told: Told, ids: Id[], alarms?: number, title?: string): string {
	const which: FeedSelection = { type: 'agenda', ids, ...(alarms === undefined ? {} : { alarms }) };
	const selected = select(told.program, which) ?? { title: null, color: null, sessions: [] };
	const entries = selected.sessions.map((session) => entry(told, session, which, utcTimes));
	const called = { ...selected, title: title ?? selected.title };
	return calendar(told.program.event, called, null, entries);
}
