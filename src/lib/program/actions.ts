/** What each action of an organizer does to the plan of the day. See live.ts for the actions. */
import type { Action, LiveRevision, Misfit, Named } from './live';
import { linkLabels } from './linkLabels';
import type { Change, Id, Link, LinkKind, Person, Program, Session, Slot } from './model';
import { ms } from './time';

/** The program while actions are carried out: only what they touch is made anew. */
export interface Plan {
	program: Program;
	sessions: Map<Id, Session>;
	people: Map<Id, Person>;
	/** Sessions that were made anew. */
	touched: Set<Id>;
	misfits: Misfit[];
}

interface Around {
	/** Numbers of revisions that were taken back. */
	undone: ReadonlySet<number>;
	/** The last revision that the printed ledger has. */
	last: number;
	all: readonly LiveRevision[];
}

/** Carries out one live revision; what cannot be is noted as a misfit, and leaves the plan alone. */
export function carryOut(plan: Plan, { number, action }: LiveRevision, around: Around): void {
	const why = around.undone.has(number)
		? afterUndo(plan, action)
		: action.kind === 'undo'
			? takeBack(plan, action.revision, around)
			: act(plan, action);
	if (why) plan.misfits.push({ revision: number, why });
}

type Answer = string | undefined;

function act(plan: Plan, action: Exclude<Action, { kind: 'undo' }>): Answer {
	switch (action.kind) {
		case 'notice':
			return;
		case 'delay':
			return needs(plan, action.from, [action.room]);
		case 'move':
			return change(plan, action.session, { day: action.day, slot: action.slot });
		case 'cancel':
			return change(plan, action.session, { status: 'cancelled' });
		case 'restore':
			return change(plan, action.session, { status: 'scheduled' });
		case 'retitle':
			return change(plan, action.session, { title: action.title });
		case 'speakers':
			return change(plan, action.session, { speakers: namesOf(plan, action.speakers) });
		case 'link':
			return change(plan, action.session, (session) => ({
				links: withLink(session.links, action)
			}));
		case 'add':
			return add(plan, action);
	}
}

type LinkChange = Pick<Extract<Action, { kind: 'link' }>, 'link' | 'url' | 'label'>;

function needs(plan: Plan, id: Id, rooms: Id[]): Answer {
	if (!plan.sessions.has(id)) return `The program has no session “${id}”.`;
	const unknown = rooms.find((room) => !plan.program.rooms.some((known) => known.id === room));
	return unknown && `The program has no room “${unknown}”.`;
}

const endsFirst = ({ start, end }: Slot) => end !== null && ms(end) <= ms(start);

function change(
	plan: Plan,
	id: Id,
	fields: Partial<Session> | ((session: Session) => Partial<Session>)
): Answer {
	const session = plan.sessions.get(id);
	if (!session) return needs(plan, id, []);
	const fresh = typeof fields === 'function' ? fields(session) : fields;
	const missing = fresh.slot && needs(plan, id, fresh.slot.rooms);
	if (missing) return missing;
	if (fresh.slot && endsFirst(fresh.slot)) return 'It would end before it starts.';
	plan.sessions.set(id, { ...session, ...fresh });
	plan.touched.add(id);
	if (fresh.speakers) setRoles(plan, [...session.speakers, ...fresh.speakers]);
	return;
}

/** Their ids; whoever the program does not know becomes a person of it. */
function namesOf(plan: Plan, people: Named[]): Id[] {
	for (const { id, name } of people)
		if (!plan.people.has(id)) plan.people.set(id, person(id, name));
	return people.map(({ id }) => id);
}

const person = (id: Id, name: string): Person => ({
	...{ id, name, sortName: name, roles: [], affiliations: [], links: [], aliases: [] },
	photo: null
});

/** Who speaks follows from the sessions. */
function setRoles(plan: Plan, ids: Id[]): void {
	const speaking = new Set([...plan.sessions.values()].flatMap(({ speakers }) => speakers));
	for (const id of ids) {
		const one = plan.people.get(id);
		if (!one || one.roles.includes('speaker') === speaking.has(id)) continue;
		const others = one.roles.filter((role) => role !== 'speaker');
		plan.people.set(id, { ...one, roles: speaking.has(id) ? ['speaker', ...others] : others });
	}
}

function withLink(links: Link[], { link, url, label }: LinkChange): Link[] {
	const others = links.filter(({ kind }) => kind !== link);
	if (url === null) return others;
	const at = links.findIndex(({ kind }) => kind === link);
	const place = at < 0 ? others.length : at;
	return [...others.slice(0, place), { kind: link, url, label }, ...others.slice(place)];
}

function add(plan: Plan, { session }: Extract<Action, { kind: 'add' }>): Answer {
	const { id, kind, title, day, slot, speakers } = session;
	if (plan.sessions.has(id)) return `The program has a session “${id}” already.`;
	plan.sessions.set(id, {
		...{ id, kind, title, day, slot, speakers: [], authors: [], paperAuthors: [], track: null },
		...{ language: null, status: 'scheduled', links: [], aliases: [], summaryKind: null },
		online: null
	});
	const why = change(plan, id, { slot, speakers: namesOf(plan, speakers) });
	if (why) plan.sessions.delete(id);
	return why;
}

/** A session that was added and taken back stays as a cancelled one: calendars would keep it for ever. */
function afterUndo(plan: Plan, action: Action): Answer {
	if (action.kind !== 'add') return;
	return add(plan, action) ?? change(plan, action.session.id, { status: 'cancelled' });
}

/** Of a live revision there is nothing to do, it was left out. Of a printed one the old values come back. */
function takeBack(plan: Plan, number: number, { last, all }: Around): Answer {
	const taken = all.find((revision) => revision.number === number);
	if (!taken) return `There is no live revision ${number}.`;
	if (number > last) return;
	const ids = new Set(
		taken.changes.flatMap(({ subject, id }) => (subject === 'session' ? [id] : []))
	);
	const answers = [...ids].map((id) =>
		change(plan, id, (session) =>
			former(
				session,
				taken.changes.filter((one) => one.id === id)
			)
		)
	);
	return answers.find((why) => why !== undefined);
}

/** The fields of a session as they were before these changes of it. */
function former(session: Session, changes: Change[]): Partial<Session> {
	return changes.reduce<Partial<Session>>((fields, { field, old }) => {
		switch (field) {
			case 'start':
			case 'end':
			case 'rooms': {
				const slot = fields.slot ?? session.slot;
				return slot ? { ...fields, slot: { ...slot, [field]: old } } : fields;
			}
			case 'status':
			case 'title':
			case 'day':
			case 'speakers':
				return { ...fields, [field]: old };
			case 'added':
				return { ...fields, status: 'cancelled' };
		}
		const link = /^links\.(\w+)$/.exec(field)?.[1] as LinkKind | undefined;
		if (!link) return fields;
		const [url = null] = [old].flat() as (string | null)[];
		const links = withLink(fields.links ?? session.links, { link, url, label: linkLabels[link] });
		return { ...fields, links };
	}, {});
}
