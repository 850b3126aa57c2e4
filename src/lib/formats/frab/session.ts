/** A session of a `schedule.xml` → a record. */
import type { Day } from '../../program/model';
import type { Gathering } from '../reading/gathering';
import { leaveAttributes, leaveRest, type Schedule } from './conference';
import { startOf, type Change } from './time';
import { minutesOf } from '../voc/duration';
import {
	attachedAt,
	isNoRoom,
	LEFT,
	realGuid,
	realId,
	type VocLinkRecord,
	type VocPersonRecord,
	type VocRecord
} from '../voc/record';
import type { XmlNode } from '../reading/xml';

/** Where a session stands. */
export interface Standing {
	/** A room, or a day that holds sessions itself. */
	container: XmlNode;
	day: Day | null;
	change: Change;
}

const READ = [
	...['date', 'start', 'duration', 'room', 'slug', 'title', 'subtitle', 'track', 'type'],
	...['language', 'abstract', 'description', 'persons', 'links', 'attachments', 'recording'],
	...['video_download_url', 'url', 'origin_url']
];

const REST = new Map([
	['feedback_url', LEFT.feedback],
	['logo', LEFT.picture]
]);

export function record(
	node: XmlNode,
	{ container, day, change }: Standing,
	schedule: Schedule,
	gathering: Gathering
): VocRecord {
	const { remarks } = gathering;
	const minutes = minutesOf(node.textOf('duration'), schedule.generator);
	if (minutes === null && node.textOf('duration') !== null) {
		remarks.add('left out', node.at, LEFT.duration);
	}
	const persons = node.first('persons')?.all('person') ?? [];
	leaveRest(node, READ, 'a session', remarks, REST);
	leaveAttributes(node, ['id', 'guid', 'code'], 'a session', remarks);
	if (!schedule.own && (node.textOf('url') ?? node.textOf('origin_url')) !== null) {
		remarks.add('left out', node.at, LEFT.addresses);
	}
	return {
		at: node.at,
		...{ guid: node.attribute('guid'), id: node.attribute('id'), code: node.attribute('code') },
		...{
			slug: node.textOf('slug'),
			start: startOf(node, day, change, remarks),
			end: null,
			minutes
		},
		...{ day, room: placeOf(node, container, schedule, gathering), status: 'scheduled' },
		...{ title: node.textOf('title'), subtitle: node.textOf('subtitle') },
		track: trackOf(node, schedule, gathering),
		...{ type: node.textOf('type'), language: node.textOf('language') },
		...{ abstract: node.textOf('abstract'), description: node.textOf('description') },
		persons: persons.map((person) => personOf(person, schedule, gathering)),
		links: linksOf(node, schedule, gathering)
	};
}

/** The room that holds it is believed. */
function placeOf(
	node: XmlNode,
	container: XmlNode,
	schedule: Schedule,
	gathering: Gathering
): string | null {
	const inside = node.textOf('room');
	const name = container.name === 'room' ? container.attribute('name') : null;
	if (name !== null && inside !== null && name !== inside) {
		gathering.remarks.add('left out', node.at, LEFT.otherRoom);
	}
	return roomOf(container, name ?? inside, schedule, gathering);
}

export function roomOf(
	container: XmlNode,
	name: string | null,
	schedule: Schedule,
	gathering: Gathering
): string | null {
	if (name === null || isNoRoom(name, schedule)) return null;
	const guid = container.attribute('guid');
	const key = (guid && schedule.ids.get(guid)) || name;
	return gathering.room({ key, name, directions: null });
}

function trackOf(node: XmlNode, schedule: Schedule, gathering: Gathering): string | null {
	const name = node.textOf('track');
	if (name === null) return null;
	const color = node.first('track')?.attribute('color') ?? null;
	return gathering.track({ key: schedule.tracks.get(name) ?? name, name, color });
}

function personOf(node: XmlNode, schedule: Schedule, { remarks }: Gathering): VocPersonRecord {
	const id = realId(node.attribute('id'));
	const guid = node.attribute('guid');
	const block = id === null ? undefined : schedule.people.get(id);
	const own = guid === null ? undefined : schedule.ids.get(guid);
	leaveAttributes(node, ['id', 'guid', 'code'], 'a person', remarks);
	return {
		key: own ?? node.attribute('code') ?? id ?? realGuid(guid),
		name: node.text ?? node.attribute('name') ?? block?.textOf('name') ?? null,
		bio: node.textOf('biography') ?? block?.textOf('biography') ?? null,
		links: (block?.first('links')?.all('link') ?? []).map(linkOf),
		speaks: true,
		at: node.at
	};
}

/** Links, attachments, and where recordings are. What else is said of recordings is left out. */
function linksOf(node: XmlNode, schedule: Schedule, { remarks }: Gathering): VocLinkRecord[] {
	const links = node.first('links')?.all('link') ?? [];
	const attachments = node.first('attachments')?.all('attachment') ?? [];
	const recording = node.first('recording');
	if (recording?.textOf('license')) remarks.add('left out', node.at, LEFT.license);
	if (recording?.textOf('optout') === 'true') remarks.add('left out', node.at, LEFT.optout);
	const videos = [
		node.textOf('video_download_url'),
		...['url', 'link'].map((it) => recording?.textOf(it))
	];
	return [
		...links.map(linkOf),
		...attachments.map(linkOf).map((link) => ({ ...link, url: attachedAt(link.url, schedule) })),
		...videos.flatMap((url) => (url ? [{ url, title: null, type: 'video' }] : []))
	];
}

const linkOf = (node: XmlNode): VocLinkRecord => ({
	url: node.attribute('href') ?? node.text,
	title: node.attribute('href') ? node.text : null,
	type: node.attribute('type')
});
