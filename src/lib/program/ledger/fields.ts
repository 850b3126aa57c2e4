/** A program as flat fields, under the names that the ledger uses. */
import type {
	Byline,
	ChangeValue,
	EventInfo,
	Id,
	Link,
	Paper,
	Person,
	Program,
	Prose,
	ReadingSection,
	Role,
	Session,
	Subject
} from '../model';
import { sessionTitle } from '../schedule/schedule';

/** Everything that is published, and therefore compared. */
export interface Published {
	program: Program;
	prose: Prose;
	papers: Paper[];
	reading: ReadingSection[];
}

export type Fields = Record<string, ChangeValue>;
type Flat = Map<Id, { name: string; fields: Fields }>;

const derived = new Set<Role>(['speaker', 'author', 'paper-author']);

function linkFields(links: Link[]): Fields {
	const fields: Fields = {};
	for (const kind of new Set(links.map((link) => link.kind))) {
		const ofKind = links.filter((link) => link.kind === kind);
		const urls = ofKind.map(({ url }) => url);
		fields[`links.${kind}`] = urls.length === 1 ? (urls[0] ?? null) : urls;
		fields[`links.${kind}.label`] = ofKind.map(({ label }) => label);
		fields[`links.${kind}.historical`] = ofKind
			.filter((link) => link.historical)
			.map(({ url }) => url);
	}
	return fields;
}

const bylines = (authors: Byline[]) => authors.map(({ name, person }) => person ?? name);

function sessionFields(session: Session, prose: Prose): Fields {
	const { kind, title, day, slot, status, online, speakers, authors, track, language } = session;
	return {
		start: slot?.start ?? null,
		end: slot?.end ?? null,
		day,
		rooms: slot?.rooms ?? [],
		status,
		title,
		kind,
		speakers,
		authors,
		paperAuthors: bylines(session.paperAuthors),
		track,
		language,
		online,
		...linkFields(session.links),
		aliases: session.aliases,
		summary: prose.sessions[session.id] ?? null,
		summaryKind: session.summaryKind
	};
}

function personFields(person: Person, prose: Prose): Fields {
	const { name, sortName, affiliations, aliases, photo, links, id } = person;
	// speakers and authors follow from the sessions
	const given = person.roles.filter((role) => !derived.has(role));
	const bio = prose.people[id] ?? null;
	return { name, affiliations, roles: given, ...linkFields(links), aliases, photo, bio, sortName };
}

function eventFields({ program: { event }, prose, papers, reading }: Published): Fields {
	const { name, shortName, tagline, days, zone, language, site, domain, contact, accent } = event;
	const { name: venue, ...place } = event.venue;
	const pages = Object.entries(prose.pages).map(([page, html]) => [`pages.${page}`, html] as const);
	return {
		name,
		shortName,
		tagline,
		days,
		zone,
		language,
		site,
		domain,
		venue,
		...under('venue', place),
		...under('parent', event.parent ?? {}),
		contact,
		accent,
		logo: event.logo,
		embed: event.embed ?? null,
		...linkFields(event.links),
		...listFields(event),
		...under('keep', event.keep),
		...Object.fromEntries(pages),
		papers: papers.map((paper) => {
			const shown = paper.session ? ` (${paper.session})` : '';
			return `${paper.number}. ${paper.title}. ${bylines(paper.authors).join(', ')}. ${paper.url}${shown}`;
		}),
		reading: reading.flatMap(({ section, items }) =>
			items.map((item) => `${section}: ${item.title}. ${item.authors}. ${item.url}`)
		)
	};
}

const listFields = ({ dates, topics }: EventInfo): Fields => ({
	dates: dates.map(({ what, when, note }) => `${what}: ${when}${note ? ` (${note})` : ''}`),
	topics
});

function under(prefix: string, fields: Record<string, ChangeValue | undefined>): Fields {
	const named = Object.entries(fields).map(([key, value]) => [`${prefix}.${key}`, value ?? null]);
	return Object.fromEntries(named) as Fields;
}

/** By subject and id. */
export function flat(all: Published): Record<Subject, Flat> {
	const { event, rooms, tracks, people, sessions } = all.program;
	const lay = <T extends { id: Id }>(
		list: T[],
		name: (entity: T) => string,
		fields: (entity: T) => Fields
	): Flat => new Map(list.map((one) => [one.id, { name: name(one), fields: fields(one) }]));
	return {
		session: lay(sessions, sessionTitle, (session) => sessionFields(session, all.prose)),
		person: lay(
			people,
			({ name }) => name,
			(person) => personFields(person, all.prose)
		),
		room: lay(
			rooms,
			({ name }) => name,
			({ name, directions }) => ({ name, directions })
		),
		track: lay(
			tracks,
			({ name }) => name,
			({ name, color }) => ({ name, color })
		),
		event: lay(
			[event],
			({ name }) => name,
			() => eventFields(all)
		)
	};
}
