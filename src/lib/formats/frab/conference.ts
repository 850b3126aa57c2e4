/** The conference of a `schedule.xml`: its event, tracks, and FOSDEM's block of people. */
import type { Remarks } from '../format';
import type { Gathering } from '../reading/gathering';
import { webAddress } from '../reading/link';
import { dayOf, daysBetween } from '../reading/moment';
import { LEFT, realId, type VocSource } from '../voc/record';
import { readPlainSlug } from '../voc/slug';
import type { XmlNode } from '../reading/xml';

/** What is true of the whole file. */
export interface Schedule extends VocSource {
	/** `HH:MM` until which a start without a date belongs to the next calendar day; null where none is said. */
	dayChange: string | null;
	/** guid → our id, in a file of ours. */
	ids: Map<string, string>;
	/** Name → key: sessions name their track, and a slug lasts longer. */
	tracks: Map<string, string>;
	/** Of FOSDEM's block, by id: biographies stand there, not in the sessions. */
	people: Map<string, XmlNode>;
}

const SCHEDULE = ['conference', 'day', 'tracks', 'persons', 'version', 'generator', 'url'];
const CONFERENCE = [
	...['title', 'acronym', 'start', 'end', 'days', 'day_change', 'timeslot_duration', 'track'],
	...['time_zone_name', 'base_url', 'url', 'venue', 'city', 'color', 'language', 'generator']
];
const PERSON = ['name', 'slug', 'biography', 'links'];

const isEmpty = ({ text, children, attributes }: XmlNode) =>
	text === null && children.length === 0 && Object.keys(attributes).length === 0;

/** Names of elements are the source's, too: they go into a report only where they look like names. */
const named = (name: string) =>
	/^[\w.-]{1,40}$/.test(name) ? name.replaceAll('_', ' ') : 'element with an unusual name';

/**
 * Names the elements of a node besides those that were read, once for each sort.
 * @param of what the node is, for the words: `a session`
 * @param words for elements that have their own
 */
export function leaveRest(
	node: XmlNode,
	read: readonly string[],
	of: string,
	remarks: Remarks,
	words: ReadonlyMap<string, string> = new Map()
): void {
	const rest = node.children
		.filter((child) => !read.includes(child.name) && !isEmpty(child))
		.map(({ name }) => words.get(name) ?? `the ${named(name)} of ${of}`);
	for (const what of new Set(rest)) remarks.add('left out', node.at, what);
}

/** Names the attributes of a node besides those that were read. What they say stays out of the report. */
export function leaveAttributes(
	node: XmlNode,
	read: readonly string[],
	of: string,
	remarks: Remarks
): void {
	for (const name of Object.keys(node.attributes)) {
		const value = node.attribute(name);
		if (read.includes(name) || value === null || value === 'false') continue;
		remarks.add('left out', node.at, `the ${named(name)} of ${of}`);
	}
}

export function readConference(root: XmlNode, schedule: Schedule, gathering: Gathering): void {
	const { event, remarks } = gathering;
	leaveRest(root, SCHEDULE, 'the schedule', remarks);
	const node = root.first('conference');
	if (!node) return;
	const acronym = node.textOf('acronym');
	event.key = acronym && schedule.own ? readPlainSlug(acronym).replaceAll('_', '-') : acronym;
	event.name = node.textOf('title');
	event.zone = node.textOf('time_zone_name');
	event.language = schedule.language;
	event.site = webAddress(node.textOf('url') ?? node.textOf('base_url'));
	event.accent = node.first('color')?.attribute('primary') ?? null;
	event.venue = { name: node.textOf('venue'), address: null, city: node.textOf('city') };
	// the conference may begin and end with days that have no sessions
	const [first, last] = ['start', 'end'].map((name) => dayOf(node.textOf(name)));
	if (root.all('day').length === 0) event.days = daysBetween(first ?? null, last ?? null);
	leaveRest(node, CONFERENCE, 'the conference', remarks, new Map([['logo', LEFT.picture]]));
	for (const track of [...node.all('track'), ...(root.first('tracks')?.all('track') ?? [])]) {
		readTrack(track, schedule, gathering);
	}
	readPeople(root, schedule, gathering);
}

function readTrack(track: XmlNode, schedule: Schedule, gathering: Gathering): void {
	const name = track.attribute('name') ?? track.text;
	const slug = track.attribute('slug');
	if (name === null) return;
	const key = schedule.own && slug !== null ? slug : name;
	schedule.tracks.set(name, key);
	gathering.track({ key, name, color: track.attribute('color') });
	leaveAttributes(track, ['name', 'slug', 'color'], 'a track', gathering.remarks);
}

function readPeople(root: XmlNode, { people }: Schedule, { remarks }: Gathering): void {
	for (const person of root.first('persons')?.all('person') ?? []) {
		const id = realId(person.attribute('id'));
		if (id === null) {
			remarks.add('left out', person.at, 'a person without an identifier');
			continue;
		}
		people.set(id, person);
		leaveRest(person, PERSON, 'a person', remarks);
		leaveAttributes(person, ['id', 'guid', 'code'], 'a person', remarks);
	}
}

/** Who stands in the block and in no session is not in the program, and that is said. */
export function leaveIdle({ people }: Schedule, gathering: Gathering): void {
	for (const [id, person] of people) {
		const met = gathering.position(person.attribute('code') ?? id) ?? gathering.position(id);
		if (met === null) gathering.remarks.add('left out', person.at, LEFT.idle);
	}
}
