/** The event of a draft as event.yaml has it. What the source does not tell is inferred where that harms nobody. */
import { zoneCity } from '../../program/time';
import type { Draft, DraftEvent, SourcePlace } from '../../program/draft';
import type { Day } from '../../program/model';
import { readable } from '../contrast';
import { domain, link, suggestId, zone as zoneModel } from '../values';
import { idFromWords } from './ids';
import type { Fields } from './memory';
import * as v from 'valibot';

export type Say = (
	sort: 'inferred' | 'changed' | 'left out',
	at: SourcePlace,
	what: string
) => void;

/** What a new folder is called where the source says nothing. */
const NAMELESS = 'An event';

const isLink = (text: string | null): text is string => text !== null && v.is(link, text);

/** `2025-02-01` and the next days as the source and its sessions have them, each once, in order. */
export function daysOf({ event }: Draft, used: Iterable<Day>): Day[] {
	return [...new Set([...event.days, ...used])].sort();
}

/** The zone of the source; null (with a remark) where it names none that exists. */
export function zoneOf({ zone }: DraftEvent, say: Say): string | null {
	if (zone === null) return null;
	if (v.is(zoneModel, zone)) return zone;
	say('left out', 'event', `the time zone "${zone}", which is no name of a zone`);
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

/**
 * The rest that event.yaml cannot do without, for a new folder.
 * @param base the public address given by a flag, or null
 */
export function eventDefaults(draft: Draft, fields: Fields, base: string | null, say: Say): Fields {
	const told = (field: string) => typeof fields[field] === 'string';
	const name = String(fields['name'] ?? draft.event.key ?? NAMELESS);
	const city = String(fields['venue.city'] ?? zoneCity(String(fields['zone'])));
	const id =
		suggestId(draft.event.key ?? '') || idFromWords(String(fields['shortName'] ?? name), 'event');
	const site = String(fields['site'] ?? (isLink(base) ? base : 'https://example.org'));
	const named = told('site') || isLink(base);
	const host = new URL(site).hostname.replace(/\.$/, '');
	const missing: [string, string][] = [
		['name', name],
		['shortName', name],
		['tagline', `${name}, in ${city}.`],
		['site', site],
		['domain', named && v.is(domain, host) ? host : `${id}.example.org`],
		['venue.name', 'Venue to be announced'],
		['venue.address', city],
		['venue.city', city]
	];
	for (const [field, value] of missing.filter(([field]) => !told(field))) {
		say(
			'inferred',
			'event',
			`the source does not tell the event's ${field}: "${value}" is written`
		);
	}
	return { id, ...Object.fromEntries(missing.filter(([field]) => !told(field))) };
}
