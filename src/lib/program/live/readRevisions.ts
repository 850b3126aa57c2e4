/** Reads live revisions from the network or a device's storage. Leaves out what isn't one; never throws. */
import { isId } from '../id';
import { severities, type Action, type LiveRevision } from './live';
import { kinds, linkKinds } from '../model';

type Check = (value: unknown) => boolean;
type Fields = Record<string, Check>;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** Control characters other than tab and line breaks, and lone surrogates: calendars and XML can't carry them. */
const UNFIT =
	// eslint-disable-next-line no-control-regex
	/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const text: Check = (value) => typeof value === 'string' && !UNFIT.test(value);
const id: Check = isId;
const day: Check = (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
const instant: Check = (value) =>
	typeof value === 'string' && INSTANT.test(value) && Number.isFinite(Date.parse(value));
const count: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const orNull =
	(check: Check): Check =>
	(value) =>
		value === null || check(value);
const oneOf =
	(list: readonly unknown[]): Check =>
	(value) =>
		list.includes(value);
const list =
	(check: Check): Check =>
	(value) =>
		Array.isArray(value) && value.every(check);
const record =
	(fields: Fields): Check =>
	(value) =>
		typeof value === 'object' &&
		value !== null &&
		Object.entries(fields).every(([name, check]) =>
			check((value as Record<string, unknown>)[name])
		);

const slot = record({ start: instant, end: orNull(instant), rooms: list(id) });
const people = list(record({ id, name: text }));
const added = record({ id, kind: oneOf(kinds), title: text, day, slot, speakers: people });

const actions: Record<Action['kind'], Fields> = {
	delay: { room: id, from: id, minutes: (value) => count(value) && (value as number) <= 600 },
	move: { session: id, day, slot },
	cancel: { session: id },
	restore: { session: id },
	retitle: { session: id, title: text },
	speakers: { session: id, speakers: people },
	add: { session: added },
	link: { session: id, link: oneOf(linkKinds), url: orNull(text), label: text },
	notice: { severity: oneOf(severities), text, until: orNull(instant) },
	undo: { revision: count }
};

/** Whether it has the shape of an action; it may still not fit a program. */
export function isAction(value: unknown): value is Action {
	const kind = (value as { kind?: unknown } | null)?.kind;
	if (typeof kind !== 'string' || !Object.hasOwn(actions, kind)) return false;
	return record(actions[kind as Action['kind']])(value);
}

const value: Check = (one) =>
	one === null || typeof one === 'string' || typeof one === 'number' || list(text)(one);
const changes = list(
	record({
		subject: oneOf(['session', 'person', 'room', 'track', 'event']),
		id,
		field: text,
		old: value,
		new: value
	})
);
const revision = record({ number: count, at: instant, by: text, note: text, changes });

export function isLiveRevision(value: unknown): value is LiveRevision {
	return revision(value) && isAction((value as { action?: unknown }).action);
}

export function readRevisions(value: unknown): LiveRevision[] {
	return Array.isArray(value) ? value.filter(isLiveRevision) : [];
}
