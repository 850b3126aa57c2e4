/** Wishes that a device or another program sends: checked, or refused with a sentence. */
import { isId } from '$lib/program/id';
import { isRecord } from '$lib/program/json';
import { readWish, type Wish } from '$lib/program/agenda/agenda';
import { decideNow, receive, type AgendaCopy, type Wishes } from '$lib/program/agenda/synced';
import type { Id, Program } from '$lib/program/model';
import { sessionTitle } from '$lib/program/schedule/schedule';
import { Refusal } from '../refusal';

/** In one request; devices send more in several. */
export const MOST_AT_ONCE = 500;
/** Wishes for sessions that aren't in the program (any more). They are never pruned, so they are limited. */
export const MOST_UNKNOWN = 500;
const LONGEST_TITLE = 2000;

/** Dated by a device, or a boolean that counts as decided now. */
export type SentWishes = Record<Id, Wish | boolean>;

/** @throws Refusal */
export function readWishes(body: unknown): SentWishes {
	const wishes = isRecord(body) ? body.wishes : undefined;
	if (!isRecord(wishes)) {
		throw new Refusal(422, 'The body must be like {"wishes": {"smoothgrad": true}}.');
	}
	const entries = Object.entries(wishes);
	if (entries.length > MOST_AT_ONCE) {
		throw new Refusal(422, `One request may bring ${MOST_AT_ONCE} wishes; send them in several.`);
	}
	return Object.fromEntries(entries.map(([id, value]) => [id, readOne(id, value)]));
}

function readOne(id: string, value: unknown): Wish | boolean {
	if (!isId(id)) throw new Refusal(422, `“${id.slice(0, 64)}” cannot be a session’s id.`);
	if (typeof value === 'boolean') return value;
	const wish = readWish(value);
	if (!wish) {
		throw new Refusal(
			422,
			`The wish for “${id}” must be true, false, or {"keep", "at", "title", "start"}.`
		);
	}
	if (wish.title.length > LONGEST_TITLE) {
		throw new Refusal(422, `The title of “${id}” is longer than ${LONGEST_TITLE} letters.`);
	}
	return wish;
}

/**
 * The agenda with these wishes merged in; the same object if nothing is new.
 * @throws Refusal for a session that neither the program nor the agenda has
 */
export function take(
	carried: AgendaCopy,
	asked: SentWishes,
	program: Program,
	now: number
): AgendaCopy {
	const known = new Map(program.sessions.map((session) => [session.id, session]));
	const dated: Wishes = {};
	let after = carried;
	for (const [id, wish] of Object.entries(asked)) {
		if (typeof wish !== 'boolean') {
			dated[id] = wish;
			continue;
		}
		const session = known.get(id);
		const former = Object.hasOwn(carried.wishes, id) ? carried.wishes[id] : undefined;
		if (!session && !former) throw new Refusal(422, `The program has no session “${id}”.`);
		const { title, start } = session
			? { title: sessionTitle(session), start: session.slot?.start ?? null }
			: former!;
		after = decideNow(after, id, { keep: wish, title, start }, now);
	}
	after = Object.keys(dated).length > 0 ? receive(after, dated, now) : after;
	const unknown = ({ wishes }: AgendaCopy) =>
		Object.keys(wishes).filter((id) => !known.has(id)).length;
	// an agenda that exceeds the limit because sessions were removed can still be changed
	if (unknown(after) > Math.max(MOST_UNKNOWN, unknown(carried))) {
		throw new Refusal(
			422,
			`An agenda may hold ${MOST_UNKNOWN} sessions that are not in the program, and no more.`
		);
	}
	return after;
}
