/**
 * An agenda on several devices, synced through a server. The rule for attendees: the later decision counts,
 * whichever device made it. `receive` is the server's side, `unsent` and `mergeAnswer` the device's. A request
 * may be lost, or arrive twice or late; an answer that lacks a session deletes nothing.
 */
import { merge, sameWish, wins, type Agenda, type Wish } from './agenda';
import type { Id } from '../model';

export type Wishes = Record<Id, Wish>;

/** The server's copy. */
export interface AgendaCopy {
	wishes: Wishes;
	/** Decisions dated ahead of the server's clock: the date they claim, and the one that counts. */
	ahead: Record<Id, [claimed: number, at: number][]>;
}

/** ms. A device's clock may be this far ahead of the server's and still be believed. */
export const BELIEVED = 120_000;
/** Claimed dates stored for each session; a device sends fewer before it has an answer. */
const CLAIMS = 4;

export const emptyCopy = (): AgendaCopy => ({ wishes: {}, ahead: {} });

/** Safe for any id from outside, `constructor` too. */
const own = <T>(record: Record<Id, T>, id: Id): T | undefined =>
	Object.hasOwn(record, id) ? record[id] : undefined;

/**
 * Takes in what a device has decided. A decision dated ahead of the server's clock counts from when the
 * server first received it, however often it is sent again, so a wrong clock doesn't win for ever.
 * @param now the server's time, ms
 */
export function receive(copy: AgendaCopy, sent: Wishes, now: number): AgendaCopy {
	const ahead = { ...copy.ahead };
	const dated: Wishes = {};
	for (const [id, wish] of Object.entries(sent)) {
		const known = own(ahead, id) ?? [];
		const received = known.find(([claimed]) => claimed === wish.at);
		const former = own(copy.wishes, id)?.at ?? 0;
		if (received) dated[id] = { ...wish, at: received[1] };
		else if (wish.at <= now + BELIEVED) dated[id] = wish;
		else {
			const at = Math.max(now, former + 1);
			ahead[id] = [...known, [wish.at, at] as [number, number]].slice(-CLAIMS);
			dated[id] = { ...wish, at };
		}
	}
	return { wishes: mergeWishes(copy.wishes, dated), ahead };
}

/** A decision by a client that sends no date: it counts from now, and only if it changes something. */
export function decideNow(
	copy: AgendaCopy,
	id: Id,
	wish: Omit<Wish, 'at'>,
	now: number
): AgendaCopy {
	const former = own(copy.wishes, id);
	if (former?.keep === wish.keep) return copy;
	const at = Math.max(now, (former?.at ?? 0) + 1);
	return { ...copy, wishes: { ...copy.wishes, [id]: { ...wish, at } } };
}

function mergeWishes(a: Wishes, b: Wishes): Wishes {
	return merge({ wishes: a, seen: 0 }, { wishes: b, seen: 0 }).wishes;
}

/** What the server does not have yet, including decisions made while a request is under way. */
export function unsent(mine: Agenda, copy: Wishes): Wishes {
	const lacking = Object.entries(mine.wishes).filter(([id, wish]) => {
		const theirs = own(copy, id);
		return !theirs || (!sameWish(wish, theirs) && wins(wish, theirs));
	});
	return Object.fromEntries(lacking);
}

/**
 * The agenda after an answer. A wish that was sent and hasn't changed since becomes what the server made of
 * it; one decided since then stays, unless the server has a later one. What the answer lacks stays.
 */
export function mergeAnswer(mine: Agenda, sent: Wishes, copy: Wishes): Agenda {
	const wishes = { ...mine.wishes };
	for (const [id, theirs] of Object.entries(copy)) {
		const now = own(wishes, id);
		const before = own(sent, id);
		const answered = now && before && sameWish(now, before);
		if (!now || answered || wins(theirs, now)) wishes[id] = theirs;
	}
	return { ...mine, wishes };
}
