/**
 * What a device is told without asking: a reminder, what a revision changed in the sessions somebody
 * keeps, and the organizers' notices. Words and order; how they travel is the server's business.
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
	/** Revisions up to this one are known, or were told before. */
	since: number;
}

export interface Message {
	/** Told once: a reminder for each session and day, all else for each revision. */
	key: string;
	title: string;
	body: string;
	/** A later one of the same takes its place. */
	tag: string;
	/** What it opens; null where it is about several, or about none. */
	session: Id | null;
	/** ms, from when on it is of no use to anybody. */
	until: number;
	/** Worth waking somebody for. */
	pressing: boolean;
}

/** ms; a message without an end of its own. */
const LASTING = 12 * 3_600_000;
/** Letters. What is encrypted must fit into 4096 bytes (RFC 8291, 4), and a letter may take four. */
const LONGEST = { title: 140, body: 700 };

/** All that is due at `now` (ms), what was told before included; revisions in their order, then reminders. */
export function dueMessages(live: Live, interest: Interest, now: number): Message[] {
	const { wants, kept, minutes } = interest;
	const told = since(live.ledger, interest.since).flatMap((revision) => {
		const message = notice(live, revision, now);
		if (message) return wants.notices ? [message] : [];
		return wants.changes ? changed(live, revision, kept, now) : [];
	});
	const due = wants.reminders ? dueReminders(live.program, kept, minutes, now) : [];
	return [...told, ...due.map((reminder) => remind(live, reminder))].map(fitting);
}

/** `Starts at 9:50 in C4.3. Printed: 9:40.` Never how long until then: it may be read later. */
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
		...{ tag: `session-${session.id}`, session: session.id, until: start, pressing: true }
	};
}

/** With its day where that is another one: a time alone would be taken for today's. */
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
		...{ tag: `notice-${number}`, session: null, until, pressing: said.severity === 'important' }
	};
}

interface Told {
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

/** Kept sessions that a revision touches, in order of time; what only edits running text is left for the page. */
function changedSessions(live: Live, revision: Revision, kept: ReadonlySet<Id>): Told[] {
	const { program } = live;
	const known = lookup(program);
	const told = [...kept].flatMap((id): Told[] => {
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
	return told.sort((a, b) => {
		const [one, other] = [known.session(a.id), known.session(b.id)];
		return one && other ? compareSessions(one, other) : Number(!one) - Number(!other);
	});
}

function fitting(message: Message): Message {
	const clipped = (text: string, most: number) => {
		// what JSON would write in six bytes is no letter to read
		const letters = Array.from(text.replace(/(?!\n)[\p{Cc}\p{Cs}]/gu, ' '));
		return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
	};
	return {
		...message,
		title: clipped(message.title, LONGEST.title),
		body: clipped(message.body, LONGEST.body)
	};
}
