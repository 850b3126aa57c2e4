/** What pretalx writes into calendars otherwise than others: names behind the title, its codes in the UID. */
import type { DraftSession } from '../../program/exchange/draft';
import type { GatheringByName } from '../reading/byName';
import type { Component } from './text';

/** The event's short name, the last part of `-//pretalx//HOST//EVENT`; null for calendars of others. */
export const pretalxEvent = (calendar: Component): string | null =>
	/^-\/\/pretalx\/\/.*?\/\/([\w-]+)/.exec(calendar.text('prodid') ?? '')?.[1] ?? null;

const NAMED = /^(.*) -(?: (.*))?$/s;

/** Whether names stand behind every title: a dash in some of them is only a dash. */
export const hasNames = (events: Component[]): boolean =>
	events.length > 0 && events.every((event) => NAMED.test(event.text('summary') ?? ''));

export function withNames(session: DraftSession, gathering: GatheringByName): DraftSession {
	const [, title = '', names = ''] = NAMED.exec(session.title ?? '') ?? [];
	const all = names.split(',').filter((name) => name.trim() !== '');
	const speakers = all.map((name) => gathering.personNamed(name, {}, session.at));
	if (all.length > 0)
		gathering.remarks.add('inferred', session.at, 'speakers, from behind the title');
	const kind = speakers.length > 0 && session.kind === 'other' ? 'talk' : session.kind;
	return { ...session, kind, title: title.trim() || null, speakers: [...new Set(speakers)] };
}

/** `ABC123` of `pretalx-EVENT-ABC123@HOST`. */
export function pretalxCode(uid: string | null, event: string): string | null {
	const [local = ''] = (uid ?? '').split('@');
	return local.startsWith(`pretalx-${event}-`) ? local.slice(event.length + 9) || null : uid;
}
