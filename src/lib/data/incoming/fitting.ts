/**
 * A draft within what a folder can hold. Readers promise shapes, and sources fill them with anything: characters
 * that no file carries go, empty words are none, and what is no day, language or color is left out, and said.
 */
import * as v from 'valibot';
import type {
	Draft,
	DraftEvent,
	DraftPerson,
	DraftSession,
	Remark
} from '../../program/exchange/draft';
import type { Day, Link } from '../../program/model';
import { oneLine, UNFIT, withoutUnfit } from '../text/unfit';
import { color, day, language } from '../model/values';
import { isUntold } from './untold';

class Fitting {
	readonly remarks: Remark[] = [];
	#at = '';

	/** All that is said from now on is of this place. */
	at(place: string): this {
		this.#at = oneLine(place);
		return this;
	}

	leave(what: string): null {
		this.remarks.push({ sort: 'left out', at: this.#at, what });
		return null;
	}

	#without(text: string): string {
		if (UNFIT.test(text)) {
			const what = 'control characters, taken out of a text';
			const known = this.remarks.some((remark) => remark.at === this.#at && remark.what === what);
			if (!known) this.remarks.push({ sort: 'changed', at: this.#at, what });
		}
		return withoutUnfit(text);
	}

	words(text: string | null): string | null {
		return text === null ? null : this.#without(text).replace(/\s+/g, ' ').trim() || null;
	}

	/** Where it says that there will be one, there is none. */
	title(text: string | null): string | null {
		const title = this.words(text);
		if (title === null || !isUntold(title)) return title;
		return this.leave(
			`the title "${title}": what kind of session it is stands there until it has one`
		);
	}

	prose(text: string | null): string | null {
		return text === null ? null : this.#without(text).trim() || null;
	}

	all(texts: string[]): string[] {
		return texts.map((text) => this.words(text)).filter((text) => text !== null);
	}

	links(links: Link[]): Link[] {
		return links.map((link) => ({
			...link,
			url: this.words(link.url) ?? '',
			label: this.words(link.label) ?? ''
		}));
	}

	day(text: Day | null): Day | null {
		if (text === null || v.is(day, text)) return text;
		return this.leave('a day that no calendar has');
	}

	language(text: string | null): string | null {
		const code = this.words(text);
		if (code === null || v.is(language, code)) return code;
		return this.leave(`the language "${code}", which isn't a language code`);
	}
}

function fittingEvent(event: DraftEvent, fit: Fitting): DraftEvent {
	fit.at('event');
	const { venue } = event;
	const accent = fit.words(event.accent);
	const isColor = accent === null || v.is(color, accent);
	return {
		key: fit.words(event.key),
		name: fit.words(event.name),
		shortName: fit.words(event.shortName),
		zone: fit.words(event.zone),
		language: fit.language(event.language),
		site: fit.words(event.site),
		days: event.days.map((one) => fit.day(one)).filter((one) => one !== null),
		venue: {
			name: fit.words(venue.name),
			address: fit.words(venue.address),
			city: fit.words(venue.city)
		},
		accent: isColor ? accent : fit.leave('a color that is not written as #rrggbb')
	};
}

/** Null for a person without a name: nobody could be shown. */
function fittingPerson(person: DraftPerson, fit: Fitting): DraftPerson | null {
	fit.at(person.at);
	const name = fit.words(person.name);
	if (name !== null && isUntold(name))
		return fit.leave(`somebody who is to be announced ("${name}")`);
	if (name === null) return fit.leave('a person without a name');
	return {
		...person,
		name,
		key: person.key?.trim() ? person.key : null,
		sortName: fit.words(person.sortName),
		affiliations: fit.all(person.affiliations),
		links: fit.links(person.links),
		bio: fit.prose(person.bio)
	};
}

/** @param positions of people in the draft → among those who stay; null for who does not */
function fittingSession(
	session: DraftSession,
	positions: (number | null)[],
	fit: Fitting
): DraftSession {
	fit.at(session.at);
	const people = (all: number[]) =>
		all.map((position) => positions[position] ?? null).filter((position) => position !== null);
	return {
		...session,
		key: session.key?.trim() ? session.key : null,
		title: fit.title(session.title),
		day: fit.day(session.day),
		start: fit.words(session.start),
		end: fit.words(session.end),
		speakers: people(session.speakers),
		authors: people(session.authors),
		paperAuthors: session.paperAuthors.flatMap((byline) => {
			const name = fit.words(byline.name);
			return name === null ? [] : [{ ...byline, name }];
		}),
		language: fit.language(session.language),
		online: fit.words(session.online),
		links: fit.links(session.links),
		aliases: fit.all(session.aliases),
		summary: fit.prose(session.summary)
	};
}

/** Its remarks are those of the draft, and after them what had to be left out or changed. */
export function fitting(draft: Draft): Draft {
	const fit = new Fitting();
	const event = fittingEvent(draft.event, fit);
	const rooms = draft.rooms.map((room) => {
		const name = fit.at(`room ${room.key}`).words(room.name) ?? '';
		return { ...room, name, directions: fit.words(room.directions) };
	});
	const tracks = draft.tracks.map((track) => ({
		...track,
		name: fit.at(`track ${track.key}`).words(track.name) ?? ''
	}));
	const people: DraftPerson[] = [];
	const positions = draft.people.map((person) => {
		const fitted = fittingPerson(person, fit);
		return fitted === null ? null : people.push(fitted) - 1;
	});
	const sessions = draft.sessions.map((session) => fittingSession(session, positions, fit));
	const remarks = [...draft.remarks, ...fit.remarks];
	return { ...draft, event, rooms, tracks, people, sessions, remarks };
}
