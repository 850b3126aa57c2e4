/** Links and texts of a record: what is public in them, for others' files and for our own. */
import type { SourcePlace } from '../../program/exchange/draft';
import { linkKinds, type Link, type LinkKind } from '../../program/model';
import { toLink } from '../reading/link';
import type { Gathering } from '../reading/gathering';
import { toOpenLink, withoutSecrets } from '../reading/meeting';
import { readLinkTitle } from './notes';
import type { VocLinkRecord, VocSource } from './record';

/** What others wrote may hold addresses that let anybody in. */
export const openText = (
	text: string | null,
	at: SourcePlace,
	{ own }: VocSource,
	{ remarks }: Gathering
): string | null => (own ? text : withoutSecrets(text, at, remarks));

const typeKinds: [LinkKind, RegExp][] = [
	['slides', /slides/i],
	['paper', /paper/i],
	['video', /^(media|video|recording)/i],
	['survey', /feedback/i],
	['background', /related/i]
];

/** Null (with a remark where something stood there) for what is no link. */
export function linkOf(
	{ url, title, type }: VocLinkRecord,
	at: SourcePlace,
	{ base }: VocSource,
	{ remarks }: Gathering
): Link | null {
	const kind = type === null ? undefined : typeKinds.find(([, words]) => words.test(type))?.[0];
	return toOpenLink(url, title, at, remarks, { base, ...(kind ? { kind } : {}) });
}

const isLinkKind = (text: string | null): text is LinkKind =>
	linkKinds.some((kind) => kind === text);

/** What we wrote ourselves says by its title what our model knows of a link. */
export function ownLink(
	link: VocLinkRecord,
	at: SourcePlace,
	_: VocSource,
	{ remarks }: Gathering
): Link | null {
	const { label, historical } = readLinkTitle(link.title ?? '');
	const kind = isLinkKind(link.type) ? { kind: link.type } : {};
	const found = toLink(link.url, label, at, remarks, kind);
	return found && historical ? { ...found, historical } : found;
}
