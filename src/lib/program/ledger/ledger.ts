/**
 * What the ledger says about a session: how often it was rescheduled (SEQUENCE), when it last changed
 * (LAST-MODIFIED, DTSTAMP), and what changed. Reads no clock: the same revision always gives the same answer.
 */
import { sentence } from '../text/sentence';
import { isolate } from '../text/direction';
import type {
	Change,
	ChangeValue,
	Id,
	Instant,
	Ledger,
	Program,
	Revision,
	Session
} from '../model';
import { clock, dayIn, dayName, ms } from '../time/instant';

export const EPOCH: Instant = '1970-01-01T00:00:00Z';

/** A change of one of these raises SEQUENCE, so that calendars notify their owners (RFC 5546, 2.1.4). */
const rescheduling = new Set([
	'start',
	'end',
	'rooms',
	'status',
	'added',
	'removed',
	'expected.start',
	'expected.end'
]);

/** Used by search and sorting, never shown. */
const unseen = new Set(['aliases', 'sortName']);

/** What a session shows of its people; the rest is on their own pages. */
const ofPeople = new Set(['name', 'affiliations']);

/** What a session's feed entry shows of the event. */
const ofEvent = /^(name|shortName|site|zone|venue(\..+)?)$/;

const isOf = (id: Id) => (change: Change) => change.subject === 'session' && change.id === id;

/**
 * The revision in which a session first appeared; later ones may remove it and bring it back. Null if it is
 * older than the ledger.
 */
export function creation(id: Id, ledger: Ledger): Revision | null {
	const first = ledger.find((revision) => revision.changes.some(isOf(id)));
	const added = first?.changes.some((change) => isOf(id)(change) && change.field === 'added');
	if (first && added) return first;
	const [start] = ledger;
	const published = isPublication(start) && start.changes.length === 0;
	return start && (published || scheduled(id, start)) ? start : null;
}

/** Revision 1 is a publication. If the folder was never published, its live day begins with 2. */
export const isPublication = (first: Revision | undefined): first is Revision =>
	first?.number === 1;

/**
 * A first publication has no changes. If the first revision has some, it is of a live day whose folder was
 * never published, and calendars had the session already unless it got its time only then.
 */
const scheduled = (id: Id, { changes }: Revision) =>
	changes.some((change) => isOf(id)(change) && change.field === 'start' && change.old === null);

/** SEQUENCE: the number of revisions since its creation that changed its slot or status. */
export function sequence(session: Pick<Session, 'id'>, ledger: Ledger): number {
	const mine = isOf(session.id);
	const from = creation(session.id, ledger)?.number ?? 0;
	return ledger.filter(
		(revision) =>
			revision.number > from &&
			revision.changes.some((change) => mine(change) && rescheduling.has(change.field))
	).length;
}

/**
 * When anything visible of a session last changed, including its people, room and track, and the venue. At
 * least its creation; `1970-01-01T00:00:00Z` if nothing was ever published.
 */
export function modified(session: Session, program: Program, ledger: Ledger): Instant {
	const shows = shownBy(session, program);
	const from = creation(session.id, ledger);
	const later = since(ledger, from?.number ?? 0);
	const last = later.filter((revision) => revision.changes.some(shows)).at(-1);
	return (last ?? from)?.at ?? EPOCH;
}

function shownBy(session: Session, program: Program): (change: Change) => boolean {
	const bylines = session.paperAuthors.flatMap((byline) => byline.person ?? []);
	const people = new Set([...session.speakers, ...session.authors, ...bylines]);
	const rooms = new Set([...(session.slot?.rooms ?? []), ...(session.printed?.rooms ?? [])]);
	return ({ subject, id, field }) => {
		if (unseen.has(field)) return false;
		if (subject === 'session') return id === session.id;
		if (subject === 'person') return people.has(id) && ofPeople.has(field);
		if (subject === 'room') return rooms.has(id);
		if (subject === 'track') return id === session.track;
		return id === program.event.id && ofEvent.test(field);
	};
}

/** Every change of one session, newest first. */
export function changesOf(id: Id, ledger: Ledger): { revision: Revision; change: Change }[] {
	return [...ledger]
		.reverse()
		.flatMap((revision) =>
			revision.changes.filter(isOf(id)).map((change) => ({ revision, change }))
		);
}

/** The revisions after the one with that number, oldest first. */
export function since(ledger: Ledger, number: number): Revision[] {
	return ledger.filter((revision) => revision.number > number);
}

export type Effect = 'time' | 'room' | 'status' | 'title' | 'people' | 'link' | 'text';

const effects: Record<string, Effect> = {
	start: 'time',
	end: 'time',
	day: 'time',
	days: 'time',
	zone: 'time',
	expected: 'time',
	rooms: 'room',
	online: 'room',
	directions: 'room',
	venue: 'room',
	status: 'status',
	added: 'status',
	removed: 'status',
	title: 'title',
	kind: 'title',
	speakers: 'people',
	authors: 'people',
	paperAuthors: 'people',
	affiliations: 'people',
	roles: 'people',
	links: 'link',
	site: 'link'
};

/** What kind of change it is, for its icon in a list. */
export function effect(change: Change): Effect {
	if (change.field === 'name') {
		return change.subject === 'person' ? 'people' : change.subject === 'room' ? 'room' : 'text';
	}
	return effects[change.field.split('.')[0] ?? ''] ?? 'text';
}

/**
 * A change in words, without its subject: `Moved to 9:50. Was 9:40.`, `Room C4.3. No room was named
 * before.` Ids become names; times are in `zone`, with the day if it matters.
 */
export function describe(change: Change, program: Program, zone: string): string {
	const [was, is] = [shown(change.old, change, program), shown(change.new, change, program)];
	if (!/^(expected\.)?(start|end)$/.test(change.field)) return sentence(change, was, is);
	const days = [change.old, change.new].map((at) => at && dayIn(ms(String(at)), zone));
	const oneSided = days.includes(null);
	const named = oneSided ? program.event.days.length > 1 : days[0] !== days[1];
	const [from, to] = [change.old, change.new].map((at) => {
		if (typeof at !== 'string') return null;
		return (named ? clockAndDay : clock)(ms(at), zone);
	});
	return sentence(change, from ?? null, to ?? null);
}

/** `9:40 on Thu 10 Aug`. @param at ms */
export const clockAndDay = (at: number, zone: string): string =>
	`${clock(at, zone)} on ${dayName(dayIn(at, zone), 'short')}`;

/** A value as people read it; null if there is none. */
function shown(value: ChangeValue, change: Change, program: Program): string | null {
	if (value === null || value === '') return null;
	if (!Array.isArray(value)) {
		const track = change.field === 'track' && program.tracks.find(({ id }) => id === value);
		return isolate(track ? track.name : String(value));
	}
	const list = change.field === 'rooms' ? program.rooms : program.people;
	const ids = /^(rooms|speakers|authors|paperAuthors)$/.test(change.field);
	const names = value.map((item) => (ids && list.find(({ id }) => id === item)?.name) || item);
	return names.length > 0 ? names.map(isolate).join(', ') : null;
}
