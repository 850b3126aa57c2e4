/** Times of a calendar → moments: by the zone's name, by its rules in the file, or on the wall clock. */
import ICAL from 'ical.js';
import { DateTime } from 'luxon';
import type { Moment, SourcePlace } from '../../program/exchange/draft';
import type { Day } from '../../program/model';
import { oneLine } from '../fit';
import type { Remarks } from '../format';
import type { Component, Property } from './text';
import { inZone, isZoneName } from '../reading/zoned';

/** A time as it stands there. */
export interface Wall {
	day: Day;
	/** `09:20:00`; null for a whole day. */
	clock: string | null;
	/** `Z` or `+02:00`; null where a zone, or nothing, tells it. */
	offset: string | null;
	/** As it stands there. */
	zone: string | null;
}

/** `20170810T092000Z`, and what systems write instead, as `2017-08-10T09:20:00+02:00`. */
const TIME =
	/^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:\.\d{1,9})?)?\s?(Z|[+-]\d\d:?\d\d)?)?$/i;

export function wallOf(raw: string, zone: string | null): Wall | null {
	const [, year, month, date, hour, minute, second = '00', offset] = TIME.exec(raw.trim()) ?? [];
	const day = `${year}-${month}-${date}`;
	const clock = hour ? `${hour}:${minute}:${second === '60' ? '59' : second}` : null;
	if (!DateTime.fromISO(clock ? `${day}T${clock}` : day, { zone: 'utc' }).isValid) return null;
	const told = offset ? offset.toUpperCase().replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2') : null;
	return { day, clock, offset: told, zone: told ? null : zone };
}

/** What a rule of a zone may be; others could be computed for ever. */
const YEARLY =
	/^(?:(?:FREQ=YEARLY|INTERVAL=1|BYMONTH=\d{1,2}|BYDAY=-?[1-4](?:SU|MO|TU|WE|TH|FR|SA)|UNTIL=\d{8}(?:T\d{6}Z?)?|WKST=\w\w)(?:;|$))+$/i;
/** Zones are computed year by year from their first. */
const YEARS = { from: 1601, to: 2200 };

/** The zones of one calendar. */
export class IcsZones {
	readonly #blocks = new Map<string, Component>();
	readonly #computed = new Map<string, ICAL.Timezone>();
	/** Where a zone was said to be none. */
	readonly #said = new Set<SourcePlace>();
	/** How many starts are in which IANA zone. */
	readonly starts = new Map<string, number>();

	constructor(
		calendar: Component,
		readonly remarks: Remarks
	) {
		for (const block of calendar.children.filter(({ name }) => name === 'vtimezone')) {
			const name = block.text('tzid');
			if (name && isReasonable(block)) this.#blocks.set(name, block);
		}
	}

	/** The IANA name that a TZID holds, or that its block has for it; null for others. */
	iana(tzid: string): string | null {
		const parts = tzid.split('/');
		const tails = [tzid, parts.slice(-3).join('/'), parts.slice(-2).join('/')];
		const location = this.#blocks.get(tzid)?.text('x-lic-location');
		return [...tails, location ?? ''].find(isZoneName) ?? null;
	}

	/** Null where it is no time, with a remark, and for whole days. */
	moment(property: Property | undefined, at: SourcePlace): Moment | null {
		if (!property) return null;
		const wall = wallOf(property.raw, property.params['tzid'] ?? null);
		if (!wall) this.remarks.add('left out', at, 'a time that cannot be read');
		return wall?.clock ? this.momentOf(wall, at) : null;
	}

	/** @returns with an offset, where the calendar tells it */
	momentOf({ day, clock, offset, zone }: Wall, at: SourcePlace): Moment {
		const wall = `${day}T${clock}`;
		if (offset !== null) return `${wall}${offset}`;
		if (zone === null) return wall;
		const iana = this.iana(zone);
		const moment = iana ? inZone(wall, iana) : this.#byBlock(wall, zone);
		if (moment) return moment;
		const what = `the zone "${oneLine(zone).slice(0, 40)}", no name of one: its times are taken for the wall clock`;
		if (!this.#said.has(at)) this.remarks.add('left out', at, what);
		this.#said.add(at);
		return wall;
	}

	/** Remembers the zone of a start. */
	count({ zone }: Wall): void {
		const iana = zone && this.iana(zone);
		if (iana) this.starts.set(iana, (this.starts.get(iana) ?? 0) + 1);
	}

	#byBlock(wall: string, zone: string): Moment | null {
		const block = this.#blocks.get(zone);
		const year = Number(wall.slice(0, 4));
		if (!block || year < YEARS.from || year > YEARS.to) return null;
		try {
			const timezone =
				this.#computed.get(zone) ??
				new ICAL.Timezone({ tzid: zone, component: new ICAL.Component(block.jcal() as never) });
			this.#computed.set(zone, timezone);
			const time = ICAL.Time.fromDateTimeString(wall);
			time.zone = timezone;
			const minutes = Math.round(time.utcOffset() / 60);
			return `${wall}${offsetText(minutes)}`;
		} catch {
			return null;
		}
	}
}

function offsetText(minutes: number): string {
	const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
	const digits = [hours, rest].map((part) => String(part).padStart(2, '0')).join(':');
	return `${minutes < 0 ? '-' : '+'}${digits}`;
}

/** Whether a block says when its offsets begin, in rules that come to an end. */
function isReasonable({ children }: Component): boolean {
	return (
		children.length > 0 &&
		children.length < 200 &&
		children.every((observance) => {
			const year = Number(wallOf(observance.get('dtstart')?.raw ?? '', null)?.day.slice(0, 4) ?? 0);
			const rules = observance.all('rrule').map(({ raw }) => raw);
			const offsets = ['tzoffsetfrom', 'tzoffsetto'].map((name) => observance.get(name)?.raw ?? '');
			return (
				year >= YEARS.from &&
				year <= YEARS.to &&
				rules.every((rule) => YEARLY.test(rule)) &&
				offsets.every((offset) => /^[+-]\d{4}(?:\d\d)?$/.test(offset))
			);
		})
	);
}
