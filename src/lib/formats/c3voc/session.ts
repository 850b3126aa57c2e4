/** A session of a `schedule.json` → a record. */
import { DateTime } from 'luxon';
import type { Status } from '../../program/model';
import type { Remarks } from '../format';
import type { Gathering } from '../reading/gathering';
import { Value } from '../reading/json';
import { hasOffset, toMoment } from '../reading/moment';
import { leaveRest, listOf, wordsOf } from '../reading/records';
import { roomOf, trackOf, type Schedule } from './conference';
import { minutesOf } from '../voc/duration';
import { kindOfLink } from '../voc/links';
import {
	attachedAt,
	LEFT,
	realGuid,
	realId,
	type VocLinkRecord,
	type VocPersonRecord,
	type VocRecord
} from '../voc/record';

/** Where a session stands in a file of version 1; both null in version 2. */
export interface Standing {
	day: string | null;
	/** The name that holds it. */
	room: string | null;
}

const SESSION = [
	...['guid', 'id', 'code', 'date', 'start', 'end', 'duration', 'room', 'slug', 'title'],
	...['subtitle', 'track', 'type', 'language', 'abstract', 'description', 'persons', 'state'],
	...['participants', 'links', 'attachments', 'video_download_url', 'url', 'origin_url']
];

const REST = new Map([
	['logo', LEFT.picture],
	['recording_license', LEFT.license],
	['do_not_record', LEFT.optout],
	['do_not_stream', 'the wish not to be streamed'],
	['feedback_url', LEFT.feedback]
]);

/** Null (with a remark) for a session that is not in the program. */
export function record(
	it: Value,
	{ day, room }: Standing,
	source: Schedule,
	gathering: Gathering
): VocRecord | null {
	const { remarks } = gathering;
	const field = (name: string) => wordsOf(it.get(name), remarks);
	const status = statusOf(it, remarks);
	if (status === null) return null;
	const people = it.get('persons').missing ? it.get('participants') : it.get('persons');
	const span = spanOf(it, day, source, gathering);
	leaveRest(it, SESSION, REST, remarks);
	return {
		at: it.at,
		...{ guid: field('guid'), id: it.get('id').text(), code: field('code'), slug: field('slug') },
		...{ ...span, day: day ?? dayAt(span.start, source), status },
		room: placeOf(it.get('room'), room, source, gathering),
		...{ title: field('title'), subtitle: field('subtitle') },
		track: trackOf(it.get('track'), source, gathering),
		...{ type: field('type'), language: field('language') },
		...{ abstract: field('abstract'), description: field('description') },
		persons: listOf(people, remarks).map((person) => personOf(person, source, gathering)),
		links: linksOf(it, source, remarks)
	};
}

function statusOf(it: Value, remarks: Remarks): Status | null {
	const state = it.get('state').text() ?? '';
	if (/^cancell?ed$/i.test(state)) return 'cancelled';
	if (!/^(draft|submitted|rejected|withdrawn|deleted)$/i.test(state)) return 'scheduled';
	remarks.add('left out', it.at, 'a session that is not accepted');
	return null;
}

/** A room without a name holds whatever a merged file could not place. */
function placeOf(
	told: Value,
	container: string | null,
	source: Schedule,
	gathering: Gathering
): string | null {
	const holds = container?.trim() ? roomOf(new Value(container, told.at), source, gathering) : null;
	if (holds === null) return roomOf(told, source, gathering);
	const name = told.text()?.normalize('NFC');
	if (typeof told.raw === 'string' && name && name !== container?.trim().normalize('NFC')) {
		gathering.remarks.add('left out', told.at, LEFT.otherRoom);
	}
	return holds;
}

/**
 * `date` is the whole start in version 1, `start` in version 2. An `end` may be a clock alone: then the
 * duration tells, which version 2 writes as `PT45M`.
 */
function spanOf(it: Value, day: string | null, { generator }: Schedule, { remarks }: Gathering) {
	const isWhole = (name: string) => (it.get(name).text() ?? '').includes('T');
	const start = isWhole('date') ? it.get('date') : it.get('start');
	const clock = /^(\d{1,2}:\d{2})/.exec(it.get('start').text() ?? '')?.[1]?.padStart(5, '0');
	const whole = start.text()?.includes('T') ?? false;
	const inDay = day && clock ? new Value(`${day}T${clock}`, it.at) : start;
	const end = isWhole('end') ? toMoment(it.get('end'), remarks) : null;
	const duration = it.get('duration').text();
	const minutes = minutesOf(duration, generator);
	if (duration !== null && minutes === null && end === null) {
		remarks.add('left out', it.at, LEFT.duration);
	}
	return { start: toMoment(whole ? start : inDay, remarks), end, minutes };
}

function dayAt(start: string | null, { days }: Schedule): string | null {
	if (start === null || !hasOffset(start)) return null;
	const at = DateTime.fromISO(start).toMillis();
	return days.find((day) => day.start <= at && at < day.end)?.day ?? null;
}

/** Links and attachments; addresses of the same session in the system that wrote the file are none of ours. */
function linksOf(it: Value, source: Schedule, remarks: Remarks): VocLinkRecord[] {
	const links = listOf(it.get('links'), remarks).map((link) => linkOf(link, source));
	const attachments = listOf(it.get('attachments'), remarks).map((attachment) => {
		const link = linkOf(attachment, source);
		return { ...link, url: attachedAt(link.url, source) };
	});
	const all = [...links, ...attachments];
	const kept = all.filter(({ type }) => !/^(origin|feedback)$/.test(type ?? ''));
	const pages = ['url', 'origin_url'].some((field) => it.get(field).text() !== null);
	if (!source.own && (pages || kept.length < all.length)) {
		remarks.add('left out', it.at, LEFT.addresses);
	}
	const video = it.get('video_download_url').text();
	return [...kept, ...(video ? [{ url: video, title: null, type: 'video' }] : [])];
}

/** Files in the wild give links as text. */
function linkOf(link: Value, { own }: Schedule): VocLinkRecord {
	const url = typeof link.raw === 'string' ? link.text() : link.get('url').text();
	const title = link.get('title').text();
	const type = link.get('type').text()?.toLowerCase() ?? null;
	return { url, title, type: own ? kindOfLink(type ?? '', title ?? '', url ?? '') : type };
}

const PERSON = [
	...['id', 'guid', 'code', 'name', 'public_name', 'display_name', 'slug', 'url', 'role'],
	...['biography', 'bio', 'links']
];

const PICTURE = new Map(
	['avatar', 'avatar_url'].map((field) => [field, 'a profile picture, which lies on another host'])
);

const helps = /^(contributor|coordinator|angel|organi[sz]er)$/i;

function personOf(person: Value, source: Schedule, { remarks }: Gathering): VocPersonRecord {
	const guid = realGuid(person.get('guid').text());
	const block = guid === null ? undefined : source.people.get(guid);
	const fields = (...names: string[]) =>
		[person, block].flatMap((one) => names.flatMap((name) => one?.get(name).text() ?? []))[0] ??
		null;
	const own = source.own ? fields('slug') : null;
	const role = person.get('role').text() ?? 'speaker';
	const links = [person, block].map((one) => (one ? listOf(one.get('links'), remarks) : []));
	leaveRest(person, PERSON, PICTURE, remarks);
	if (!/^speaker$/i.test(role) && !helps.test(role)) {
		remarks.add('left out', person.at, 'what somebody does in a session, besides speaking');
	}
	return {
		key: own ?? fields('code') ?? realId(fields('id')) ?? guid,
		name: fields('public_name', 'name', 'display_name'),
		bio: fields('biography', 'bio'),
		links: (links.find((list) => list.length > 0) ?? []).map((link) => linkOf(link, source)),
		speaks: !helps.test(role),
		at: person.at
	};
}

/** What the list of people has and no draft does. */
export function leaveOfPeople(source: Schedule, remarks: Remarks): void {
	for (const person of source.people.values()) leaveRest(person, PERSON, PICTURE, remarks);
}
