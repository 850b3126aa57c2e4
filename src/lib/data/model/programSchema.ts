/** The shape of /program.json, with what each field means to a program that reads it. */
import { ID } from '../../program/id';
import * as v from 'valibot';
import { kinds, linkKinds, roles, statuses, summaryKinds } from '../../program/model';

const said = <T extends v.GenericSchema>(schema: T, description: string) =>
	v.pipe(schema, v.description(description));

const id = v.pipe(v.string(), v.regex(new RegExp(`^${ID}$`)));
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));
const instant = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/));
const color = v.nullable(v.pipe(v.string(), v.regex(/^#[0-9a-fA-F]{6}$/)));
const texts = v.array(v.string());
const maybeText = v.nullable(v.string());

const links = v.array(
	v.object({
		kind: v.picklist(linkKinds),
		url: said(v.string(), 'An http or https address.'),
		label: v.string(),
		historical: v.optional(
			said(v.literal(true), 'It mattered at the time and may lead nowhere now.')
		)
	})
);

const slot = v.object({
	start: said(instant, 'UTC.'),
	end: said(v.nullable(instant), 'UTC; null while no end is announced.'),
	rooms: said(v.array(id), 'Ids of rooms; empty while none is named.')
});

const byline = v.object({
	name: v.string(),
	person: v.optional(said(id, 'The id of a person of this program.'))
});

const session = v.object({
	id: said(id, 'Never changes, whatever becomes of title, time and room.'),
	kind: v.picklist(kinds),
	title: said(maybeText, 'Null while none is announced: show the kind then.'),
	day: said(
		v.nullable(day),
		'The day of the program, at the venue; after midnight still the evening before.'
	),
	slot: said(v.nullable(slot), 'When and where, as expected now; null while it is not scheduled.'),
	printed: v.optional(
		said(slot, 'When and where as printed; there only where it differs from slot.')
	),
	late: v.optional(
		said(
			v.pipe(v.number(), v.integer(), v.minValue(1)),
			'Minutes behind its plan, while its room runs late.'
		)
	),
	speakers: said(v.array(id), 'Who presents: ids of people.'),
	authors: said(v.array(id), 'Who wrote what is presented: ids of people.'),
	paperAuthors: said(v.array(byline), 'Authors of the paper behind an invited talk.'),
	track: v.nullable(id),
	language: said(maybeText, 'BCP 47, where it differs from that of the event.'),
	status: said(v.picklist(statuses), 'A cancelled session stays in the program.'),
	links,
	aliases: said(texts, 'Old titles and other spellings.'),
	summaryKind: said(v.nullable(v.picklist(summaryKinds)), 'What the summary speaks of.'),
	online: said(maybeText, 'Where to join from afar.'),
	summary: said(maybeText, 'Safe HTML.'),
	sequence: said(
		v.pipe(v.number(), v.integer(), v.minValue(0)),
		'How often its time, room or status changed.'
	),
	modified: said(instant, 'When anything visible of it last changed; UTC.')
});

const person = v.object({
	id,
	name: v.string(),
	sortName: said(v.string(), 'Family name first.'),
	roles: v.array(v.picklist(roles)),
	affiliations: texts,
	links,
	aliases: texts,
	photo: said(maybeText, 'A path below the site.'),
	bio: said(maybeText, 'Safe HTML.')
});

const venue = v.object({
	name: said(maybeText, 'Null, as the rest, where nobody said it: an event may be online alone.'),
	address: maybeText,
	city: maybeText,
	latitude: v.nullable(v.number()),
	longitude: v.nullable(v.number()),
	link: maybeText
});

const event = v.object({
	id,
	name: v.string(),
	shortName: v.string(),
	tagline: v.string(),
	days: said(v.array(day), 'The days of the program, at the venue, in order.'),
	zone: said(v.string(), 'IANA time zone of the venue.'),
	language: v.string(),
	site: said(v.string(), 'The public address, without a slash at its end.'),
	domain: said(v.string(), 'The right-hand side of every UID in the feeds.'),
	venue,
	parent: v.nullable(v.object({ name: v.string(), link: maybeText, dates: maybeText })),
	contact: maybeText,
	links,
	dates: v.array(v.object({ what: v.string(), when: v.string(), note: maybeText })),
	topics: texts,
	keep: said(
		v.object(v.entriesFromList(kinds, v.optional(v.number()))),
		'Minutes that a break keeps at least when its room runs late, by kind.'
	),
	accent: color,
	logo: maybeText,
	embed: v.optional(
		said(texts, 'Sites whose pages may show /embed/ in a frame; left out where there are none.')
	)
});

const revision = said(
	v.pipe(v.number(), v.integer(), v.minValue(0)),
	'Rises by 1 with every publication; 0 before the first.'
);
const rooms = v.array(v.object({ id, name: v.string(), directions: maybeText }));
const tracks = v.array(v.object({ id, name: v.string(), color }));

export const programFileModel = v.object({
	...{ revision, event, rooms, tracks },
	people: v.array(person),
	sessions: said(v.array(session), 'By start, room, id; those without a slot last.')
});

const html = v.record(v.string(), v.string());

/** published.json. A field that is added to the program later needs a default here: old files lack it. */
export const baselineModel = v.object({
	/** Of its revision; tells two revisions of one number apart. */
	at: instant,
	program: v.object({
		...{ revision, event, rooms, tracks },
		people: v.array(v.omit(person, ['bio'])),
		sessions: v.array(v.omit(session, ['summary', 'sequence', 'modified']))
	}),
	prose: v.object({ sessions: html, people: html, pages: html }),
	papers: v.array(
		v.object({
			...{ number: v.number(), title: v.string(), authors: v.array(byline), url: v.string() },
			session: v.nullable(id)
		})
	),
	reading: v.array(
		v.object({
			section: v.string(),
			items: v.array(v.object({ title: v.string(), authors: v.string(), url: v.string() }))
		})
	)
});
