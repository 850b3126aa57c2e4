/** Settled entries go into a folder's files: field by field, so that what hands have done there stays. */
import type { Day, Id } from '../../program/model';
import { emptyMemory, type Fields, type ListName, type Memory } from './memory';
import { mergeFields } from './merge';
import type { FolderFiles } from './present';
import type { Settled } from './settle';
import type { Saying } from './saying';
import type { Present } from './settling';
import { withoutTakenOut } from './takenOut';
import { withUncarried } from './uncarried';

/** How an import writes: into what, and what it may take out. */
export interface Writing {
	files: FolderFiles;
	format: string;
	/** Of the import before; null for the first. */
	memory: Memory | null;
	/** Ids of sessions that were published: they are cancelled where they vanish, and never taken out. */
	published: Set<Id>;
	say: Saying;
}

/** Rooms and tracks last: one that a hand took out comes back only if a session names it. */
const order: ListName[] = ['people', 'sessions', 'rooms', 'tracks'];

/** Everything settled goes into the files. @returns what to remember for the next import */
export function writeSettled(all: Settled, writing: Writing): Memory {
	const { files, format, say } = writing;
	const memory = writing.memory ?? emptyMemory(format);
	const again = writing.memory !== null;
	const present = files.present();
	const { settled: whole, carried } = withUncarried(all, memory, format, say);
	const settled = withoutTakenOut(whole, memory, present, say);
	const next: Memory = {
		...{ format, keys: settled.keys, taken: structuredClone(memory.taken), carried },
		event: { ...memory.event, ...settled.event }
	};
	for (const list of order) {
		for (const [id, fresh] of settled[list]) {
			const local = present[list].get(id);
			const known = memory.taken[list][id];
			if (known && !local && !files.places().has(id)) continue;
			const base = (local ? known : undefined) ?? (again && !local ? {} : null);
			const { set, contested } = mergeFields(base, local ?? {}, fresh);
			for (const field of contested) say('changed', id, contestedWords(field));
			if (set.size > 0 || !local) files.write(list, id, set);
			next.taken[list][id] = fresh;
		}
	}
	endVanished(writing, settled, next, present);
	removeVanished(files, settled, next, present, say);
	writeEvent(files, settled, memory, again);
	return next;
}

const contestedWords = (field: string) =>
	`the ${field}, which both the source and this folder changed: the source's is taken`;

/** Whether an entry is as the import has written it. */
function isUntouched(local: Fields | undefined, taken: Fields): boolean {
	const { id: _id, ...fields } = local ?? {};
	const differs = (a: Fields, b: Fields) => mergeFields({}, a, b).set.size > 0;
	return !differs(fields, taken) && !differs(taken, fields);
}

/**
 * What the source had and has no more does not take place. Its entry, its people and links stay; where nobody
 * has seen or touched it, it goes.
 */
function endVanished(
	{ files, published, say }: Writing,
	settled: Settled,
	next: Memory,
	present: Present
): void {
	const inPapers = files.presented();
	for (const [id, taken] of Object.entries(next.taken.sessions)) {
		const local = present.sessions.get(id);
		if (settled.sessions.has(id) || !local) continue;
		if (!published.has(id) && !inPapers.has(id) && isUntouched(local, taken)) {
			files.remove('sessions', id);
			delete next.taken.sessions[id];
			say('changed', id, 'a session that the source has no more: it is taken out');
		} else if (taken['status'] !== 'cancelled') {
			files.write('sessions', id, new Map([['status', 'cancelled']]));
			next.taken.sessions[id] = { ...taken, status: 'cancelled' };
			say('changed', id, 'a session that the source has no more: it is cancelled');
		}
	}
}

/** People whom neither the source nor any session or paper names any more go, unless a hand has touched their entry. */
function removeVanished(
	files: FolderFiles,
	settled: Settled,
	next: Memory,
	present: Present,
	say: Saying
): void {
	const named = files.named();
	for (const [id, taken] of Object.entries(next.taken.people)) {
		if (settled.people.has(id) || named.has(id)) continue;
		if (!isUntouched(present.people.get(id), taken)) continue;
		files.remove('people', id);
		delete next.taken.people[id];
		say('changed', id, 'a person whom the source no longer names: taken out');
	}
}

/** What the source does not tell of the event stays. */
function writeEvent(files: FolderFiles, { event }: Settled, memory: Memory, again: boolean): void {
	const local = files.event();
	const fresh = again ? { ...memory.event, ...event } : event;
	const { set } = mergeFields(again ? memory.event : null, local, fresh);
	const days = set.get('days') as Day[] | undefined;
	if (days) {
		// days stay while a session, cancelled or not, is listed under them
		set.set('days', [...new Set([...days, ...((local['days'] as Day[]) ?? [])])].sort());
	}
	listUnderDays(files, (local['days'] ?? []) as Day[], (set.get('days') ?? []) as Day[]);
	files.writeEvent(set);
}

/** Where one day becomes several, what stood there without a day was on that one. */
function listUnderDays(files: FolderFiles, before: Day[], after: Day[]): void {
	const [only] = before;
	if (only === undefined || before.length > 1 || after.length < 2) return;
	for (const [id, { start, day }] of files.present().sessions) {
		if (start !== undefined && day === undefined) {
			files.write('sessions', id, new Map([['day', only]]));
		}
	}
}
