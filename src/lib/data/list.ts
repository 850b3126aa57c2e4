/** The entries of a list file, each held to its model, each with its place. */
import type * as v from 'valibot';
import type { Findings, Place } from './finding';
import { shape, type Model } from './shape';
import type { Path, Source } from './source';
import { isId } from './values';

export interface Entry<T> {
	value: T;
	/** Its place in the file, from 0. */
	index: number;
	/** The line of one of its fields, or of the entry. */
	at(...path: Path): Place;
}

export interface List<T> {
	entries: Entry<T>[];
	/** Every id of the file, also of entries that are wrong otherwise: a reference to them is none to nobody. */
	ids: Set<string>;
	/** The first line of the file. */
	top: Place | null;
}

/** @param key the field that names an entry: `id`, or the number of a paper; null where none does */
export function readList<S extends Model>(
	schema: S,
	source: Source | null,
	findings: Findings,
	key: string | null = 'id'
): List<v.InferOutput<S>> {
	const list: List<v.InferOutput<S>> = { entries: [], ids: new Set(), top: source?.place([]) ?? null };
	if (!source || source.value === null || source.value === undefined) return list;
	if (!Array.isArray(source.value)) {
		const mend = 'Begin each entry with "- ".';
		findings.error(source.place([]), 'this file must be a list', mend);
		return list;
	}
	const lines = new Map<string, number>();
	source.value.forEach((raw: unknown, index) => {
		const named = key === null ? '' : String((raw as Record<string, unknown> | null)?.[key] ?? '');
		const value = shape(schema, source, [index], raw, named, findings);
		if (isId(named)) list.ids.add(named);
		const at = (...path: Path) => source.place([index, ...path], named);
		const first = named ? lines.get(named) : undefined;
		if (first !== undefined) {
			const what = `the ${key} "${named}" is there twice, first in line ${first}`;
			findings.error(at(key ?? ''), what, `Give one of them another ${key}.`);
			return;
		}
		lines.set(named, at(key ?? '').line);
		if (value !== null) list.entries.push({ value, index, at });
	});
	return list;
}
