/** A session as the files of the C3VOC family have it, XML or JSON: what both readers read it into. */
import type { DraftSession, Moment, SourcePlace } from '../../program/exchange/draft';
import type { Day, Status } from '../../program/model';
import type { Form } from '../prose';
import { readSessionSlug } from './slug';
import { NO_ROOM } from './schedule';

export interface VocLinkRecord {
	url: string | null;
	title: string | null;
	/** What kind the file says it is, in its own words. */
	type: string | null;
}

export interface VocPersonRecord {
	/** The source's identifier; null for none, and for placeholders. */
	key: string | null;
	name: string | null;
	bio: string | null;
	links: VocLinkRecord[];
	/** False for somebody who only lends a hand. */
	speaks: boolean;
	at: SourcePlace;
}

export interface VocRecord {
	at: SourcePlace;
	guid: string | null;
	id: string | null;
	code: string | null;
	slug: string | null;
	/** The day it is listed under. */
	day: Day | null;
	start: Moment | null;
	end: Moment | null;
	minutes: number | null;
	/** The key of a room that is known, or null. */
	room: string | null;
	title: string | null;
	subtitle: string | null;
	/** The key of a track that is known, or null. */
	track: string | null;
	type: string | null;
	language: string | null;
	abstract: string | null;
	description: string | null;
	status: Status;
	persons: VocPersonRecord[];
	links: VocLinkRecord[];
}

/** What is true of a whole file. */
export interface VocSource {
	/** We wrote it: ids stand in slugs, and notes in descriptions. */
	own: boolean;
	/** The program that wrote it. */
	generator: string | null;
	/** How its texts are written. */
	form: Form;
	/** The event's language, which sessions need not repeat. */
	language: string | null;
	/** What somebody said relative addresses are relative to. */
	base: string | null;
	/** What the file says that its attachments are relative to: `/slides.pdf`. Links of people are not. */
	media: string | null;
	/** Sessions that are read, by their keys; `slot` tells what and when they are, not where. */
	read: Map<string, { session: DraftSession; slot: string }>;
}

/** A placeholder for "no account" is nobody's identifier: it was given to hundreds at one congress. */
export const realId = (id: string | null): string | null =>
	id === null || /^(0+|-\d+)$/.test(id) ? null : id;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Null for what only stands in the place of one. */
export const realGuid = (guid: string | null): string | null =>
	guid !== null && uuid.test(guid) ? guid.toLowerCase() : null;

/** The shortest identifier that lasts: it stands in addresses. */
export function keyOf({ code, id, guid, slug }: VocRecord, { own }: VocSource): string | null {
	const ours = own && slug ? readSessionSlug(slug) : null;
	return ours ? ours.session : (code ?? realId(id) ?? realGuid(guid));
}

/** Where our own exports put a session without a room. */
export const isNoRoom = (name: string, { own }: Pick<VocSource, 'own'>) => own && name === NO_ROOM;

/** The same words for the same thing in both readers. */
export const LEFT = {
	addresses: 'addresses of the session in the other system',
	feedback: 'an address for feedback',
	license: 'the license of the recording',
	optout: 'the wish not to be recorded',
	picture: 'a picture, which lies on another host',
	otherRoom: 'another name of its room',
	duration: 'a duration that cannot be read',
	unnamed: 'a person without a name',
	idle: 'a person without a session'
};

/** An attachment without a host lies where the file says; anything else stays as it is. */
export function attachedAt(url: string | null, { media }: VocSource): string | null {
	if (!url?.startsWith('/') || url.startsWith('//') || !media || !URL.canParse(url, media))
		return url;
	return new URL(url, media).href;
}
