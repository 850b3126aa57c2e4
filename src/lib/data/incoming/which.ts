/** Which sessions of a draft are which of the folder: by their keys, else by what they say. */
import type { Id } from '../../program/model';
import { matchSessions, NAMES, SURE, wordsOf, type Traits } from './match';
import type { Fields } from './memory';
import type { Known, When } from './sessions';
import type { Settling } from './settling';
import { wallText } from './time';

const peopleIn = (fields: Fields) =>
	[fields['speakers'] ?? [], fields['authors'] ?? []].flat() as Id[];

/** With what its people are called. */
export const withNames = (fields: Fields, people: Map<Id, Fields>): Fields => ({
	...fields,
	[NAMES]: peopleIn(fields).flatMap((id) => people.get(id)?.['name'] ?? [])
});

/** Sessions of the folder that none of the ids stands for: as they are, and as the source had them last. */
function openSessions({ memory, present }: Settling, claimed: Set<Id | null>): Map<Id, Fields[]> {
	const last = memory?.taken;
	const lastPeople = new Map(Object.entries(last?.people ?? {}));
	return new Map(
		[...present.sessions]
			.filter(([id]) => !claimed.has(id))
			.map(([id, fields]) => {
				const before = last?.sessions[id];
				const now = withNames(fields, present.people);
				return [id, before ? [now, withNames(before, lastPeople)] : [now]];
			})
	);
}

/** An id for each session of the draft, in its order. */
export function settleSessionIds(
	settling: Settling,
	whens: When[],
	known: Known,
	people: (Id | null)[]
): Id[] {
	const { sessions } = settling.draft;
	const ids = sessions.map(({ key }) => (key === null ? null : settling.known('sessions', key)));
	// a key of before that nobody has now leaves its session to be found
	const open = openSessions(settling, new Set(ids));
	const unknown = [...sessions.keys()].filter((index) => ids[index] === null);
	const traits = unknown.map((index) => traitsOf(index, settling, whens, known, people));
	const matches = matchSessions(traits, open);
	unknown.forEach((index, nth) => {
		const session = sessions[index]!;
		const { key } = session;
		const match = matches[nth];
		const id = match?.id ?? settling.fresh('sessions', key, wordsOf(session));
		ids[index] = key === null ? id : settling.remember('sessions', key, id);
		if (!match || match.by === SURE) return;
		settling.say('inferred', session.at, `it is taken for "${match.id}" by its ${match.by}`);
	});
	return ids as Id[];
}

function traitsOf(
	index: number,
	{ draft, keysLast }: Settling,
	whens: When[],
	known: Known,
	people: (Id | null)[]
): Traits {
	const [session, when] = [draft.sessions[index]!, whens[index]!];
	const positions = [...session.speakers, ...session.authors];
	return {
		...{ title: session.title, kind: session.kind, isNew: keysLast && session.key !== null },
		start: when ? wallText(when.start, when.day) : null,
		day: when && known.several ? when.day : null,
		rooms: session.rooms.map((key) => known.rooms.get(key)).filter((id) => id !== undefined),
		people: positions.map((position) => people[position]).filter((id) => typeof id === 'string'),
		names: positions
			.filter((position) => people[position] === null)
			.map((position) => draft.people[position]?.name ?? '')
	};
}
