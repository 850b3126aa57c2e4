/** Revisions in words, as attendees read them. */
import { describe } from './ledger';
import type { Change, Ledger, Program } from './model';
import { sessionTitle } from './schedule';

export interface ToldRevision {
	number: number;
	at: string;
	note: string;
	/** Grouped by what they concern; `path` leads there. */
	groups: { title: string; path: string | null; words: string[] }[];
}

function subject(change: Change, program: Program): { title: string; path: string | null } {
	if (change.subject === 'session') {
		const session = program.sessions.find(({ id }) => id === change.id);
		return { title: session ? sessionTitle(session) : change.id, path: `/sessions/${change.id}/` };
	}
	if (change.subject === 'person') {
		const person = program.people.find(({ id }) => id === change.id);
		return { title: person?.name ?? change.id, path: `/people/${change.id}/` };
	}
	if (change.subject === 'room') {
		return {
			title: `Room ${program.rooms.find(({ id }) => id === change.id)?.name ?? change.id}`,
			path: null
		};
	}
	return { title: change.subject === 'event' ? program.event.shortName : change.id, path: null };
}

/** What many sessions share is said once. */
function grouped(changes: Change[], program: Program): ToldRevision['groups'] {
	const bySubject = new Map<string, ToldRevision['groups'][number]>();
	for (const change of changes) {
		const key = `${change.subject} ${change.id}`;
		const group = bySubject.get(key) ?? { ...subject(change, program), words: [] };
		group.words.push(describe(change, program, program.event.zone));
		bySubject.set(key, group);
	}
	const same = new Map<string, ToldRevision['groups']>();
	for (const group of bySubject.values()) {
		const words = group.words.join(' ');
		same.set(words, [...(same.get(words) ?? []), group]);
	}
	return [...same.values()].flatMap((groups) => {
		const [first] = groups;
		if (!first || groups.length < 4) return groups;
		return [{ title: `${groups.length} sessions`, path: null, words: first.words }];
	});
}

/** The newest first. */
export function toldRevisions(program: Program, ledger: Ledger): ToldRevision[] {
	return ledger
		.map(({ number, at, note, changes }) => ({
			number,
			at,
			note,
			groups: grouped(changes, program)
		}))
		.reverse();
}
