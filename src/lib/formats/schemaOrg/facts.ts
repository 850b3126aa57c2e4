/** schema.org facts of the pages, for crawlers. https://schema.org/Event, /Person, /Place */
import { presenterIds } from '$lib/program/schedule/overlaps';
import { lookup, sessionsOf } from '$lib/program/schedule/lookup';
import type { ProgramFolder, Session, Slot } from '$lib/program/model';
import { plainText } from '$lib/program/text/plainText';
import { sessionTitle } from '$lib/program/schedule/schedule';
import { ms, withOffset } from '$lib/program/time/instant';

type Facts = Record<string, unknown>;

/** Where it is said: nothing where nobody said any of it. */
function place({ program: { event, rooms } }: ProgramFolder, slot: Slot | null): Facts[] {
	const { venue } = event;
	const inside = rooms.filter(({ id }) => slot?.rooms.includes(id)).map(({ name }) => name);
	const name = [...inside, venue.name ?? venue.city].filter((part) => part !== null).join(', ');
	const address = venue.address ?? venue.city;
	if (name === '' && address === null) return [];
	const whole: Facts = {
		'@type': 'Place',
		...(name ? { name } : {}),
		...(address === null ? {} : { address }),
		...(venue.latitude !== null && venue.longitude !== null
			? { geo: { '@type': 'GeoCoordinates', latitude: venue.latitude, longitude: venue.longitude } }
			: {})
	};
	return [whole];
}

const status = (session: Session) =>
	`https://schema.org/${session.status === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`;

/** Online alone: an address, and no room. */
function mode({ online, slot }: Session): string {
	const how = online === null ? 'Offline' : slot?.rooms.length === 0 ? 'Online' : 'Mixed';
	return `https://schema.org/${how}EventAttendanceMode`;
}

/** The room, the address to join from afar, or both. */
function places(folder: ProgramFolder, { online, slot }: Session): Facts {
	const here = online !== null && slot?.rooms.length === 0 ? [] : place(folder, slot);
	const all = online === null ? here : [...here, { '@type': 'VirtualLocation', url: online }];
	return located(all);
}

function located(places: Facts[]): Facts {
	if (places.length === 0) return {};
	return { location: places.length === 1 ? places[0] : places };
}

function times({ program: { event } }: ProgramFolder, slot: Slot | null): Facts {
	if (!slot) return {};
	return {
		startDate: withOffset(ms(slot.start), event.zone),
		...(slot.end ? { endDate: withOffset(ms(slot.end), event.zone) } : {})
	};
}

const page = ({ program: { event } }: ProgramFolder, path: string) => event.site + path;

function brief(folder: ProgramFolder, session: Session): Facts {
	return {
		'@type': 'Event',
		name: sessionTitle(session),
		url: page(folder, `/sessions/${session.id}/`),
		eventStatus: status(session),
		eventAttendanceMode: mode(session),
		...places(folder, session),
		...times(folder, session.slot)
	};
}

function named(folder: ProgramFolder, id: string): Facts[] {
	const person = lookup(folder.program).person(id);
	if (!person) return [];
	return [{ '@type': 'Person', name: person.name, url: page(folder, `/people/${id}/`) }];
}

/** From the first start to the last end or start. */
function wholeSlot({ program: { sessions } }: ProgramFolder): Slot | null {
	const slots = sessions.flatMap(({ slot }) => (slot ? [slot] : []));
	const last = slots.map(({ start, end }) => end ?? start).sort((a, b) => ms(a) - ms(b));
	const [first] = slots;
	return first ? { start: first.start, end: last.at(-1) ?? null, rooms: [] } : null;
}

/** Without its times: a thousand pages name it, and none of them should look through all of the program. */
function whole(folder: ProgramFolder): Facts {
	return {
		'@type': 'Event',
		name: folder.program.event.name,
		url: page(folder, '/'),
		eventStatus: 'https://schema.org/EventScheduled',
		eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
		...located(place(folder, null))
	};
}

/** More would be most of the page; crawlers find each session's own facts by the site map. */
const FEW = 100;

/** The event, with every session as a part of it where there are few. */
export function eventFacts(folder: ProgramFolder): Facts {
	const { event, sessions } = folder.program;
	return {
		'@context': 'https://schema.org',
		...whole(folder),
		...times(folder, wholeSlot(folder)),
		description: event.tagline,
		image: page(folder, '/share/event.png'),
		organizer: folder.program.people
			.filter(({ roles }) => roles.includes('organizer'))
			.flatMap(({ id }) => named(folder, id)),
		...(sessions.length <= FEW
			? { subEvent: sessions.filter(({ slot }) => slot).map((session) => brief(folder, session)) }
			: {})
	};
}

const days = ({ program: { event } }: ProgramFolder): Facts => ({
	startDate: event.days[0],
	endDate: event.days.at(-1)
});

export function sessionFacts(folder: ProgramFolder, session: Session): Facts {
	const summary = folder.prose.sessions[session.id];
	const people = presenterIds(session);
	return {
		'@context': 'https://schema.org',
		...brief(folder, session),
		...(summary ? { description: plainText(summary) } : {}),
		image: page(folder, '/share/event.png'),
		performer: people.flatMap((id) => named(folder, id)),
		superEvent: { ...whole(folder), ...days(folder) }
	};
}

export function personFacts(folder: ProgramFolder, id: string): Facts {
	const [person] = named(folder, id);
	const found = lookup(folder.program).person(id);
	const bio = folder.prose.people[id];
	return {
		'@context': 'https://schema.org',
		...person,
		...(bio ? { description: plainText(bio) } : {}),
		affiliation: found?.affiliations.map((name) => ({ '@type': 'Organization', name })),
		alternateName: found?.aliases,
		sameAs: found?.links.filter(({ kind }) => kind === 'homepage').map(({ url }) => url),
		performerIn: sessionsOf(folder.program, id).map((session) => brief(folder, session))
	};
}
