/** Keeps objects that say the same as ones known before: what is painted once need not be painted again. */
import { sameJson } from '../json';
import type { Id } from '../model';

/**
 * The list, each entry as the first of the known lists has it that says the same; a known list itself where
 * all is as there.
 */
export function asKnown<T extends { id: Id }>(list: readonly T[], ...known: T[][]): T[] {
	const byId = known.map((one) => new Map(one.map((entity) => [entity.id, entity])));
	const kept = list.map((entity) => {
		const candidates = byId.flatMap((map) => map.get(entity.id) ?? []);
		return candidates.find((candidate) => sameJson(candidate, entity)) ?? entity;
	});
	const whole = known.find(
		(one) => one.length === kept.length && one.every((entity, at) => entity === kept[at])
	);
	return whole ?? kept;
}
