/**
 * Slugs by which the formats of the C3VOC family carry our ids: `vdl_2017-smoothgrad`. What they may look
 * like is a narrower choice than ours: two parts of at least four signs (schedule.xml.xsd), a letter or a
 * digit at the end (schema.json). Our ids have no underscore, so underscores can fill, and be taken out.
 */
import type { Id } from '../../program/model';

/** The session, or its repetition in one more of its rooms. */
export interface Slugged {
	session: Id;
	room: Id | null;
}

const fill = (text: string, length: number) => text.padStart(length, '_');
const closed = (text: string) => (text.endsWith('-') ? `${text}_0` : text);
const opened = (text: string) => text.replace(/^_+/, '').replace(/(?<=-)_0$/, '');

/** The event's id where no hyphen may stand: `vdl_2017`. */
export function acronym(event: Id): string {
	return fill(event.replaceAll('-', '_'), 4);
}

export function sessionSlug(event: Id, { session, room }: Slugged): string {
	return `${acronym(event)}-${closed(fill(session, 4) + (room === null ? '' : `__${room}`))}`;
}

/** Null for a slug that we did not write. */
export function readSessionSlug(slug: string): Slugged | null {
	const [, body = ''] = /^[a-z0-9_]{4,}-(.+)$/.exec(slug) ?? [];
	const [session = '', room = null, ...more] = opened(body).split('__');
	return session && more.length === 0 ? { session, room } : null;
}

/** Of a room, a track. */
export function plainSlug(id: Id): string {
	return closed(fill(id, 2));
}

export function readPlainSlug(slug: string): Id {
	return opened(slug);
}
