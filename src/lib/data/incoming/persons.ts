/** People of a draft: their fields, and which of them are the same as before. */
import type { DraftPerson } from '../../program/exchange/draft';
import type { Id } from '../../program/model';
import { oneLine } from '../text/unfit';
import { plain } from './match';
import type { Say } from './event';
import { given, type Fields } from './memory';
import { cleanProse, settleLinks, type Settling } from './settling';

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
	return settling.ids(
		'people',
		settling.draft.people.map(({ key, name, affiliations }) =>
			key === null ? null : { key, name, affiliations }
		)
	);
}

/** Whom the folder names in that session by that name, and no other mention or key is. */
function namedThere(settling: Settling, session: Id, name: string, taken: Set<Id | null>) {
	const { present } = settling;
	const fields = present.sessions.get(session);
	const ids = [fields?.['speakers'] ?? [], fields?.['authors'] ?? []].flat() as Id[];
	const same = (id: Id) => plain(present.people.get(id)?.['name']) === plain(name);
	return ids.find((id) => !taken.has(id) && same(id));
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
	const keys = ids.map((id, position) => {
		const mention = `${owner.get(position) ?? ''}/${draft.people[position]?.name ?? ''}`;
		if (id !== null) return '';
		const nth = (count.get(mention) ?? 0) + 1;
		count.set(mention, nth);
		return nth === 1 ? mention : `${mention}/${nth}`;
	});
	const known = ids.map((id, position) => id ?? settling.known('people', keys[position] ?? ''));
	const taken = new Set(known);
	return known.map((id, position) => {
		if (id !== null) return id;
		const [session, key] = [owner.get(position) ?? '', keys[position] ?? ''];
		const name = draft.people[position]?.name ?? '';
		const found =
			namedThere(settling, session, name, taken) ?? settling.fresh('people', null, name);
		taken.add(found);
		return settling.remember('people', key, found);
	});
}
