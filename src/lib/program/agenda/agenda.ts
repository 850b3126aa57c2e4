/**
 * What one attendee keeps. A drop is stored like a keep, so that devices can sync it; a session that isn't
 * mentioned is left alone, so nothing missing ever deletes. A session that the program no longer has stays.
 */
import { isRecord } from '../json';
import { isId } from '../id';
import type { Id, Instant, Session } from '../model';
import { sessionTitle } from '../schedule/schedule';
import { ms } from '../time/instant';

export type Wish = {
	keep: boolean;
	/** ms, when decided. */
	at: number;
	/** Title and start as they were then, for the day when the session is gone. */
	title: string;
	start: Instant | null;
};

/** What an agenda stores of a session, to name it after it is gone. */
export type Remembered = Pick<Session, 'id' | 'title' | 'kind' | 'slot'>;

export type Agenda = {
	wishes: Record<Id, Wish>;
	/** The revision last looked at; 0 for never. */
	seen: number;
};

export function emptyAgenda(): Agenda {
	return { wishes: {}, seen: 0 };
}

/** Safe for any id from outside, `constructor` too. */
function wishOf(agenda: Agenda, id: Id): Wish | undefined {
	return Object.hasOwn(agenda.wishes, id) ? agenda.wishes[id] : undefined;
}

/** The ids kept, in order of id. */
export function kept(agenda: Agenda): Id[] {
	return Object.keys(agenda.wishes)
		.filter((id) => wishOf(agenda, id)?.keep)
		.sort();
}

/** @param at ms; the new wish is dated after the old one even if the clock has gone back */
export function decide(agenda: Agenda, session: Remembered, keep: boolean, at: number): Agenda {
	const former = wishOf(agenda, session.id);
	const wish: Wish = {
		keep,
		at: former ? Math.max(at, former.at + 1) : at,
		title: sessionTitle(session),
		start: session.slot?.start ?? null
	};
	return { ...agenda, wishes: { ...agenda.wishes, [session.id]: wish } };
}

/** The changes up to this revision have been looked at. */
export function look(agenda: Agenda, revision: number): Agenda {
	return { ...agenda, seen: Math.max(agenda.seen, revision) };
}

/** The later wins; at a tie keep, then the larger title, then the larger start, so that two wishes never tie. */
export function wins(a: Wish, b: Wish): boolean {
	if (a.at !== b.at) return a.at > b.at;
	if (a.keep !== b.keep) return a.keep;
	if (a.title !== b.title) return a.title > b.title;
	return (a.start ?? '') >= (b.start ?? '');
}

export function sameWish(a: Wish, b: Wish): boolean {
	return a.at === b.at && a.keep === b.keep && a.title === b.title && a.start === b.start;
}

/** Idempotent, commutative, associative. */
export function merge(a: Agenda, b: Agenda): Agenda {
	const wishes = { ...a.wishes };
	for (const [id, wish] of Object.entries(b.wishes)) {
		const mine = wishOf(a, id);
		wishes[id] = mine && wins(mine, wish) ? mine : wish;
	}
	return { wishes, seen: Math.max(a.seen, b.seen) };
}

/** The last ms that `Date` can hold. */
export const LAST_MS = 8.64e15;

function isCount(value: unknown): value is number {
	return Number.isInteger(value) && (value as number) >= 0 && (value as number) < LAST_MS;
}

/** A wish from outside; null for anything else. */
export function readWish(value: unknown): Wish | null {
	if (!isRecord(value)) return null;
	const { keep, at, title, start } = value;
	if (typeof keep !== 'boolean' || !isCount(at) || typeof title !== 'string') return null;
	if (start === null) return { keep, at, title, start };
	return typeof start === 'string' && isInstant(start) ? { keep, at, title, start } : null;
}

function isInstant(text: string): boolean {
	return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) && Number.isFinite(ms(text));
}

/**
 * Reads what comes from storage or the network; never throws. Undefined and null give an empty agenda; a
 * damaged one gives whatever can be read of it.
 */
export function readAgenda(value: unknown): { agenda: Agenda; damaged: boolean } {
	const agenda = emptyAgenda();
	if (value === undefined || value === null) return { agenda, damaged: false };
	if (typeof value !== 'object') return { agenda, damaged: true };
	const { wishes, seen } = value as Record<string, unknown>;
	let damaged = !isCount(seen);
	if (isCount(seen)) agenda.seen = seen;
	if (typeof wishes !== 'object' || wishes === null) return { agenda, damaged: true };
	for (const [id, raw] of Object.entries(wishes)) {
		const wish = isId(id) ? readWish(raw) : null;
		if (wish) agenda.wishes[id] = wish;
		else damaged = true;
	}
	return { agenda, damaged: damaged || Array.isArray(wishes) };
}
