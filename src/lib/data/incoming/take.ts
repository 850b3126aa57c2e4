/**
 * Takes a draft into a program folder. All of it happens beside the folder; only what checks and is
 * published takes its place, in one step. Whatever goes wrong, the folder stays as it was.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Draft, Remark } from '../../program/draft';
import type { Day, Id, Instant } from '../../program/model';
import { readFolder } from '../folder';
import { folderSchemas } from '../schemas';
import { beside, obstacleAt } from './beside';
import { eventDefaults, zoneOf } from './event';
import { fitting } from './fitting';
import {
	emptyMemory,
	lists,
	MEMORY,
	memoryText,
	readMemory,
	type Fields,
	type Memory
} from './memory';
import { mergeFields } from './merge';
import { FolderFiles } from './present';
import type { Present } from './settling';
import { record, refused, type Taken, type Target } from './record';
import { settle, type Settled } from './settle';

export interface Import {
	draft: Draft;
	format: string;
	/** For the ledger. */
	note: string;
	/** IANA zone from a flag; null: the source's, or the folder's. */
	zone: string | null;
	/** The day from a flag, for a source without any. */
	date: Day | null;
	/** Public address from a flag. */
	base: string | null;
	/** When this revision was made, if not now. */
	at: Instant | null;
	/** The real time, in ms. */
	now: number;
}

/** The target as it is, null where nothing is there; or why it cannot be imported into. */
function found(dir: string): Pick<Target, 'before'> | Taken {
	const obstacle = obstacleAt(dir, 'event.yaml');
	if (obstacle === 'none') return { before: null };
	if (obstacle !== 'folder') return refused(obstacle);
	const { folder, findings } = readFolder(dir);
	if (folder) return { before: folder };
	const errors = findings.filter(({ severity }) => severity === 'error');
	return refused(`${dir} has errors; mend them before importing into it.`, errors);
}

/** Nothing below `dir` changes unless the outcome is `taken`. Throws what the file system throws. */
export async function takeIn(dir: string, what: Import): Promise<Taken> {
	const there = found(dir);
	if ('kind' in there) return there;
	const fit = { ...what, draft: fitting(what.draft) };
	const take = (copy: string) => fill({ copy, dir, before: there.before }, fit);
	return beside(dir, take, ({ kind }) => kind === 'taken');
}

async function fill(target: Target, what: Import): Promise<Taken> {
	const { copy, dir } = target;
	const memory = readMemory(copy);
	if (typeof memory === 'string') return refused(memory.replace(copy, dir));
	const files = new FolderFiles(copy);
	const remarks: Remark[] = [];
	const event = files.event();
	const say = (sort: Remark['sort'], at: string, words: string) =>
		void remarks.push({ sort, at, what: words });
	const zone = what.zone ?? zoneOf(what.draft.event, say) ?? (event['zone'] as string | undefined);
	if (!zone) return { kind: 'no zone' };
	const days = (event['days'] as Day[] | undefined) ?? [];
	const settled = settle(what.draft, zone, memory, files.present(), days);
	remarks.push(...settled.remarks);
	if (settled.sessions.size === 0) {
		return refused('No session with a title, a time or people was found.');
	}
	const known = settled.event['days'] as Day[];
	if (known.length + days.length === 0) {
		if (what.date === null) return { kind: 'no day' };
		settled.event['days'] = [what.date];
	}
	const first = !existsSync(join(copy, 'event.yaml'));
	if (first) writeFirst(files, basename(resolve(dir)), what, settled, say);
	const next = write(files, settled, memory ?? emptyMemory(what.format), memory !== null, say);
	files.save();
	await writeSchemas(copy);
	writeFileSync(join(copy, MEMORY), memoryText({ ...next, format: what.format }));
	return record(target, what, remarks);
}

/** All of event.yaml, in its order. @param name what the folder is called, for an event without a name */
function writeFirst(
	files: FolderFiles,
	name: string,
	{ draft, base }: Import,
	{ event }: Settled,
	say: Saying
): void {
	const key = draft.event.key ?? (draft.event.name ? null : name);
	const defaults = eventDefaults({ ...draft, event: { ...draft.event, key } }, event, base, say);
	files.writeEvent(new Map(Object.entries({ ...defaults, ...event })));
}

async function writeSchemas(dir: string): Promise<void> {
	if (existsSync(join(dir, 'schemas'))) return;
	mkdirSync(join(dir, 'schemas'));
	for (const [name, text] of await folderSchemas()) writeFileSync(join(dir, 'schemas', name), text);
}

type Saying = (sort: Remark['sort'], at: string, words: string) => void;

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
function write(
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

/** People whom neither the source nor any session names any more go, unless a hand has touched their entry. */
function removeVanished(
	files: FolderFiles,
	settled: Settled,
	next: Memory,
	present: Present,
	say: Saying
): void {
	const named = new Set(
		[...present.sessions, ...settled.sessions].flatMap(([, { speakers, authors }]) => [
			...((speakers ?? []) as Id[]),
			...((authors ?? []) as Id[])
		])
	);
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
	files.writeEvent(set);
}
