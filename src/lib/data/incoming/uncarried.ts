/**
 * Fields that a source has no place for: a schedule.xml has no biographies. That a file says nothing of
 * them takes nothing away from a folder which has them from another one.
 */
import type { Id } from '../../program/model';
import { lists, type Fields, type ListName, type Memory } from './memory';
import type { Settled } from './settle';
import type { Saying } from './saying';

/** What every source has a word for; that it is missing in all entries says something. */
const ALWAYS = ['kind', 'title', 'day', 'start', 'status', 'name'];

/** What adds to a program. Several entries do not lose it at once: the file or its column is missing. */
const ADDED = ['prose', 'affiliations', 'links', 'sortName', 'aliases', 'directions', 'color'];

const prose: Partial<Record<ListName, string>> = { people: 'a biography', sessions: 'a summary' };

const fieldsIn = (all: Iterable<Fields>) => new Set([...all].flatMap((one) => Object.keys(one)));

/** Whether the file has no place for a field that none of its entries has. */
function isUncarried(list: ListName, field: string, memory: Memory, format: string): boolean {
	if (ALWAYS.includes(field)) return false;
	if ((memory.carried?.[list]?.[field] ?? memory.format) !== format) return true;
	const having = Object.values(memory.taken[list]).filter((one) => one[field] !== undefined);
	return ADDED.includes(field) && having.length > 1;
}

/** With the fields of the last import that this source cannot hold, as it had them. */
export function withUncarried(
	settled: Settled,
	memory: Memory,
	format: string,
	say: Saying
): { settled: Settled; carried: NonNullable<Memory['carried']> } {
	const next = { ...settled };
	const carried = { ...memory.carried };
	for (const list of lists) {
		const here = fieldsIn(settled[list].values());
		const before = fieldsIn(Object.values(memory.taken[list]));
		const kept = [...before].filter(
			(field) => !here.has(field) && isUncarried(list, field, memory, format)
		);
		const by = (field: string) => memory.carried?.[list]?.[field] ?? memory.format;
		carried[list] = Object.fromEntries([
			...[...here].map((field) => [field, format]),
			...kept.map((field) => [field, by(field)])
		]);
		next[list] = withKept(settled[list], memory.taken[list], kept);
		for (const field of kept) {
			const what = field === 'prose' ? prose[list] : `"${field}"`;
			say('inferred', list, `the source gives none of them ${what}: what the folder has stays`);
		}
	}
	return { settled: next, carried };
}

function withKept(
	entries: Map<Id, Fields>,
	taken: Record<Id, Fields>,
	kept: string[]
): Map<Id, Fields> {
	return new Map(
		[...entries].map(([id, fields]) => {
			const before = kept.filter((field) => taken[id]?.[field] !== undefined);
			return [id, { ...fields, ...Object.fromEntries(before.map((it) => [it, taken[id]?.[it]])) }];
		})
	);
}
