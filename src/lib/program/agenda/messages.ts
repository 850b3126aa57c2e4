/**
 * Push notifications that are due: reminders, changes in the sessions somebody keeps, and the organizers'
 * notices. Their words and their order; the server delivers them.
 */
import { isolate } from '../text/direction';
import { changesOf, clockAndDay, describe, effect, since } from '../ledger/ledger';
import type { Live } from '../live/live';
import { lookup } from '../schedule/lookup';
import type { Change, Id, Revision } from '../model';
import { dueReminders, type Reminder } from './reminders';
import { compareSessions, sessionTitle, usualEnd } from '../schedule/schedule';
import { clock, dayIn, ms } from '../time/instant';

export interface Wants {
	changes: boolean;
	notices: boolean;
	reminders: boolean;
}

export interface Interest {
	kept: ReadonlySet<Id>;
	/** Before the expected start. */
	minutes: number;
	wants: Wants;
	/** Nothing up to this revision is sent. */
	since: number;
}

export interface Message {
	/** Sent once: a reminder for each session and day, anything else for each revision. */
	key: string;
	title: string;
	body: string;
	/** A later message with the same tag replaces it (Notifications API). */
	tag: string;
	/** The session it opens; null if it is about several, or none. */
	session: Id | null;
	/** ms; useless from then on. */
	until: number;
	/** Worth waking somebody for. */
	pressing: boolean;
}

/** ms; how long a message without an end is useful. */
const LASTING = 12 * 3_600_000;
/** Characters. What is encrypted must fit into 4096 bytes (RFC 8291, section 4), at up to four each. */
const LONGEST = { title: 140, body: 700 };

/** @param now ms @returns revisions in their order, then reminders; some may have been sent before */
export function dueMessages(live: Live, interest: Interest, now: number): Message[] {
	const { wants, kept, minutes } = interest;
	const news = since(live.ledger, interest.since).flatMap((revision) => {
		const message = notice(live, revision, now);
		if (message) return wants.notices ? [message] : [];
		return wants.changes ? changed(live, revision, kept, now) : [];
	});
	const due = wants.reminders ? dueReminders(live.program, kept, minutes, now) : [];
	return [...news, ...due.map((reminder) => remind(live, reminder))].map(fitting);
}

/** `Starts at 9:50 in C4.3. Printed: 9:40.` Not how many minutes are left, because it may be read later. */
function remind({ program }: Live, { session, start }: Reminder): Message {
	const { event, rooms } = program;
	const names = session.slot.rooms.map((id) => rooms.find((room) => room.id === id)?.name ?? id);
	const where = names.length > 0 ? ` in ${names.map(isolate).join(', ')}` : '';
	const was = session.printed ? ms(session.printed.start) : start;
	const printed = was === start ? '' : ` Printed: ${printedTime(was, start, event.zone)}.`;
	return {
		key: `reminder-${session.day ?? ''}-${session.id}`,
		title: sessionTitle(session),
		body: `Starts at ${clock(start, event.zone)}${where}.${printed}`,
		tag: `session-${session.id}`,
		session: session.id,
		until: start,
		pressing: true
	};
}

/** With its day if that differs: a time alone would be read as today's. */
function printedTime(was: number, start: number, zone: string): string {
	const sameDay = dayIn(was, zone) === dayIn(start, zone);
	return (sameDay ? clock : clockAndDay)(was, zone);
}

function notice({ notices, program }: Live, { number }: Revision, now: number): Message | null {
	const said = notices.find(({ revision }) => revision === number);
	if (!said) return null;
	const until = said.until === null ? now + LASTING : ms(said.until);
	if (until <= now) return null;
	return {
		key: `revision-${number}`,
		title: `${program.event.shortName}: from the organizers`,
		body: isolate(said.text),
		tag: `notice-${number}`,
		session: null,
		until,
		pressing: said.severity === 'important'
	};
}

interface ChangedSession {
	id: Id;
	title: string;
	words: string;
	changes: Change[];
	/** ms; null where it has no time. */
	end: number | null;
}

function changed(live: Live, revision: Revision, kept: ReadonlySet<Id>, now: number): Message[] {
	const mine = changedSessions(live, revision, kept).filter(({ end }) => end === null || end > now);
	const [first, ...others] = mine;
	if (!first) return [];
	const one = others.length === 0;
	const lines = one ? [first.words] : mine.map(({ title, words }) => `${isolate(title)}: ${words}`);
	const until = Math.max(...mine.map(({ end }) => end ?? now + LASTING));
	return [
		{
			key: `revision-${revision.number}`,
			title: one ? first.title : `${mine.length} sessions of my agenda have changed`,
			body: [...lines, revision.note].filter(Boolean).join('\n'),
			tag: one ? `session-${first.id}` : 'agenda',
			session: one ? first.id : null,
			until: Math.min(until, now + LASTING),
			pressing: mine.some(({ changes }) => changes.some(isPressing))
		}
	];
}

const isPressing = (change: Change) => ['time', 'room', 'status'].includes(effect(change));

/** Kept sessions that a revision changes, in order of time; edits of running text don't count. */
function changedSessions(live: Live, revision: Revision, kept: ReadonlySet<Id>): ChangedSession[] {
	const { program } = live;
	const known = lookup(program);
	const changed = [...kept].flatMap((id): ChangedSession[] => {
		const all = changesOf(id, [revision]).map(({ change }) => change);
		const changes = all.filter((change) => effect(change) !== 'text');
		if (changes.length === 0) return [];
		const session = known.session(id);
		const gone = changes.find(({ field }) => field === 'removed')?.old;
		return [
			{
				id,
				title: session ? sessionTitle(session) : String(gone ?? id),
				words: changes.map((change) => describe(change, program, program.event.zone)).join(' '),
				changes,
				end: session?.slot ? usualEnd(session) : null
			}
		];
	});
	return changed.sort((a, b) => {
		const [one, other] = [known.session(a.id), known.session(b.id)];
		return one && other ? compareSessions(one, other) : Number(!one) - Number(!other);
	});
}

function fitting(message: Message): Message {
	const clipped = (text: string, most: number) => {
		// JSON would write each of these in six bytes, and nobody could read them
		const letters = Array.from(text.replace(/(?!\n)[\p{Cc}\p{Cs}]/gu, ' '));
		return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
	};
	return {
		...message,
		title: clipped(message.title, LONGEST.title),
		body: clipped(message.body, LONGEST.body)
	};
}
