/** Keeps objects that say the same as ones known before: what is painted once need not be painted again. */
import type { Id } from '../model';

const same = (one: unknown, other: unknown) =>
	one === other || JSON.stringify(one) === JSON.stringify(other);

/**
 * The list, each entry as the first of the known lists has it that says the same; a known list itself where
 * all is as there.
 */
export function asKnown<T extends { id: Id }>(list: readonly T[], ...known: T[][]): T[] {
	const byId = known.map((one) => new Map(one.map((entity) => [entity.id, entity])));
	const kept = list.map((entity) => {
		const candidates = byId.flatMap((map) => map.get(entity.id) ?? []);
		return candidates.find((candidate) => same(candidate, entity)) ?? entity;
	});
	const whole = known.find(
		(one) => one.length === kept.length && one.every((entity, at) => entity === kept[at])
	);
	return whole ?? kept;
}
