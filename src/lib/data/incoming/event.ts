/** The event of a draft as event.yaml has it. What nobody tells is never guessed. */
import * as v from 'valibot';
import type { Draft, DraftEvent, SourcePlace } from '../../program/exchange/draft';
import type { Day, Id } from '../../program/model';
import { readable } from '../checks/contrast';
import { domain, link, suggestId, zone as zoneModel } from '../model/values';
import { idFromWords, idOfWords } from './ids';
import { given, type Fields } from './memory';
import { placeholders } from '../checks/placeholders';

export type Say = (
	sort: 'inferred' | 'changed' | 'left out',
	at: SourcePlace,
	what: string
) => void;

const isLink = (text: string | null): text is string => text !== null && v.is(link, text);

/** `2025-02-01` and the next days as the source and its sessions have them, each once, in order. */
export function daysOf({ event }: Draft, used: Iterable<Day>): Day[] {
	return [...new Set([...event.days, ...used])].sort();
}

/** The zone of the source; null (with a remark) where it names none that exists. */
export function zoneOf({ zone }: DraftEvent, say: Say): string | null {
	if (zone === null) return null;
	if (v.is(zoneModel, zone)) return zone;
	say('left out', 'event', `the time zone "${zone}", which isn't a known time zone`);
	return null;
}

/** What the source tells of the event; fields that it does not tell are not there. */
export function eventFields(draft: Draft, zone: string, days: Day[], say: Say): Fields {
	const { name, shortName, language, site, venue, accent } = draft.event;
	const color = accent && readable(accent);
	if (color && color !== accent)
		say('changed', 'event', 'a color, darkened until white text can be read on it');
	return {
		...(name ? { name } : {}),
		...(shortName ? { shortName } : {}),
		...{ days, zone },
		...(language ? { language } : {}),
		...(isLink(site) ? { site } : {}),
		...(venue.name ? { 'venue.name': venue.name } : {}),
		...(venue.address ? { 'venue.address': venue.address } : {}),
		...(venue.city ? { 'venue.city': venue.city } : {}),
		...(color ? { accent: color } : {})
	};
}

/** What flags say of the event; null where none does. A hand's word: the source does not overwrite it. */
export interface Told {
	id: Id | null;
	name: string | null;
	city: string | null;
	/** The name of the venue. */
	venue: string | null;
	/** The public address. */
	site: string | null;
}

const hostOf = (site: string): string | null => {
	const host = new URL(site).hostname.replace(/\.$/, '');
	return v.is(domain, host) ? host : null;
};

/**
 * The rest that event.yaml cannot do without, for a new folder. Nothing is guessed: what nobody said is left
 * out, or written so that `check` asks for it before it is published.
 * @param folder what the folder is called
 */
export function eventDefaults(draft: Draft, fields: Fields, told: Told, folder: string): Fields {
	const { key } = draft.event;
	const name = told.name ?? (fields['name'] as string | undefined);
	const site = String(fields['site'] ?? told.site ?? placeholders.site);
	const id =
		suggestId(key ?? '') ||
		idOfWords(String(fields['shortName'] ?? name ?? '')) ||
		idFromWords(folder, 'event');
	return { id, name: name ?? placeholders.name, site, domain: hostOf(site) ?? placeholders.domain };
}

/**
 * Fields of event.yaml that flags say.
 * @param event as it is: an address that somebody has written stays
 */
export function toldFields({ id, name, city, venue, site }: Told, event: Fields): Fields {
	const isOpen = event['site'] === placeholders.site;
	const host = event['domain'] === placeholders.domain && site ? hostOf(site) : null;
	return {
		...given('id', id),
		...(isOpen ? { ...given('site', site), ...given('domain', host) } : {}),
		...given('name', name),
		...given('venue.city', city),
		...given('venue.name', venue)
	};
}
