/** People of a draft: their fields, and which of them are the same as before. */
import type { DraftPerson } from '../../program/draft';
import type { Id } from '../../program/model';
import { oneLine } from '../unfit';
import type { Say } from './event';
import type { Fields } from './memory';
import { cleanProse, given, settleLinks, type Settling } from './settling';

export function personFields(person: DraftPerson, say: Say): Fields {
	const { name, sortName, affiliations, links, bio, chair, at } = person;
	return {
		name: oneLine(name),
		...given('sortName', sortName && oneLine(sortName)),
		...given('roles', chair ? ['chair'] : null),
		...given('affiliations', [...new Set(affiliations.map(oneLine).filter(Boolean))]),
		...settleLinks(links, at, say),
		...given('prose', bio && cleanProse(bio))
	};
}

/** Ids of people with an identifier; null for single mentions, whose session must be known first. */
export function settleKnownPeople(settling: Settling): (Id | null)[] {
	return settling.draft.people.map(({ key, name }) =>
		key === null ? null : settling.id('people', key, name)
	);
}

/** Single mentions are told apart by the session they stand in. */
export function settleMentions(settling: Settling, ids: (Id | null)[], sessionIds: Id[]): Id[] {
	const { draft } = settling;
	const owner = new Map<number, Id>();
	draft.sessions.forEach(({ speakers, authors }, index) => {
		for (const position of [...speakers, ...authors]) {
			if (!owner.has(position)) owner.set(position, sessionIds[index] ?? '');
		}
	});
	const count = new Map<string, number>();
	return ids.map((id, position) => {
		if (id !== null) return id;
		const name = draft.people[position]?.name ?? '';
		const mention = `${owner.get(position) ?? ''}/${name}`;
		const nth = (count.get(mention) ?? 0) + 1;
		count.set(mention, nth);
		const key = nth === 1 ? mention : `${mention}/${nth}`;
		const known = settling.keys.people[key];
		return known ?? (settling.keys.people[key] = settling.fresh('people', name));
	});
}
