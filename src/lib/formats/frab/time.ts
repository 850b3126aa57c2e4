/** When a session of a `schedule.xml` starts. Old files have no date in it: then its day and its clock tell. */
import { DateTime } from 'luxon';
import type { Moment } from '../../program/exchange/draft';
import type { Day } from '../../program/model';
import type { Remarks } from '../format';
import { Value } from '../reading/json';
import { dayOf, toMoment } from '../reading/moment';
import type { XmlNode } from '../reading/xml';

/** Where a file says nothing of it, night is over then, as apps and other systems have it. */
const USUAL_CHANGE = '04:00';

/** `9:00:00` → `09:00`; null for what is no time of day. */
export function clock(text: string | null): string | null {
	const [, hour = '', minute = ''] = /^(\d{1,2}):(\d{2})/.exec(text ?? '') ?? [];
	if (!hour || Number(hour) > 23 || Number(minute) > 59) return null;
	return `${hour.padStart(2, '0')}:${minute}`;
}

/** Until when a start belongs to the night of a day. */
export interface Change {
	at: string;
	/** Whether the file says so. */
	told: boolean;
}

/**
 * What the file says; else from a day that ends on the next date, where it begins or the one before ends,
 * whatever is earlier: between the two nothing is said.
 * @param dayChange of the conference, `HH:MM`
 */
export function changeOf(day: XmlNode, dayChange: string | null): Change {
	if (dayChange !== null) return { at: dayChange, told: true };
	const [start, end] = [day.attribute('start'), day.attribute('end')];
	const [from, to] = [start, end].map((text) => clock(/[T ](.*)/.exec(text ?? '')?.[1] ?? null));
	if (!from || !to) return { at: USUAL_CHANGE, told: false };
	const overnight = (dayOf(start) ?? '') < (dayOf(end) ?? '');
	return { at: overnight ? (from < to ? from : to) : '00:00', told: true };
}

/** `<date>` alone where it is whole; else the day and the clock, on the next date where night is not over. */
export function startOf(
	node: XmlNode,
	day: Day | null,
	change: Change,
	remarks: Remarks
): Moment | null {
	const date = node.textOf('date');
	if (date !== null && /\d[T ]\d/.test(date)) return toMoment(new Value(date, node.at), remarks);
	const start = clock(node.textOf('start'));
	const on = dayOf(date) ?? day;
	if (on === null || start === null) {
		remarks.add('left out', node.at, 'a time that cannot be read');
		return null;
	}
	if (dayOf(date) !== null || start >= change.at) return `${on}T${start}`;
	if (!change.told) {
		const what = `a start before ${USUAL_CHANGE}, in the night after its day: the file does not say when days change`;
		remarks.add('inferred', node.at, what);
	}
	const next = DateTime.fromISO(on, { zone: 'utc' }).plus({ days: 1 });
	return `${next.toFormat('yyyy-MM-dd')}T${start}`;
}
