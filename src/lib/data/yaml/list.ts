/** The entries of a list file, each held to its model, each with its place. */
import type * as v from 'valibot';
import { PUBLISHED_TWICE } from './conflictMarkers';
import type { Place } from '../finding';
import type { Findings } from '../findings';
import { shape, type Model } from '../model/shape';
import type { Path, Source } from './source';
import { isId } from '../../program/id';
import { suggestId } from '../model/values';

export interface Entry<T> {
	value: T;
	/** Fields that were there and wrong: nothing follows from their absence. */
	lost: Set<string>;
	/** Its place in the file, from 0. */
	index: number;
	/** The line of one of its fields, or of the entry. */
	at(...path: Path): Place;
}

export interface List<T> {
	entries: Entry<T>[];
	/** Every id of the file, also of entries that are wrong otherwise: who names them names somebody. */
	ids: Set<string>;
	/** `partial`: some entries were left out; `unreadable`: nobody knows what should be in it. */
	state: 'whole' | 'partial' | 'unreadable';
}

/** @param key the field that names an entry: `id`, or the number of a paper; null where none does */
export function readList<S extends Model>(
	schema: S,
	source: Source | 'missing' | 'unreadable',
	findings: Findings,
	key: string | null = 'id'
): List<v.InferOutput<S>> {
	const list: List<v.InferOutput<S>> = { entries: [], ids: new Set(), state: 'whole' };
	if (source === 'missing') return list;
	if (source === 'unreadable') return { ...list, state: 'unreadable' };
	if (source.value === null || source.value === undefined) return list;
	if (!Array.isArray(source.value)) {
		const mend = 'Begin each entry with "- ".';
		findings.error(source.place([]), 'this file must be a list', mend);
		findings.unread.push(source.file);
		return { ...list, state: 'unreadable' };
	}
	const lines = new Map<string, number>();
	source.value.forEach((raw: unknown, index) => {
		const entry = readEntry(schema, source, index, raw, key, findings);
		const { named, at, lost } = entry;
		// whoever names the id as it will be is not told so again
		if (named) list.ids.add(isId(named) ? named : suggestId(named));
		const first = named ? lines.get(named) : undefined;
		if (first !== undefined) {
			const what = `the ${key} "${named}" is there twice, first in line ${first}`;
			const mend = key === 'revision' ? PUBLISHED_TWICE : `Give one of them another ${key}.`;
			findings.error(at(key ?? ''), what, mend);
		} else lines.set(named, at(key ?? '').line);
		if (entry.value === null || first !== undefined) list.state = 'partial';
		else list.entries.push({ value: entry.value, lost, index, at });
	});
	return list;
}

function readEntry<S extends Model>(
	schema: S,
	source: Source,
	index: number,
	raw: unknown,
	key: string | null,
	findings: Findings
) {
	const field = key === null ? '' : ((raw as Record<string, unknown> | null)?.[key] ?? '');
	const named = typeof field === 'object' ? '' : String(field);
	const shaped = shape(schema, source, [index], raw, named, findings);
	const at = (...path: Path): Place => source.place([index, ...path], named);
	return { named, at, ...shaped };
}
