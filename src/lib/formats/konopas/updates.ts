/** The `updates` of KonOpas: changed fields by id. `{}` takes an entry out, `new` adds one. */
import type { Remarks } from '../format';
import { Value } from '../reading/json';

/** @param updates each with changes for one or both lists */
export function updated(
	entries: Value[],
	updates: Value[],
	list: 'program' | 'people',
	remarks: Remarks
): Value[] {
	const all = new Map<string, Value[]>();
	for (const entry of entries) {
		// what has no id cannot be updated, and stays
		const id = entry.get('id').text() ?? entry.at;
		all.set(id, [...(all.get(id) ?? []), entry]);
	}
	for (const [id, change] of updates.flatMap((update) => update.get(list).entries())) {
		const known = all.get(id);
		const fields = change.raw as object;
		if (!known) {
			if (change.get('new').raw) all.set(id, [new Value({ id, ...fields }, change.at)]);
			else remarks.add('left out', change.at, 'an update of an entry that is not there');
		} else if (change.entries().length === 0) {
			remarks.add('left out', change.at, 'an entry that an update takes out');
			all.delete(id);
		} else {
			const lay = (entry: Value) => new Value({ ...(entry.raw as object), ...fields }, entry.at);
			all.set(id, known.map(lay));
		}
	}
	return [...all.values()].flat();
}
