/** Reuses objects that are equal to known ones, so that pages repaint only what changed. */
import { sameJson } from '../json';
import type { Id } from '../model';

/**
 * The list with each equal entry replaced by the first known one; a whole known list if all its entries
 * are the same.
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
