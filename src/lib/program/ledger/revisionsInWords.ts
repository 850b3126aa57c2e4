/** Revisions in words, as attendees read them. */
import { describe } from './ledger';
import { lookup } from '../schedule/lookup';
import type { Change, Id, Ledger, Program, Subject } from '../model';
import { sessionTitle } from '../schedule/schedule';

export interface RevisionInWords {
	number: number;
	at: string;
	note: string;
	groups: Group[];
}

interface About {
	title: string;
	/** Null where no page is about it, or not any more. */
	path: string | null;
}

/** What a revision says of one session, person, room … */
type Group = About & { subject: Subject; words: string[] };

/** Many of a kind are counted. */
const kinds: Record<Subject, string> = {
	event: 'events',
	session: 'sessions',
	person: 'people',
	room: 'rooms',
	track: 'tracks'
};

/** What somebody or something that has left the program was called last. */
function formerName({ subject, id }: Change, ledger: Ledger): string {
	const names = ledger
		.flatMap(({ changes }) => changes)
		.filter((change) => change.subject === subject && change.id === id)
		.flatMap(({ field, old, new: fresh }) =>
			field === 'removed' ? old : /^(added|name|title)$/.test(field) ? fresh : null
		);
	return String(names.filter((name) => name !== null).at(-1) ?? id);
}

function about(change: Change, program: Program, ledger: Ledger): About {
	const { subject, id } = change;
	const of = <T extends { id: Id }>(list: T[]) => list.find((one) => one.id === id);
	if (subject === 'event') return { title: program.event.shortName, path: null };
	if (subject === 'session') {
		const session = lookup(program).session(id);
		if (session) return { title: sessionTitle(session), path: `/sessions/${id}/` };
	}
	if (subject === 'person') {
		const person = lookup(program).person(id);
		if (person) return { title: person.name, path: `/people/${id}/` };
	}
	const place = subject === 'room' ? of(program.rooms) : subject === 'track' && of(program.tracks);
	const title = place ? place.name : formerName(change, ledger);
	return { title: subject === 'room' ? `Room ${title}` : title, path: null };
}

/** What many of a kind share is said once. */
function grouped(changes: Change[], program: Program, ledger: Ledger): Group[] {
	const concerned = new Map<string, Group>();
	for (const change of changes) {
		const { subject, id } = change;
		const key = `${subject} ${id}`;
		const group = concerned.get(key) ?? { ...about(change, program, ledger), subject, words: [] };
		group.words.push(describe(change, program, program.event.zone));
		concerned.set(key, group);
	}
	const alike = new Map<string, Group[]>();
	for (const group of concerned.values()) {
		const key = `${group.subject} ${group.words.join(' ')}`;
		alike.set(key, [...(alike.get(key) ?? []), group]);
	}
	return [...alike.values()].flatMap((groups) => {
		const [first] = groups;
		if (!first || groups.length < 4) return groups;
		return [{ ...first, title: `${groups.length} ${kinds[first.subject]}`, path: null }];
	});
}

/** The newest first. */
export function revisionsInWords(program: Program, ledger: Ledger): RevisionInWords[] {
	return ledger
		.map(({ number, at, note, changes }) => ({
			number,
			at,
			note,
			groups: grouped(changes, program, ledger)
		}))
		.reverse();
}
