/** Entries that repeat (RRULE, RDATE, EXDATE) → their starts. */
import ICAL from 'ical.js';
import type { SourcePlace } from '../../program/exchange/draft';
import type { Remarks } from '../format';
import type { Component, Property } from './text';
import { wallOf, type IcsZones, type Wall } from './zone';
import { hasOffset } from '../reading/moment';

/** More often nothing takes place; what would be more is a mistake. */
const MOST = 366;

/** Days of a program repeat daily or weekly; other rules could be computed for ever. */
const PLAIN =
	/^(?:(?:FREQ=(?:DAILY|WEEKLY)|INTERVAL=[1-9]\d{0,2}|COUNT=\d{1,9}|UNTIL=[\dTZ]{8,16}|BYDAY=(?:SU|MO|TU|WE|TH|FR|SA)(?:,(?:SU|MO|TU|WE|TH|FR|SA)){0,6}|WKST=\w\w)(?:;|$))+$/i;

/** Every seventh day, but only on a Monday: if the first is none, never. */
const SELDOM = /^(?=.*DAILY)(?=.*BYDAY)(?=.*INTERVAL=(?!1(?:;|$)))/i;

/** Where entries end that repeat without an end. */
export interface Span {
	/** The last day on which something is that does not repeat; null where nothing is. */
	lastDay: string | null;
	/** Starts that an entry of their own stands for, in ms. */
	replaced: ReadonlySet<number>;
}

export class Repetition {
	constructor(
		readonly zones: IcsZones,
		readonly remarks: Remarks
	) {}

	/** For comparing; a time on the wall clock counts as UTC. */
	ms(wall: Wall, at: SourcePlace): number {
		const moment = wall.clock === null ? wall.day : this.zones.momentOf(wall, at);
		return Date.parse(moment.includes('T') && !hasOffset(moment) ? `${moment}Z` : moment);
	}

	/** The starts of an entry, the first one first. */
	starts(event: Component, first: Wall, { lastDay, replaced }: Span): Wall[] {
		const rules = event.all('rrule');
		const dates = [
			...rules.flatMap((rule) => this.#byRule(event, rule, first, lastDay)),
			...walls(event, 'rdate')
		];
		const left = walls(event, 'exdate');
		const exceptions = new Set(left.map((wall) => this.ms(wall, event.at)));
		const days = new Set(left.filter(({ clock }) => clock === null).map(({ day }) => day));
		const seen = new Set<number>();
		const all = [first, ...dates.filter(({ clock }) => clock !== null)].filter((wall) => {
			const at = this.ms(wall, event.at);
			const gone = exceptions.has(at) || days.has(wall.day) || replaced.has(at);
			return !gone && !seen.has(at) && seen.add(at);
		});
		if (rules.length > 0 || dates.length > 0) {
			this.remarks.add('inferred', event.at, 'an entry that repeats, one session for each time');
		}
		return all.slice(0, MOST);
	}

	#byRule(event: Component, { raw }: Property, first: Wall, lastDay: string | null): Wall[] {
		const rule = raw.trim();
		const until = /UNTIL=([\dTZ]+)/i.exec(rule)?.[1];
		const counted = /COUNT=/i.test(rule);
		const why =
			!PLAIN.test(rule) || SELDOM.test(rule)
				? 'a rule that is neither daily nor weekly: only the first time is read'
				: !until && !counted && lastDay === null
					? 'a rule without an end: only the first time is read'
					: null;
		if (why) {
			this.remarks.add('left out', event.at, why);
			return [];
		}
		const last = until ? wallOf(until, first.zone) : null;
		return computed(rule.replace(/;?UNTIL=[^;]*/i, ''), first).filter((wall) => {
			if (!last) return counted || wall.day <= (lastDay ?? '');
			return last.clock === null
				? wall.day <= last.day
				: this.ms(wall, event.at) <= this.ms(last, event.at);
		});
	}
}

/** On the clock of the first, as rules count (3.8.5.3). */
function computed(rule: string, first: Wall): Wall[] {
	const walls: Wall[] = [];
	try {
		const start = ICAL.Time.fromDateTimeString(`${first.day}T${first.clock}`);
		const iterator = ICAL.Recur.fromString(rule.replace(/^;/, '')).iterator(start);
		for (let next = iterator.next(); next && walls.length < MOST; next = iterator.next()) {
			walls.push({ ...first, day: next.toString().slice(0, 10) });
		}
	} catch {
		// a rule against the standard: what came before it fails is kept
	}
	return walls;
}

const walls = (event: Component, name: string): Wall[] =>
	event.all(name).flatMap(({ raw, params }) =>
		raw
			.split(',')
			.slice(0, MOST)
			.flatMap((one) => wallOf(one.split('/')[0] ?? '', params['tzid'] ?? null) ?? [])
	);
