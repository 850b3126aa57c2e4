/** Settled entries go into a folder's files: field by field, so that what hands have done there stays. */
import type { Remark } from '../../program/draft';
import type { Day, Id } from '../../program/model';
import { lists, type Fields, type Memory } from './memory';
import { mergeFields } from './merge';
import type { FolderFiles } from './present';
import type { Settled } from './settle';
import type { Present } from './settling';

export type Saying = (sort: Remark['sort'], at: string, words: string) => void;

/** A person may ask to be taken out. Whoever an import has brought and a hand has taken out stays out. */
function withoutTakenOut(settled: Settled, memory: Memory, present: Present, say: Saying): Settled {
	const out = [...settled.people.keys()].filter(
		(id) => memory.taken.people[id] !== undefined && !present.people.has(id)
	);
	if (out.length === 0) return settled;
	for (const id of out) {
		const what =
			'a person whom the source names and a hand has taken out of this folder: stays out';
		say('left out', id, what);
	}
	const gone = new Set(out);
	const staying = (fields: Fields): Fields => {
		const left = Object.entries(fields).map(([field, value]): [string, unknown] => {
			if (field !== 'speakers' && field !== 'authors') return [field, value];
			const ids = (value as Id[]).filter((id) => !gone.has(id));
			return [field, ids.length > 0 ? ids : undefined];
		});
		return Object.fromEntries(left.filter(([, value]) => value !== undefined));
	};
	return {
		...settled,
		people: new Map([...settled.people].filter(([id]) => !gone.has(id))),
		sessions: new Map([...settled.sessions].map(([id, fields]) => [id, staying(fields)]))
	};
}

/** Everything settled goes into the files. @returns what to remember for the next import */
export function writeSettled(
	files: FolderFiles,
	all: Settled,
	memory: Memory,
	again: boolean,
	say: Saying
): Memory {
	const present = files.present();
	const settled = withoutTakenOut(all, memory, present, say);
	const next: Memory = {
		...memory,
		keys: settled.keys,
		taken: structuredClone(memory.taken),
		event: settled.event
	};
	for (const list of lists) {
		for (const [id, fresh] of settled[list]) {
			const local = present[list].get(id);
			const base = memory.taken[list][id] ?? (again && !local ? {} : null);
			const { set, contested } = mergeFields(base, local ?? {}, fresh);
			for (const field of contested) {
				say(
					'changed',
					id,
					`the ${field}, which both the source and this folder changed: the source's is taken`
				);
			}
			if (set.size > 0 || !local) files.write(list, id, set);
			next.taken[list][id] = fresh;
		}
	}
	cancelVanished(files, settled, next, present.sessions, say);
	removeVanished(files, settled, next, present, say);
	writeEvent(files, settled, memory, again);
	return next;
}

/** What the source had and has no more does not take place. Its entry, its people and links stay. */
function cancelVanished(
	files: FolderFiles,
	settled: Settled,
	next: Memory,
	present: Map<Id, Fields>,
	say: Saying
): void {
	for (const id of Object.keys(next.taken.sessions)) {
		if (settled.sessions.has(id) || !present.has(id)) continue;
		if (next.taken.sessions[id]?.['status'] === 'cancelled') continue;
		files.write('sessions', id, new Map([['status', 'cancelled']]));
		next.taken.sessions[id] = { ...next.taken.sessions[id], status: 'cancelled' };
		say('changed', id, 'a session that the source has no more: it is cancelled');
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
		const { id: _id, ...local } = present.people.get(id) ?? {};
		if (mergeFields({}, local, taken).set.size > 0 || mergeFields({}, taken, local).set.size > 0)
			continue;
		files.remove('people', id);
		delete next.taken.people[id];
		say('changed', id, 'a person whom the source names no more: taken out');
	}
}

function writeEvent(files: FolderFiles, { event }: Settled, memory: Memory, again: boolean): void {
	const local = files.event();
	const { set } = mergeFields(again ? memory.event : null, local, event);
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
