/** What each action of an organizer does to the plan of the day. See live.ts for the actions. */
import type { Action, LiveRevision, Misfit, Named } from './live';
import { isAddress, slotProblem } from '../schedule/slotProblem';
import { linkLabels } from '../text/linkLabels';
import type { Id, Person, Program, Session } from '../model';
import { lastFirst } from '../text/sortName';
import { withLinks } from './rewound';

/** The program while actions are carried out; only what they change is copied. */
export interface Plan {
	printed: Program;
	sessions: Map<Id, Session>;
	people: Map<Id, Person>;
	/** Sessions that `pull` brought into the data, and that a replay is about to add again. */
	again: Set<Id>;
	misfits: Misfit[];
}

interface Around {
	/** Numbers of revisions that were undone. */
	undone: ReadonlySet<number>;
	all: readonly LiveRevision[];
}

/** Why an action cannot be carried out, in a sentence; undefined where it was. */
type Answer = string | undefined;

/** Carries out one live revision. One that doesn't fit becomes a misfit and leaves the plan alone. */
export function carryOut(plan: Plan, { number, action }: LiveRevision, around: Around): void {
	const why = around.undone.has(number)
		? afterUndo(plan, action)
		: action.kind === 'undo'
			? isThere(number, action.revision, around.all)
			: act(plan, action);
	if (why) plan.misfits.push({ revision: number, why });
}

/** An undo does nothing here: what it takes back was left out of the plan from the start. */
function isThere(number: number, taken: number, all: readonly LiveRevision[]): Answer {
	if (taken < number && all.some((revision) => revision.number === taken)) return;
	return `There is no live revision ${taken} to take back.`;
}

function act(plan: Plan, action: Exclude<Action, { kind: 'undo' }>): Answer {
	switch (action.kind) {
		case 'notice':
		case 'delay': // applied after everything else is planned: see expectedSlots.ts
			return;
		case 'move':
			return move(plan, action);
		case 'cancel':
			return change(plan, action.session, { status: 'cancelled' });
		case 'restore':
			return change(plan, action.session, { status: 'scheduled' });
		case 'retitle':
			return change(plan, action.session, { title: action.title.trim() || null });
		case 'speakers':
			return present(plan, action);
		case 'link':
			return link(plan, action);
		case 'add':
			return add(plan, action);
	}
}

type Of<K extends Action['kind']> = Extract<Action, { kind: K }>;

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

function change(plan: Plan, id: Id, fields: Partial<Session>): Answer {
	const session = plan.sessions.get(id);
	if (!session) return `The program has no session “${id}”.`;
	plan.sessions.set(id, { ...session, ...fields });
	return;
}

function move(plan: Plan, { session, day, slot }: Of<'move'>): Answer {
	const why = slotProblem(day, slot, plan.printed);
	return why ?? change(plan, session, { day, slot: { ...slot, rooms: unique(slot.rooms) } });
}

function present(plan: Plan, { session: id, speakers }: Of<'speakers'>): Answer {
	const session = plan.sessions.get(id);
	const why = change(plan, id, { speakers: unique(speakers.map((one) => one.id)) });
	if (!session || why) return why;
	meet(plan, speakers);
	setRoles(plan, [...session.speakers, ...speakers.map((one) => one.id)]);
	return;
}

/** Adds people whom the program does not know. */
function meet(plan: Plan, people: Named[]): void {
	for (const { id, name } of people) {
		if (!plan.people.has(id)) plan.people.set(id, person(id, name.trim() || id));
	}
}

const person = (id: Id, name: string): Person => ({
	id,
	name,
	sortName: lastFirst(name),
	roles: [],
	affiliations: [],
	links: [],
	aliases: [],
	photo: null
});

/** The speaker role follows from the sessions. */
export function setRoles(plan: Plan, ids: Id[]): void {
	const speaking = new Set([...plan.sessions.values()].flatMap(({ speakers }) => speakers));
	for (const id of ids) {
		const one = plan.people.get(id);
		if (!one || one.roles.includes('speaker') === speaking.has(id)) continue;
		const others = one.roles.filter((role) => role !== 'speaker');
		plan.people.set(id, { ...one, roles: speaking.has(id) ? ['speaker', ...others] : others });
	}
}

function link(plan: Plan, { session: id, link: kind, url, label }: Of<'link'>): Answer {
	if (url !== null && !isAddress(url))
		return 'The address of a link begins with https:// or http://.';
	const links = plan.sessions.get(id)?.links ?? [];
	const host = url?.split(/[/:?#]+/)[1]?.replace(/^www\./, '') ?? '';
	const words = label.trim() || linkLabels[kind] || host;
	const fresh = url === null ? [] : [{ kind, url, label: words }];
	return change(plan, id, { links: withLinks(links, kind, fresh) });
}

function add(plan: Plan, { session }: Of<'add'>): Answer {
	const { id, kind, title, day, slot, speakers } = session;
	const there = plan.sessions.get(id);
	if (there && !plan.again.has(id)) return `The program has a session “${id}” already.`;
	const why = slotProblem(day, slot, plan.printed);
	if (why) return why;
	plan.again.delete(id);
	plan.sessions.set(id, {
		...{ authors: [], paperAuthors: [], track: null, language: null, links: [], aliases: [] },
		...{ summaryKind: null, online: null, speakers: [] },
		...there,
		...{ id, kind, title: title.trim() || null, day, status: 'scheduled' },
		slot: { ...slot, rooms: unique(slot.rooms) }
	});
	return present(plan, { kind: 'speakers', session: id, speakers });
}

/** A session that was added and taken back stays as a cancelled one: calendars would keep it for ever. */
function afterUndo(plan: Plan, action: Action): Answer {
	if (action.kind !== 'add') return;
	return add(plan, action) ?? change(plan, action.session.id, { status: 'cancelled' });
}
