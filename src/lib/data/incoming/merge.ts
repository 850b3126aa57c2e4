/**
 * Three sides of one thing: as the last import took it (base), as the folder has it now (local), as the
 * source has it today (fresh). What the source changed is taken; what was changed or added by hand stays.
 */
import { sameJson } from '../../program/json';
import type { Fields } from './memory';

export interface Merged {
	/** Fields to write; undefined takes one out. */
	set: Map<string, unknown>;
	/** Fields that both sides changed: the source's is written. */
	contested: string[];
}

/** A time is one thing: a start of one side with an end of the other would be a slot that nobody named. */
const TIMES = ['day', 'start', 'end'];

/** Lists to which hands add entries of their own; the rest of a list is replaced as a whole. */
const additive = ['links', 'aliases', 'days', 'roles'];

/** What tells one entry from another: of a link its kind and address, its label may change. */
function nameOf(entry: unknown): string {
	const { kind, url } = (entry ?? {}) as { kind?: string; url?: string };
	return url === undefined ? JSON.stringify(entry) : `${kind} ${url}`;
}

/** The source's list, and after it what was added by hand; what was taken out by hand stays out. */
function mergeList(base: unknown, local: unknown, fresh: unknown): unknown[] | undefined {
	const [before, here, now] = [base, local, fresh].map(
		(it) => (Array.isArray(it) ? it : []) as unknown[]
	);
	const names = (entries: unknown[]) => new Set(entries.map(nameOf));
	const [known, present, current] = [names(before!), names(here!), names(now!)];
	const kept = now!.filter((entry) => present.has(nameOf(entry)) || !known.has(nameOf(entry)));
	const added = here!.filter((entry) => !known.has(nameOf(entry)) && !current.has(nameOf(entry)));
	const own = new Map(here!.map((entry) => [nameOf(entry), entry]));
	const bases = new Map(before!.map((entry) => [nameOf(entry), entry]));
	const words = (entry: unknown) => {
		const [mine, old] = [own.get(nameOf(entry)), bases.get(nameOf(entry))];
		return mine !== undefined && sameJson(old, entry) ? mine : entry;
	};
	const merged = [...kept.map(words), ...added];
	return merged.length > 0 ? merged : undefined;
}

/** @param base null where nothing was imported before: then nothing that is there is taken out */
export function mergeFields(base: Fields | null, local: Fields, fresh: Fields): Merged {
	const merged: Merged = { set: new Map(), contested: [] };
	const fields = new Set([...Object.keys(fresh), ...Object.keys(base ?? {})]);
	for (const field of fields) {
		if (base === null && fresh[field] === undefined) continue;
		if (additive.includes(field)) {
			const list = mergeList(base?.[field], local[field], fresh[field]);
			if (!sameJson(list, local[field])) merged.set.set(field, list);
		} else if (!TIMES.includes(field)) mergeTogether([field], base, local, fresh, merged);
	}
	mergeTogether(TIMES, base, local, fresh, merged);
	return merged;
}

/** Takes all of these fields from the source if it changed one of them; otherwise leaves all as they are. */
function mergeTogether(
	fields: string[],
	base: Fields | null,
	local: Fields,
	fresh: Fields,
	{ set, contested }: Merged
): void {
	const of = (side: Fields | null) => fields.map((field) => side?.[field]);
	if (sameJson(of(fresh), of(base)) || sameJson(of(fresh), of(local))) return;
	const byHand = base === null ? isSaid(of(local)) : !sameJson(of(local), of(base));
	for (const field of fields) {
		const [mine, now] = [local[field], fresh[field]];
		if (sameJson(mine, now) || (base === null && now === undefined)) continue;
		if (byHand) contested.push(field);
		set.set(field, now);
	}
}

const isSaid = (values: unknown[]) => values.some((value) => value !== undefined);
