/**
 * What an import changes, apart from what hands have changed and not published yet: only the import's part
 * becomes a revision, the rest stays a draft in the folder. Three programs: as it was published, as the
 * folder had it before the import, as the folder has it after.
 */
import { isRecord, sameJson } from '../../program/json';
import type { Published } from '../../program/ledger/fields';
import type { Id, Program } from '../../program/model';

/** The published value with what the import changed: records field by field, lists entry by entry. */
function step(published: unknown, before: unknown, after: unknown): unknown {
	if (sameJson(before, after)) return published;
	const all = [published, before, after];
	if (all.every(isRecord)) return stepRecord(...(all as [object, object, object]));
	if (all.every(Array.isArray)) return stepList(...(all as [unknown[], unknown[], unknown[]]));
	return after;
}

function stepRecord<T extends object>(published: T, before: T, after: T): T {
	const keys = new Set([...Object.keys(published), ...Object.keys(after)]) as Set<keyof T>;
	const fields = [...keys].map((key) => [key, step(published[key], before[key], after[key])]);
	return Object.fromEntries(fields.filter(([, value]) => value !== undefined)) as T;
}

/** Entries that a hand has added stay out, those that a hand has taken out stay in, where they were. */
function stepList(published: unknown[], before: unknown[], after: unknown[]): unknown[] {
	const [was, had, has] = [published, before, after].map(
		(list) => new Set(list.map((entry) => JSON.stringify(entry)))
	) as [Set<string>, Set<string>, Set<string>];
	const out = after.filter((entry) => {
		const text = JSON.stringify(entry);
		return was.has(text) || !had.has(text);
	});
	published.forEach((entry, index) => {
		const text = JSON.stringify(entry);
		if (!had.has(text) && !has.has(text)) out.splice(index, 0, entry);
	});
	return out;
}

/** Entries of a list by their ids. One that only a hand has added is a draft, whatever it is. */
function stepEntries<T extends { id: Id }>(published: T[], before: T[], after: T[]): T[] {
	const [was, had, has] = [published, before, after].map(
		(list) => new Map(list.map((entry) => [entry.id, entry]))
	) as [Map<Id, T>, Map<Id, T>, Map<Id, T>];
	const now = after.flatMap((entry): T[] => {
		const [old, mine] = [was.get(entry.id), had.get(entry.id)];
		if (old && mine) return [stepRecord(old, mine, entry)];
		return mine && sameJson(mine, entry) ? [] : [entry];
	});
	const takenOutByHand = published.filter(({ id }) => !had.has(id) && !has.has(id));
	return [...now, ...takenOutByHand];
}

/** With what the given ids name and the list lacks, as the folder has it, or as it was published. */
function withNamed<T extends { id: Id }>(list: T[], named: Id[], after: T[], published: T[]): T[] {
	const there = new Set(list.map(({ id }) => id));
	const missing = [...new Set(named)].filter((id) => !there.has(id));
	const find = (id: Id) => [...after, ...published].find((entry) => entry.id === id) ?? [];
	return [...list, ...missing.flatMap(find)];
}

function stepProgram(published: Program, before: Program, after: Program): Program {
	const entries = <T extends { id: Id }>(list: (program: Program) => T[]) =>
		stepEntries(list(published), list(before), list(after));
	const sessions = entries((program) => program.sessions);
	const naming = <T extends { id: Id }>(list: (program: Program) => T[], named: Id[]) =>
		withNamed(entries(list), named, list(after), list(published));
	const people = sessions.flatMap(({ speakers, authors, paperAuthors }) => [
		...[...speakers, ...authors],
		...paperAuthors.flatMap(({ person }) => person ?? [])
	]);
	return {
		revision: published.revision,
		event: stepRecord(published.event, before.event, after.event),
		rooms: naming(
			({ rooms }) => rooms,
			sessions.flatMap(({ slot }) => slot?.rooms ?? [])
		),
		tracks: naming(
			({ tracks }) => tracks,
			sessions.flatMap(({ track }) => track ?? [])
		),
		people: naming((program) => program.people, people),
		sessions
	};
}

/** The program as it was published, with what the import changed in the folder and nothing else. */
export function importedPart(published: Published, before: Published, after: Published): Published {
	const program = stepProgram(published.program, before.program, after.program);
	const prose = stepRecord(published.prose, before.prose, after.prose);
	const known = { sessions: program.sessions, people: program.people };
	for (const list of ['sessions', 'people'] as const) {
		for (const { id } of known[list]) {
			// who came in because a session names them brings their words along
			const isNew = !published.program[list].some((entry) => entry.id === id);
			const words = after.prose[list][id];
			if (isNew && words !== undefined) prose[list] = { ...prose[list], [id]: words };
		}
	}
	const { papers, reading } = published;
	return { program, prose, papers, reading };
}
