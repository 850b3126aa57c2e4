/**
 * Addresses of meetings. Whoever holds one with a password in it is let in, so none may come into a public
 * program: not as a link, and not in running text.
 */
import type { Link, LinkKind } from '../../program/model';
import type { SourcePlace } from '../../program/exchange/draft';
import type { Remarks } from '../format';
import { toLink } from './link';

const SECRET = /[?&#;](?:pwd|passwd|password|passcode|pass|pw|tk|zak|token|access_token|auth)=/i;

const LEFT_OUT = 'an address with a password in it';

/** As toLink, but never an address with a password in it. */
export function toOpenLink(
	url: string | null,
	label: string | null,
	at: SourcePlace,
	remarks: Remarks,
	options: { base?: string | null; kind?: LinkKind } = {}
): Link | null {
	if (!url || !isSecret(url)) return toLink(url, label, at, remarks, options);
	remarks.add('left out', at, LEFT_OUT);
	return null;
}

/** An address where one joins from afar. */
export function toOnline(url: string | null, at: SourcePlace, remarks: Remarks): string | null {
	return toOpenLink(url, null, at, remarks, { kind: 'live' })?.url ?? null;
}

/** `https://name:password@host`. */
const USER = /:\/\/[^\s/@]{0,200}:[^\s/@]{1,200}@/;

/** Also where the signs of the address are written as `%3F` or `&amp;`. */
export function isSecret(words: string): boolean {
	if (USER.test(words)) return true;
	return SECRET.test(words) || SECRET.test(words.replace(/%(?:3f|26|23|3d)/gi, signOf));
}

const signOf = (code: string) => String.fromCharCode(parseInt(code.slice(1), 16));

const MEETING = /zoom|webex|teams|gotomeeting|bigbluebutton|jitsi|meeting id/i;
/** Marks of HTML and Markdown may stand between the word and the password. */
const PASSWORD =
	/\b(?:passcode|password|pwd)\b(?:<[^>]{0,40}>|[\s*_]){0,6}[:=](?:<[^>]{0,40}>|[\s*_]){0,6}[^\s<]+/gi;

/** A sign behind a password that belongs to the words around it. */
const closing = (match: string) => (/[)\].,;]/.test(match.slice(-1)) ? match.slice(-1) : '');

/** Running text without addresses that have a password in them, and without passwords of meetings. */
export function withoutSecrets(
	text: string | null,
	at: SourcePlace,
	remarks: Remarks
): string | null {
	if (text === null) return null;
	const open = text.replace(/[^\s"'<>()[\]]+/g, (word) =>
		isSecret(word) ? word.slice(0, Math.max(0, word.search(/https?:|www\./i))) : word
	);
	const safe = MEETING.test(text) ? open.replace(PASSWORD, closing) : open;
	if (open !== text) remarks.add('left out', at, LEFT_OUT);
	if (safe !== open) remarks.add('left out', at, 'the password of a meeting');
	return safe;
}

const HOSTS =
	/(^|\.)(zoom\.(us|com)|webex\.com|gather\.town|meet\.google\.com|teams\.(microsoft|live)\.com)$/i;

/** Whether people meet at that address. */
export const isMeeting = (url: string): boolean =>
	URL.canParse(url) && HOSTS.test(new URL(url).hostname);
