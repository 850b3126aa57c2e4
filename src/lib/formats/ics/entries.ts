/** The entries of a calendar that stand for sessions: each in its newest version, with all its starts. */
import type { SourcePlace } from '../../program/exchange/draft';
import { oneLine } from '../fit';
import type { Remarks } from '../format';
import { Repetition } from './repeat';
import type { Component } from './text';
import { wallOf, type IcsZones, type Wall } from './zone';

export interface Entry {
	event: Component;
	start: Wall;
	/** From its start to its end, in minutes; null where no end is told. */
	minutes: number | null;
}

const startOf = (event: Component): Wall | null => {
	const start = event.get('dtstart');
	return start ? wallOf(start.raw, start.params['tzid'] ?? null) : null;
};

const number = (event: Component, name: string) => Number(event.text(name)) || 0;

/** Of entries with the same UID and the same start the one with the highest number: the others were before it. */
function newest(events: Component[], remarks: Remarks): Component[] {
	const best = new Map<string, Component>();
	const versions = events.map((event) => {
		const uid = event.text('uid');
		const parts = ['dtstart', 'recurrence-id'].map((name) => event.get(name)?.raw ?? '');
		const same = uid === null ? event.at : JSON.stringify([uid, ...parts]);
		const known = best.get(same);
		if (!known || number(event, 'sequence') >= number(known, 'sequence')) best.set(same, event);
		return { event, same };
	});
	return versions.flatMap(({ event, same }) => {
		if (best.get(same) === event) return [event];
		remarks.add('left out', event.at, 'an older version of the same entry');
		return [];
	});
}

/** Of each entry that repeats, the starts that an entry of their own stands for. */
function replacedBy(events: Component[], repetition: Repetition): Map<string, Set<number>> {
	const replaced = new Map<string, Set<number>>();
	for (const event of events) {
		const uid = event.text('uid') ?? '';
		const id = event.get('recurrence-id');
		const wall = id ? wallOf(id.raw, id.params['tzid'] ?? null) : null;
		if (!wall) continue;
		replaced.set(uid, (replaced.get(uid) ?? new Set()).add(repetition.ms(wall, event.at)));
	}
	return replaced;
}

/** An entry with a start at a time; null, with a remark, for any other. */
function timed(event: Component, remarks: Remarks): Wall | null {
	const start = startOf(event);
	if (start?.clock) return start;
	const title = oneLine(event.text('summary') ?? '').slice(0, 80);
	const what = start ? `an entry for whole days: "${title}"` : 'an entry without a time';
	remarks.add('left out', event.at, what);
	return null;
}

export function entriesOf(calendar: Component, zones: IcsZones, remarks: Remarks): Entry[] {
	const repetition = new Repetition(zones, remarks);
	const events = newest(
		calendar.children.filter(({ name }) => name === 'vevent'),
		remarks
	);
	const replaced = replacedBy(events, repetition);
	const singles = events.filter((event) => !event.get('rrule'));
	const lastDay = singles.reduce<string | null>((last, event) => {
		const day = startOf(event)?.day ?? null;
		return last === null || (day !== null && day > last) ? day : last;
	}, null);
	return events.flatMap((event) => {
		const first = timed(event, remarks);
		if (!first) return [];
		const isInstance = event.get('recurrence-id') !== undefined;
		const gone = isInstance
			? new Set<number>()
			: (replaced.get(event.text('uid') ?? '') ?? new Set());
		const minutes = lengthOf(event, first, repetition);
		const starts = repetition.starts(event, first, { lastDay, replaced: gone });
		return starts.map((start) => ({ event, start, minutes }));
	});
}

function lengthOf(event: Component, start: Wall, repetition: Repetition): number | null {
	const end = event.get('dtend');
	const wall = end ? wallOf(end.raw, end.params['tzid'] ?? start.zone) : null;
	const minutes = wall?.clock
		? (repetition.ms(wall, event.at) - repetition.ms(start, event.at)) / 60_000
		: durationOf(event.text('duration'));
	const isThere = end !== undefined || event.get('duration') !== undefined;
	if (minutes !== null && minutes > 0 && minutes < 1e6) return minutes;
	if (isThere) say(event.at, repetition.remarks);
	return null;
}

const say = (at: SourcePlace, remarks: Remarks) =>
	remarks.add('left out', at, 'an end that is not after its start');

/** `PT1H30M`, `P1DT2H`, `P1W` in minutes. */
function durationOf(text: string | null): number | null {
	const [, weeks, days, hours, minutes] =
		/^\+?P(?:(\d{1,3})W)?(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:\d{1,6}S)?)?$/i.exec(
			text ?? ''
		) ?? [];
	const all = [weeks, days, hours, minutes].map((part) => Number(part ?? 0));
	return ((all[0] ?? 0) * 7 + (all[1] ?? 0)) * 1440 + (all[2] ?? 0) * 60 + (all[3] ?? 0) || null;
}
