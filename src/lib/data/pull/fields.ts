/** What sessions.yaml and people.yaml say of what a live day has changed. */
import { DateTime } from 'luxon';
import type { Day, EventInfo, Link, Person, Session } from '../../program/model';
import { toLinks } from '../sections/event';
import { toWall, wallClock } from '../time/wallClock';
import type { Fields } from '../yaml/edit';

/** What a live day can change of a session, each with the fields of the file that say it. */
export const parts = ['title', 'slot', 'status', 'speakers', 'links'] as const;
export type Part = (typeof parts)[number];

/** Of a session, what a part says: to compare. */
export function said(session: Session, part: Part): string {
	const value = part === 'slot' ? [session.day, session.slot] : session[part];
	return JSON.stringify(value);
}

/** The fields of a part; undefined where there is none in the file. */
export function fieldsOf(session: Session, part: Part, event: EventInfo): Fields {
	switch (part) {
		case 'title':
			return { title: session.title ?? undefined };
		case 'status':
			return { status: session.status === 'scheduled' ? undefined : session.status };
		case 'speakers':
			return { speakers: some(session.speakers) };
		case 'links':
			return { links: some(session.links.map(linkFields)) };
		case 'slot':
			return slotFields(session, event);
	}
}

const some = <T>(list: T[]) => (list.length > 0 ? list : undefined);

function linkFields(link: Link): Fields {
	const { kind, url, label, historical } = link;
	const usual = toLinks([{ kind, url }])[0]?.label === label;
	return { kind, url, ...(usual ? {} : { label }), ...(historical ? { historical } : {}) };
}

/** A room may be named before there is a time; that stays. */
function slotFields({ day, slot }: Session, { days, zone }: EventInfo): Fields {
	if (!slot || !day) return { start: undefined, end: undefined };
	const [room, ...more] = slot.rooms;
	const date = DateTime.fromISO(slot.start, { zone }).toISODate() as Day;
	return {
		...(days.length > 1 ? { day } : {}),
		start: clockText(slot.start, day, zone),
		end: slot.end === null ? undefined : clockText(slot.end, date, zone),
		room: more.length === 0 ? room : undefined,
		rooms: more.length > 0 ? slot.rooms : undefined
	};
}

/** `9:20` where the reader takes that date anyway, else in full; with its offset only where it is needed. */
function clockText(at: string, usual: Day, zone: string): string {
	const wall = DateTime.fromISO(at, { zone });
	const text = wall.toFormat(wall.toISODate() === usual ? 'H:mm' : "yyyy-MM-dd'T'HH:mm");
	const read = wallClock(text, usual, zone);
	return 'at' in read && read.at === at ? text : toWall(at, zone);
}

export function newSession(session: Session, event: EventInfo): Fields {
	const { id, kind } = session;
	return Object.assign({ id, kind }, ...parts.map((part) => fieldsOf(session, part, event)));
}

export const newPerson = ({ id, name }: Person): Fields => ({ id, name });
