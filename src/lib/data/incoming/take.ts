/**
 * Takes a draft into a program folder. All of it happens beside the folder; only what checks takes its
 * place, in one step. Whatever goes wrong, the folder stays as it was.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Draft, Remark } from '../../program/exchange/draft';
import type { Day, Id, Instant, ProgramFolder } from '../../program/model';
import { writeWhole } from '../yaml/file';
import { Findings } from '../findings';
import { readFolder } from '../folder';
import { whyNoHistory } from '../publish/history';
import { readBaseline } from '../publish/baseline';
import { folderSchemas } from '../model/schemas';
import { beside, obstacleAt } from './beside';
import { eventDefaults, toldFields, zoneOf, type Told } from './event';
import { fitting } from './fitting';
import { MEMORY, memoryText, readMemory, type Memory } from './memory';
import { FolderFiles } from './present';
import { record, refused, type Taken, type Target } from './record';
import { followRenames } from './renamed';
import { settle, type Settled } from './settle';
import { whyNoProgram } from './sound';
import type { Saying } from './saying';
import { writeSettled } from './writeSettled';

export interface Import {
	draft: Draft;
	format: string;
	/** For the ledger. */
	note: string;
	/** IANA zone from a flag; null: the source's, or the folder's. */
	zone: string | null;
	/** The day from a flag, for a source without any. */
	date: Day | null;
	/** What flags say of the event. */
	told: Told;
	/** A flag says that nothing has a time yet. */
	unscheduled: boolean;
	/** When this revision was made, if not now. */
	at: Instant | null;
	/** The real time, in ms. */
	now: number;
	/** Else the folder is a draft, or has unpublished changes. */
	publish: boolean;
}

/** The target as it is, null where nothing is there; or why it cannot be imported into. */
function found(dir: string): Pick<Target, 'before'> | Taken {
	const obstacle = obstacleAt(dir, 'event.yaml');
	if (obstacle === 'none') return { before: null };
	if (obstacle !== 'folder') return refused(obstacle);
	const lost = whyNoHistory(dir);
	if (lost !== null) return refused(lost);
	const { folder, findings } = readFolder(dir);
	if (folder) return { before: folder };
	const errors = findings.filter(({ severity }) => severity === 'error');
	return refused(`${dir} has errors: fix them before you import into it.`, errors);
}

/** Why a flag may not give the event that id; null where it may. */
function whyNotRenamed(dir: string, before: ProgramFolder | null, id: Id | null): string | null {
	if (!before || before.ledger.length === 0 || id === null) return null;
	const published = before.program.event.id;
	if (id === published) return null;
	return (
		`${dir} was published with the id "${published}", which stays: calendars and agendas go by it. ` +
		`Leave --id out. If "${id}" is another event, import it into a folder of its own (--to).`
	);
}

/**
 * Nothing below `dir` changes unless the outcome is `taken`, but for what the next import compares with.
 * Throws what the file system throws.
 */
export async function takeIn(dir: string, what: Import): Promise<Taken> {
	const why = whyNoProgram(what.draft, what);
	if (why !== null) return refused(why);
	const there = found(dir);
	if ('kind' in there) return there;
	const renamed = whyNotRenamed(dir, there.before, what.told.id);
	if (renamed !== null) return refused(renamed);
	const fit = { ...what, draft: fitting(what.draft) };
	const take = (copy: string) => fill({ copy, dir, before: there.before }, fit);
	return beside(dir, take, ({ kind }) => kind === 'taken');
}

async function fill(target: Target, what: Import): Promise<Taken> {
	const { copy, dir, before } = target;
	const remembered = readMemory(copy);
	if (typeof remembered === 'string') return refused(remembered.replace(copy, dir));
	const files = new FolderFiles(copy);
	const remarks: Remark[] = [];
	const say: Saying = (sort, at, words) => void remarks.push({ sort, at, what: words });
	const event = files.event();
	const { zone, righted } = zoneIn(event, remembered, what, say);
	if (!zone) return { kind: 'no zone' };
	const present = files.present();
	const memory = remembered && followed(remembered, present, say);
	const days = (event['days'] as Day[] | undefined) ?? [];
	const settled = settle(what.draft, { zone, format: what.format, memory, present, days });
	remarks.push(...settled.remarks);
	if (settled.sessions.size === 0) {
		return refused('No session with a title, a time or people was found.');
	}
	const known = settled.event['days'] as Day[];
	if (known.length + days.length === 0) {
		if (what.date === null) return { kind: 'no day' };
		settled.event['days'] = [what.date];
	}
	if (!existsSync(join(copy, 'event.yaml')))
		writeFirst(files, basename(resolve(dir)), what, settled);
	const baseline = before && readBaseline(copy, before.ledger, new Findings());
	const published = new Set(baseline?.program.sessions.map(({ id }) => id));
	const next = writeSettled(settled, { files, format: what.format, memory, published, say });
	files.writeEvent(new Map(Object.entries(toldFields(what.told, files.event()))));
	files.save();
	await writeSchemas(copy);
	if (righted && what.zone === null) next.event = { ...next.event, zone: memory?.event['zone'] };
	const taken = record(target, what, remarks);
	if (taken.kind !== 'taken' && taken.kind !== 'unchanged') return taken;
	const { revision } = taken.folder.program;
	const text = memoryText(revision > 0 ? { ...next, revision } : next);
	if (taken.kind === 'taken') writeFileSync(join(copy, MEMORY), text);
	else if (memory !== null) writeWhole(join(dir, MEMORY), text);
	return taken;
}

/** The zone of the flag, the source or the folder; `righted` where a hand has put the folder's right. */
function zoneIn(
	event: Record<string, unknown>,
	memory: Memory | null,
	{ draft, zone }: Import,
	say: Saying
): { zone: string | undefined; righted: boolean } {
	const [told, here] = [zoneOf(draft.event, say), event['zone'] as string | undefined];
	// a zone that a hand has put right stays, and the source's times are told in it
	const righted = memory !== null && here !== undefined && here !== memory.event['zone'];
	return { zone: zone ?? (righted ? here : (told ?? here)), righted };
}

/** What was remembered, under the ids that hands have given things since. */
function followed(
	memory: Memory,
	present: ReturnType<FolderFiles['present']>,
	say: Saying
): Memory {
	const { memory: now, renamed } = followRenames(memory, present);
	for (const { from, to } of renamed) {
		say('inferred', to, `an id that was "${from}" before: a hand has changed it`);
	}
	return now;
}

/** All of event.yaml, in its order. @param folder what the folder is called */
function writeFirst(
	files: FolderFiles,
	folder: string,
	{ draft, told }: Import,
	{ event }: Settled
): void {
	const defaults = eventDefaults(draft, event, told, folder);
	files.writeEvent(new Map(Object.entries({ ...defaults, ...event })));
}

async function writeSchemas(dir: string): Promise<void> {
	if (existsSync(join(dir, 'schemas'))) return;
	mkdirSync(join(dir, 'schemas'));
	for (const [name, text] of await folderSchemas()) writeFileSync(join(dir, 'schemas', name), text);
}
