/**
 * The changes between two programs, for the ledger: everything a reader can see, except the order of lists.
 */
import { sameJson } from '../json';
import { excerpts } from '../text/excerpts';
import { flat, type Fields, type Published } from './fields';
import type { Change, ChangeValue, Subject } from '../model';

/** Fields that are left out if the field they belong to has changed, too. */
const leaders: Record<string, string> = { day: 'start', summaryKind: 'summary' };

const leaderOf = (field: string) =>
	leaders[field] ?? /^(links\.\w+)\.\w+$/.exec(field)?.[1] ?? null;

const isText = (field: string) => /^(summary|bio|pages\..+)$/.test(field);
const isLines = (field: string) => /^(papers|reading|dates|topics)$/.test(field);

const none = (value: ChangeValue | undefined): ChangeValue =>
	value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
		? null
		: value;

const same = (a: ChangeValue | undefined, b: ChangeValue | undefined) => sameJson(none(a), none(b));

/** The fields that differ, in the order in which they are laid out. */
function fieldChanges(before: Fields, after: Fields): Omit<Change, 'subject' | 'id'>[] {
	const fields = [...new Set([...Object.keys(after), ...Object.keys(before)])];
	return fields
		.filter((field) => !same(before[field], after[field]))
		.filter((field) => {
			const leader = leaderOf(field);
			return leader === null || same(before[leader], after[leader]);
		})
		.map((field) => {
			const [old, fresh] = [before[field] ?? null, after[field] ?? null];
			if (isText(field)) return { field, ...excerpts(old, fresh) };
			if (isLines(field)) return { field, ...differingLines(old, fresh) };
			return { field, old, new: fresh };
		});
}

/** The lines that only one side has; all lines if only their order differs. */
function differingLines(
	old: ChangeValue,
	fresh: ChangeValue
): { old: ChangeValue; new: ChangeValue } {
	const [before, after] = [[old ?? []].flat().map(String), [fresh ?? []].flat().map(String)];
	const [gone, come] = [
		before.filter((line) => !after.includes(line)),
		after.filter((line) => !before.includes(line))
	];
	return gone.length + come.length > 0 ? { old: gone, new: come } : { old: before, new: after };
}

/**
 * Every change from one program to the other, in a fixed order: sessions, people, rooms, tracks, the event;
 * each by id, then by field. An entity that only one side has is `added` or `removed`.
 */
export function diff(before: Published, after: Published): Change[] {
	const [old, fresh] = [flat(before), flat(after)];
	const subjects: Subject[] = ['session', 'person', 'room', 'track', 'event'];
	return subjects.flatMap((subject) => {
		const ids = [...new Set([...old[subject].keys(), ...fresh[subject].keys()])].sort();
		return ids.flatMap((id): Change[] => {
			const [was, is] = [old[subject].get(id), fresh[subject].get(id)];
			if (!was) return [{ subject, id, field: 'added', old: null, new: is?.name ?? null }];
			if (!is) return [{ subject, id, field: 'removed', old: was.name, new: null }];
			return fieldChanges(was.fields, is.fields).map((change) => ({ subject, id, ...change }));
		});
	});
}
