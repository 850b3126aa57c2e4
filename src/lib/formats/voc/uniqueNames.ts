/** Names for formats that tell things apart by them. */
import type { Id } from '../../program/model';
import { oneLine } from '../fit';

/** One line each; what is said twice, or is one of `taken`, has its id behind it. */
export function uniqueNames(things: { id: Id; name: string }[], taken: string[]): Map<Id, string> {
	const plain = things.map(({ id, name }): [Id, string] => [id, oneLine(name) || id]);
	return new Map(apart(plain, taken));
}

function apart(names: [Id, string][], taken: string[]): [Id, string][] {
	const count = new Map<string, number>();
	for (const name of [...names.map(([, name]) => name), ...taken]) {
		count.set(name, (count.get(name) ?? 0) + 1);
	}
	const many = (name: string) => (count.get(name) ?? 0) > 1;
	if (!names.some(([, name]) => many(name))) return names;
	return apart(
		names.map(([id, name]) => [id, many(name) ? `${name} (${id})` : name]),
		taken
	);
}
