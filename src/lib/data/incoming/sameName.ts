/**
 * Which things of the folder are those of a source that has other keys for them. A room, a track, a person
 * of the same name is the same, unless two have that name: then people are told apart by their affiliations.
 */
import type { Id } from '../../program/model';
import { plain } from './match';
import type { Fields } from './memory';

export interface Named {
	name: string;
	affiliations?: string[];
}

/** The same words in the same order, whatever their case, accents and signs. */
const affiliated = (affiliations: unknown) =>
	(Array.isArray(affiliations) ? affiliations : []).map(plain).sort().join('\n');

const isOf = (entry: Named, fields: Fields | undefined) =>
	affiliated(entry.affiliations) === affiliated(fields?.['affiliations']);

/**
 * For each entry the id of the folder's thing of its name, or null.
 * @param entries of the source that no key tells of; null where one does
 * @param open things of the folder that no other entry of the source is
 */
export function sameName(entries: (Named | null)[], open: Map<Id, Fields>): (Id | null)[] {
	const ids = new Map<string, Id[]>();
	for (const [id, { name }] of open) {
		const known = plain(name);
		if (known) ids.set(known, [...(ids.get(known) ?? []), id]);
	}
	const wanted = new Map<string, Named[]>();
	for (const entry of entries) {
		if (entry === null) continue;
		const name = plain(entry.name);
		wanted.set(name, [...(wanted.get(name) ?? []), entry]);
	}
	return entries.map((entry) => {
		if (entry === null) return null;
		const name = plain(entry.name);
		const [there, here] = [ids.get(name) ?? [], wanted.get(name) ?? []];
		const [only, ...others] = there;
		if (only === undefined) return null;
		if (others.length === 0 && here.length === 1) return only;
		const alike = there.filter((id) => isOf(entry, open.get(id)));
		const rivals = here.filter(
			({ affiliations }) => affiliated(affiliations) === affiliated(entry.affiliations)
		);
		return alike.length === 1 && rivals.length === 1 ? (alike[0] ?? null) : null;
	});
}
