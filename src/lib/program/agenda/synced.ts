/**
 * An agenda on several devices, with a server that carries it. The rule in an attendee's words: the
 * later decision counts, on whichever device it was made. Nothing here knows a network: `receive` is
 * what the server does with a delivery, `unsent` and `settle` are what a device does. A delivery may be
 * lost, come twice or late; silence deletes nothing.
 */
import { merge, sameWish, wins, type Agenda, type Wish } from './agenda';
import type { Id } from '../model';

export type Wishes = Record<Id, Wish>;

/** The server's copy. */
export interface Carried {
	wishes: Wishes;
	/** Decisions that came dated ahead of the server's clock: their own date, and as when they count. */
	ahead: Record<Id, [claimed: number, at: number][]>;
}

/** ms. So far ahead of the server may a device's clock be and still be believed. */
export const BELIEVED = 120_000;
/** Of one session; more than a device sends before it has an answer. */
const REMEMBERED = 4;

export const nothingCarried = (): Carried => ({ wishes: {}, ahead: {} });

/** A session may be named `constructor`. */
const own = <T>(record: Record<Id, T>, id: Id): T | undefined =>
	Object.hasOwn(record, id) ? record[id] : undefined;

/**
 * Takes what a device has decided. A decision dated ahead of the server's clock counts as made when the
 * server first heard of it, however often it comes: a wrong clock wins once, and not for ever.
 * @param now the server's time, ms
 */
export function receive(carried: Carried, sent: Wishes, now: number): Carried {
	const ahead = { ...carried.ahead };
	const dated: Wishes = {};
	for (const [id, wish] of Object.entries(sent)) {
		const known = own(ahead, id) ?? [];
		const heard = known.find(([claimed]) => claimed === wish.at);
		const former = own(carried.wishes, id)?.at ?? 0;
		if (heard) dated[id] = { ...wish, at: heard[1] };
		else if (wish.at <= now + BELIEVED) dated[id] = wish;
		else {
			const at = Math.max(now, former + 1);
			ahead[id] = [...known, [wish.at, at] as [number, number]].slice(-REMEMBERED);
			dated[id] = { ...wish, at };
		}
	}
	return { wishes: joined(carried.wishes, dated), ahead };
}

/** Decides for a program that knows no times: now, and only where it is not decided so already. */
export function decideNow(carried: Carried, id: Id, wish: Omit<Wish, 'at'>, now: number): Carried {
	const former = own(carried.wishes, id);
	if (former?.keep === wish.keep) return carried;
	const at = Math.max(now, (former?.at ?? 0) + 1);
	return { ...carried, wishes: { ...carried.wishes, [id]: { ...wish, at } } };
}

function joined(a: Wishes, b: Wishes): Wishes {
	return merge({ wishes: a, seen: 0 }, { wishes: b, seen: 0 }).wishes;
}

/** What the server does not have yet. An edit made while something is under way stays in it. */
export function unsent(mine: Agenda, copy: Wishes): Wishes {
	const lacking = Object.entries(mine.wishes).filter(([id, wish]) => {
		const theirs = own(copy, id);
		return !theirs || (!sameWish(wish, theirs) && wins(wish, theirs));
	});
	return Object.fromEntries(lacking);
}

/**
 * The agenda after an answer. What was sent and is still so becomes what the server made of it; what was
 * decided since stays unless the server has later. What the answer does not mention stays.
 */
export function settle(mine: Agenda, sent: Wishes, copy: Wishes): Agenda {
	const wishes = { ...mine.wishes };
	for (const [id, theirs] of Object.entries(copy)) {
		const now = own(wishes, id);
		const told = own(sent, id);
		const answered = now && told && sameWish(now, told);
		if (!now || answered || wins(theirs, now)) wishes[id] = theirs;
	}
	return { ...mine, wishes };
}
