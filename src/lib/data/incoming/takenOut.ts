/** What an import has brought and a hand has taken out of the folder: it stays out. */
import type { Id } from '../../program/model';
import type { Fields, Memory } from './memory';
import type { Settled } from './settle';
import type { Present } from './settling';
import type { Saying } from './saying';

/**
 * Without people and sessions that a hand has taken out: a person may ask for it. Rooms and tracks are only
 * needed where a session names them (see writeSettled.ts).
 */
export function withoutTakenOut(
	settled: Settled,
	memory: Memory,
	present: Present,
	say: Saying
): Settled {
	const out = (list: 'people' | 'sessions') =>
		[...settled[list].keys()].filter(
			(id) => memory.taken[list][id] !== undefined && !present[list].has(id)
		);
	const [people, sessions] = [new Set(out('people')), new Set(out('sessions'))];
	for (const id of people) say('left out', id, words('person whom the source names'));
	for (const id of sessions) say('left out', id, words('session that the source has'));
	return {
		...settled,
		people: new Map([...settled.people].filter(([id]) => !people.has(id))),
		sessions: new Map(
			[...settled.sessions]
				.filter(([id]) => !sessions.has(id))
				.map(([id, fields]) => [id, staying(fields, people)])
		)
	};
}

const words = (what: string) => `a ${what} and a hand has taken out of this folder: stays out`;

/** A session without the people who are out. */
function staying(fields: Fields, out: Set<Id>): Fields {
	if (out.size === 0) return fields;
	const left = Object.entries(fields).map(([field, value]): [string, unknown] => {
		if (field !== 'speakers' && field !== 'authors') return [field, value];
		const ids = (value as Id[]).filter((id) => !out.has(id));
		return [field, ids.length > 0 ? ids : undefined];
	});
	return Object.fromEntries(left.filter(([, value]) => value !== undefined));
}
