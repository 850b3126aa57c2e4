/** Which sessions of a draft are which of the folder: by their keys, else by what they say. */
import type { Id } from '../../program/model';
import { matchSessions, NAMES, wordsOf, type Traits } from './match';
import type { Fields } from './memory';
import type { Known, When } from './sessions';
import type { Settling } from './settling';
import { wallText } from './time';

/** An id for each session of the draft, in its order. */
export function settleSessionIds(
	settling: Settling,
	whens: When[],
	known: Known,
	people: (Id | null)[]
): Id[] {
	const { draft, present } = settling;
	const ids = draft.sessions.map((session) =>
		session.key === null ? null : settling.id('sessions', session.key, wordsOf(session))
	);
	// a key of before that nobody has now leaves its session to be found
	const claimed = new Set(ids);
	const last = settling.memory?.taken;
	const nameOf = (people: Map<Id, Fields>, id: Id) => people.get(id)?.['name'] ?? [];
	const withNames = (fields: Fields, people: Map<Id, Fields>): Fields => {
		const ids = [fields['speakers'] ?? [], fields['authors'] ?? []].flat() as Id[];
		return { ...fields, [NAMES]: ids.flatMap((id) => nameOf(people, id)) };
	};
	const lastPeople = new Map(Object.entries(last?.people ?? {}));
	const open = new Map(
		[...present.sessions]
			.filter(([id]) => !claimed.has(id))
			.map(([id, fields]) => {
				const before = last?.sessions[id];
				const now = withNames(fields, present.people);
				return [id, before ? [now, withNames(before, lastPeople)] : [now]];
			})
	);
	const unknown = [...draft.sessions.keys()].filter((index) => ids[index] === null);
	const traits = unknown.map((index) => traitsOf(index, settling, whens, known, people));
	const matches = matchSessions(traits, open);
	unknown.forEach((index, nth) => {
		const session = draft.sessions[index]!;
		const match = matches[nth];
		ids[index] = match?.id ?? settling.fresh('sessions', wordsOf(session));
		if (!match || match.by === 'title and start') return;
		settling.say('inferred', session.at, `it is taken for "${match.id}" by its ${match.by}`);
	});
	return ids as Id[];
}

function traitsOf(
	index: number,
	{ draft }: Settling,
	whens: When[],
	known: Known,
	people: (Id | null)[]
): Traits {
	const [session, when] = [draft.sessions[index]!, whens[index]!];
	const positions = [...session.speakers, ...session.authors];
	return {
		title: session.title,
		start: when ? wallText(when.start, when.day) : null,
		day: when && known.several ? when.day : null,
		rooms: session.rooms.map((key) => known.rooms.get(key)).filter((id) => id !== undefined),
		people: positions.map((position) => people[position]).filter((id) => typeof id === 'string'),
		names: positions
			.filter((position) => people[position] === null)
			.map((position) => draft.people[position]?.name ?? '')
	};
}
