/**
 * The files of a program folder, field by field: what `check` holds them to, and what the JSON Schemas
 * in data/schemas are made from. The descriptions show in editors.
 */
import * as v from 'valibot';
import { kinds, linkKinds, statuses, summaryKinds } from '../../program/model';
import * as is from './values';

const said = <T extends v.GenericSchema>(schema: T, description: string) =>
	v.pipe(schema, v.description(description));

const maybe = <T extends v.GenericSchema>(schema: T, description: string) =>
	v.optional(v.pipe(schema, v.description(description)));

const links = v.array(
	v.strictObject({
		kind: v.picklist(linkKinds),
		url: said(is.link, 'An http or https address, in full.'),
		label: maybe(is.text, 'What the link says; left out, its kind.'),
		historical: maybe(v.boolean(), 'true: it mattered at the time and may lead nowhere now.')
	})
);

const aliases = maybe(
	v.array(is.text),
	'Old titles and other spellings, so that the search finds them.'
);

const byline = v.union([is.id, v.strictObject({ name: is.text })]);

export const event = v.strictObject({
	id: said(is.id, 'Part of every calendar entry: never change it once published.'),
	name: said(is.text, 'The full name.'),
	shortName: maybe(is.text, 'Fits on a phone’s home screen; left out, the name.'),
	tagline: maybe(is.text, 'One sentence for link previews; left out, name, days and city.'),
	days: said(
		v.pipe(v.array(is.day), v.minLength(1, 'is empty\nName the days, for example [2030-05-02].')),
		'The days of the program, in order.'
	),
	zone: said(is.zone, 'Time zone of the venue, as Australia/Sydney. All times are its wall clock.'),
	language: maybe(is.language, 'Language of the program, as en; left out, English.'),
	site: said(is.link, 'The public address of these pages.'),
	domain: said(is.domain, 'Part of every calendar entry: never change it once published.'),
	venue: maybe(
		v.strictObject({
			name: maybe(is.text, 'What the building is called.'),
			address: maybe(is.text, 'As on a letter.'),
			city: maybe(is.text, 'Shown beside times; left out, the city of the time zone.'),
			latitude: maybe(is.degrees(90), 'Degrees, south negative.'),
			longitude: maybe(is.degrees(180), 'Degrees, west negative.'),
			link: v.optional(is.link)
		}),
		'Where the event is; left out for one that is only online.'
	),
	parent: maybe(
		v.strictObject({ name: is.text, link: v.optional(is.link), dates: v.optional(is.text) }),
		'The conference that this event is part of.'
	),
	contact: maybe(is.text, 'An e-mail address, shown in the footer.'),
	links: v.optional(links),
	dates: maybe(
		v.array(v.strictObject({ what: is.text, when: is.text, note: v.optional(is.text) })),
		'Important dates, as people write them.'
	),
	topics: v.optional(v.array(is.text)),
	keep: maybe(
		v.strictObject(v.entriesFromList(kinds, v.optional(is.minutes))),
		'Minutes that a break keeps at least when its room runs late, per kind.'
	),
	accent: maybe(is.color, 'The color of the event; white text must be readable on it.'),
	logo: maybe(is.picture, 'A picture below pictures/ in this folder.'),
	embed: maybe(v.array(is.origin), 'Sites whose pages may show /embed/ in a frame.')
});

export const room = v.strictObject({
	id: is.id,
	name: is.text,
	directions: maybe(is.text, 'How to find it, in words.')
});

export const track = v.strictObject({
	id: is.id,
	name: is.text,
	color: maybe(is.color, 'White text must be readable on it.')
});

const TIME = 'The wall clock at the venue: "9:20", or in full 2017-08-11T00:30.';

export const session = v.strictObject({
	id: said(is.id, 'Never change it once published: links, agendas and calendars hold it.'),
	kind: v.picklist(kinds),
	title: maybe(is.text, 'Left out while none is announced; then the kind shows.'),
	day: maybe(is.day, 'The day of the program; needed where the event has several.'),
	start: maybe(is.time, `${TIME} Left out: not scheduled yet.`),
	end: maybe(is.time, `${TIME} Left out: no end is announced.`),
	room: maybe(is.id, 'Id of a room in rooms.yaml.'),
	rooms: maybe(v.array(is.id), 'Where it takes place in several rooms at once.'),
	speakers: maybe(v.array(is.id), 'Who presents: ids from people.yaml.'),
	authors: maybe(v.array(is.id), 'Who wrote what is presented: ids from people.yaml.'),
	paperAuthors: maybe(
		v.array(byline),
		'Authors of the paper behind an invited talk: ids, or { name: … } for people without a page.'
	),
	track: maybe(is.id, 'Id of a track in tracks.yaml.'),
	language: maybe(is.language, 'Where it differs from the event’s.'),
	status: maybe(v.picklist(statuses), 'cancelled: it stays in the program, struck through.'),
	online: maybe(is.link, 'Where to join from afar.'),
	links: v.optional(links),
	aliases,
	summary: maybe(
		v.picklist(summaryKinds),
		'What sessions/ID.md speaks of; left out, the talk itself.'
	)
});

export const person = v.strictObject({
	id: said(is.id, 'Never change it once published.'),
	name: is.text,
	sortName: maybe(is.text, 'As "Viégas, Fernanda"; left out, made from the last word of the name.'),
	roles: maybe(
		v.array(v.picklist(['organizer', 'committee', 'chair'])),
		'Speakers and authors follow from sessions.yaml.'
	),
	affiliation: v.optional(is.text),
	affiliations: maybe(v.array(is.text), 'Where there are several.'),
	homepage: v.optional(is.link),
	links: v.optional(links),
	aliases,
	photo: maybe(is.picture, 'A picture below pictures/ in this folder.')
});

export const paper = v.strictObject({
	number: said(is.count, 'Its number in the proceedings.'),
	title: is.text,
	authors: said(v.array(byline), 'Ids from people.yaml, or { name: … }.'),
	url: is.link,
	session: maybe(is.id, 'The session that presents it.')
});

export const readingSection = v.strictObject({
	section: is.text,
	items: v.array(v.strictObject({ title: is.text, authors: v.optional(v.string()), url: is.link }))
});

const value = v.optional(v.union([v.string(), v.number(), v.null(), v.array(v.string())]), null);

export const subjects = ['session', 'person', 'room', 'track', 'event'] as const;

export const revision = v.strictObject({
	revision: said(is.count, 'Its number: 1, 2, 3 …'),
	at: said(is.instant, 'When it was published, UTC.'),
	note: said(is.text, 'Why, in words.'),
	changes: v.array(
		v.strictObject({
			...v.entriesFromList(subjects, v.optional(is.id)),
			field: said(is.text, 'start, end, rooms, title, links.slides …'),
			old: value,
			new: value
		})
	)
});

/** The file of a folder, its model, and whether it is a list of them. */
export const files = {
	event: { schema: event, list: false },
	rooms: { schema: room, list: true },
	tracks: { schema: track, list: true },
	sessions: { schema: session, list: true },
	people: { schema: person, list: true },
	papers: { schema: paper, list: true },
	reading: { schema: readingSection, list: true },
	revisions: { schema: revision, list: true }
} as const;

export type RawEvent = v.InferOutput<typeof event>;
export type RawRoom = v.InferOutput<typeof room>;
export type RawTrack = v.InferOutput<typeof track>;
export type RawSession = v.InferOutput<typeof session>;
export type RawPerson = v.InferOutput<typeof person>;
export type RawPaper = v.InferOutput<typeof paper>;
export type RawReading = v.InferOutput<typeof readingSection>;
export type RawRevision = v.InferOutput<typeof revision>;
export type RawLink = v.InferOutput<typeof links>[number];
export type RawByline = v.InferOutput<typeof byline>;
