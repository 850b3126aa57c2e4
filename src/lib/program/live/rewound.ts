/**
 * Revisions that `pull` brought into the data are part of the printed sessions. When one of them is undone,
 * the sessions go back to what they were before the live day, and the revisions still in effect are redone.
 */
import type { Action, LiveRevision } from './live';
import { linkLabels } from '../text/linkLabels';
import type { Change, ChangeValue, Day, EventInfo, Id, Instant, Ledger, Link } from '../model';
import { linkKinds, type LinkKind, type Session, type Slot } from '../model';
import { dayOf, isNight } from '../time/programDay';

type Values = Map<string, ChangeValue>;

const ofSession = ({ subject }: Change) => subject === 'session';

/** A session as it was before these revisions, the last part of the ledger. */
export function rewound(
	session: Session,
	revisions: Ledger,
	live: ReadonlyMap<number, LiveRevision>,
	event: EventInfo
): Session {
	const former: Values = new Map();
	for (const { number, changes } of [...revisions].reverse()) {
		const mine = changes.filter((change) => ofSession(change) && change.id === session.id);
		// the ledger names the day of a session after midnight only if it changed
		const day = dayMoved(live.get(number)?.action, session.id);
		if (day && mine.some(({ field }) => field === 'start')) former.set('day', day);
		for (const { field, old } of mine) former.set(field, old);
	}
	// a session that was added stays, cancelled: calendars never drop an entry
	if (former.delete('added')) former.set('status', 'cancelled');
	return withValues(session, former, event);
}

const dayMoved = (action: Action | undefined, id: Id) =>
	action?.kind === 'move' && action.session === id ? action.day : null;

/** Redoes what somebody published from the folder. */
export function done(session: Session, changes: Change[], event: EventInfo): Session {
	const mine = changes.filter((change) => ofSession(change) && change.id === session.id);
	const values: Values = new Map(mine.map((change) => [change.field, change.new]));
	// `rewound` cancelled it for the time before it was added
	if (values.has('added') && !values.has('status')) values.set('status', 'scheduled');
	return mine.length > 0 ? withValues(session, values, event) : session;
}

function withValues(session: Session, values: Values, event: EventInfo): Session {
	const fields = ['status', 'title', 'speakers'].filter((field) => values.has(field));
	const slot = slotOf(session.slot, values);
	return {
		...session,
		...Object.fromEntries(fields.map((field) => [field, values.get(field) ?? emptyOf(field)])),
		slot,
		day: dayFor(session, slot, values, event),
		links: linkKinds.reduce((links, kind) => linksOf(links, kind, values), session.links)
	};
}

const emptyOf = (field: string) => (field === 'speakers' ? [] : null);

function slotOf(now: Slot | null, values: Values): Slot | null {
	const start = values.has('start')
		? (values.get('start') as Instant | null)
		: (now?.start ?? null);
	if (start === null) return null;
	const end = values.has('end') ? (values.get('end') as Instant | null) : (now?.end ?? null);
	const rooms = values.has('rooms') ? ((values.get('rooms') ?? []) as Id[]) : (now?.rooms ?? []);
	return { start, end, rooms };
}

/** If the start changed, the ledger names the day only for sessions after midnight (see changesMade.ts). */
function dayFor({ day }: Session, slot: Slot | null, values: Values, event: EventInfo): Day | null {
	if (!slot) return null;
	const said = values.has('day') ? (values.get('day') as Day | null) : day;
	const asSaid = !values.has('start') || isNight(slot.start, event.zone);
	return (asSaid ? said : null) ?? dayOf(slot.start, event);
}

function linksOf(links: Link[], kind: LinkKind, values: Values): Link[] {
	const list = (field: string) => [values.get(field) ?? []].flat().map(String);
	const [field, labels] = [`links.${kind}`, `links.${kind}.label`];
	if (values.has(field)) {
		const fresh = list(field).map((url) => ({ kind, url, label: linkLabels[kind] }));
		return withLinks(links, kind, fresh);
	}
	if (!values.has(labels)) return links;
	const ofKind = links.filter((link) => link.kind === kind);
	const fresh = ofKind.map((link, at) => ({ ...link, label: list(labels)[at] ?? link.label }));
	return withLinks(links, kind, fresh);
}

/** Replaces all links of that kind, where the first of them was. */
export function withLinks(links: Link[], kind: LinkKind, fresh: Link[]): Link[] {
	const at = links.findIndex((link) => link.kind === kind);
	const others = links.filter((link) => link.kind !== kind);
	const place = at < 0 ? others.length : at;
	return [...others.slice(0, place), ...fresh, ...others.slice(place)];
}
