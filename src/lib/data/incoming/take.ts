/**
 * Takes a draft into a program folder. All of it happens beside the folder; only what checks and is
 * published takes its place, in one step. Whatever goes wrong, the folder stays as it was.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Draft, Remark } from '../../program/draft';
import type { Day, Instant } from '../../program/model';
import { writeWhole } from '../file';
import { readFolder } from '../folder';
import { folderSchemas } from '../schemas';
import { beside, obstacleAt } from './beside';
import { eventDefaults, zoneOf } from './event';
import { fitting } from './fitting';
import { emptyMemory, MEMORY, memoryText, readMemory } from './memory';
import { FolderFiles } from './present';
import { record, refused, type Taken, type Target } from './record';
import { settle, type Settled } from './settle';
import { writeSettled, type Saying } from './writeSettled';

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

/**
 * Nothing below `dir` changes unless the outcome is `taken`, but for what the next import compares with.
 * Throws what the file system throws.
 */
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
	const say: Saying = (sort, at, words) => void remarks.push({ sort, at, what: words });
	const [told, here] = [zoneOf(what.draft.event, say), event['zone'] as string | undefined];
	// a zone that a hand has put right stays, and the source's times are told in it
	const righted = memory !== null && here !== undefined && here !== memory.event['zone'];
	const zone = what.zone ?? (righted ? here : (told ?? here));
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
	const next = writeSettled(
		files,
		settled,
		memory ?? emptyMemory(what.format),
		memory !== null,
		say
	);
	files.save();
	await writeSchemas(copy);
	if (righted && what.zone === null) next.event = { ...next.event, zone: memory.event['zone'] };
	const remembered = memoryText({ ...next, format: what.format });
	writeFileSync(join(copy, MEMORY), remembered);
	const taken = record(target, what, remarks);
	if (taken.kind === 'unchanged' && memory !== null) writeWhole(join(dir, MEMORY), remembered);
	return taken;
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
