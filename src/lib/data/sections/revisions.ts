/** revisions.yaml as the ledger: numbers and times that rise, changes that name what exists. */
import { DateTime } from 'luxon';
import type { Change, ChangeValue, Ledger, Subject } from '../../program/model';
import { ms } from '../../program/time/instant';
import type { Place } from '../finding';
import type { Findings } from '../findings';
import type { Entry, List } from '../yaml/list';
import { subjects, type RawRevision } from '../model/model';
import { didYouMean } from '../model/nearest';
import { toInstant } from '../time/wallClock';

/** The ids that a change may name; null where nobody knows them. */
export type Ids = Record<Subject, Set<string> | null>;

type RawChange = RawRevision['changes'][number];

const LISTS = new Set(['rooms', 'speakers', 'authors', 'paperAuthors', 'affiliations', 'aliases']);
const TIMES = new Set(['start', 'end', 'expected.start', 'expected.end']);
const FULL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/;

/** Fields whose values are instants; the file has them as the wall clock with its offset. */
export const isTimeField = (field: string): boolean => TIMES.has(field);

export function toLedger(list: List<RawRevision>, findings: Findings): Ledger {
	let before: Before | null = null;
	return list.entries.map((entry) => {
		const { revision: number, at, note, changes } = entry.value;
		checkOrder(entry, before, findings);
		before = { number, at: ms(at) };
		const read = changes.flatMap((change, index) => {
			const place = (...path: string[]) => entry.at('changes', index, ...path);
			return toChange(change, place, findings) ?? [];
		});
		return { number, at, note, changes: read };
	});
}

/**
 * Changes of somebody whom nobody knows.
 * @param ids those of the folder and those of its baseline: what was published and is gone is told where it
 * was (see published.ts), not here, in a file that nobody may edit
 */
export function checkSubjects(list: List<RawRevision>, ids: Ids, findings: Findings): void {
	const gone = removed(list);
	for (const { value, at } of list.entries) {
		value.changes.forEach((change, index) => {
			const [subject, id] = subjectOf(change);
			const known = subject && ids[subject];
			if (!known || known.has(id) || gone.has(`${subject} ${id}`)) return;
			const what = `the ${subject} "${id}" does not exist`;
			findings.error(at('changes', index, subject), what, didYouMean(id, known));
		});
	}
}

/** What some revision took out; it may still be named. */
function removed(list: List<RawRevision>): Set<string> {
	const all = list.entries.flatMap(({ value }) => value.changes);
	const out = all.filter(({ field }) => field === 'removed');
	return new Set(out.map((change) => subjectOf(change).join(' ')));
}

interface Before {
	number: number;
	at: number;
}

/** Live revisions that had to give way to a published one have left their numbers: there may be gaps. */
function checkOrder(
	{ value, at }: Entry<RawRevision>,
	before: Before | null,
	findings: Findings
): void {
	if (before ? value.revision <= before.number : value.revision !== 1) {
		const first = `revision ${value.revision} stands where 1 should`;
		const what = before ? `revision ${value.revision} stands after ${before.number}` : first;
		const mend = 'Revisions are numbered 1, 2, 3 …; restore the file as it was published.';
		findings.error(at('revision'), what, mend);
	}
	if (before && ms(value.at) < before.at + 1000) {
		const what = `revision ${value.revision} is not later than the one before it`;
		findings.error(at('at'), what, 'Each is at least a second later.');
	}
}

/** The subject and its id; of a change that names none or several, the first it names. */
function subjectOf(change: RawChange): [Subject | undefined, string] {
	const subject = subjects.find((name) => change[name] !== undefined);
	return [subject, subject ? (change[subject] ?? '') : ''];
}

function toChange(
	raw: RawChange,
	place: (...path: string[]) => Place,
	findings: Findings
): Change | null {
	const [subject, id] = subjectOf(raw);
	if (!subject || subjects.filter((name) => raw[name] !== undefined).length > 1) {
		const what = 'a change is of one session, person, room, track or of the event';
		findings.error(place(), what, 'Begin it with { session: ID, … }.');
		return null;
	}
	const value = (side: 'old' | 'new') => toValue(raw, side, place(side), findings);
	return { subject, id, field: raw.field, old: value('old'), new: value('new') };
}

function toValue(
	raw: RawChange,
	side: 'old' | 'new',
	place: Place,
	findings: Findings
): ChangeValue {
	const value = raw[side];
	if (LISTS.has(raw.field) && value !== null && !Array.isArray(value)) {
		findings.error(
			place,
			`the ${side} value of "${raw.field}" must be a list`,
			`Write [${value}].`
		);
	}
	if (!isTimeField(raw.field) || value === null) return value;
	const at = typeof value === 'string' && FULL_TIME.test(value) ? DateTime.fromISO(value) : null;
	if (at?.isValid) return toInstant(at);
	const what = `the ${side} value ${JSON.stringify(value)} of "${raw.field}" isn't a valid time`;
	findings.error(place, what, 'Write it with its offset: 2017-08-10T12:00+10:00.');
	return null;
}
