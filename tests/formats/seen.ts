/**
 * What a program says and what a draft says, in one form, so that they can be compared: names instead of
 * keys, instants instead of spellings, pages instead of Markdown. What cannot be told apart on a page
 * (white space, composed letters, a title that is the word for the kind) is not told apart here.
 */
import { DateTime } from 'luxon';
import { safeHtml } from '../../src/lib/markdown/safeHtml';
import type { Draft, DraftSession, Moment } from '../../src/lib/program/exchange/draft';
import type { Day, Id, Link, ProgramFolder, Session } from '../../src/lib/program/model';
import { kindLabel } from '../../src/lib/program/schedule/schedule';

export interface SeenSession {
	kind: string;
	title: string | null;
	day: Day | null;
	start: number | null;
	end: number | null;
	rooms: string[];
	speakers: string[];
	authors: string[];
	paperAuthors: string[];
	track: string | null;
	language: string | null;
	status: string;
	online: string | null;
	links: Link[];
	summary: string;
	/** What the summary speaks of. */
	of: string;
}

export type Seen = Record<Id, SeenSession>;

/** One line of what every format can carry. */
export const plain = (text: string) =>
	text
		.replace(/\r\n?/g, '\n')
		// eslint-disable-next-line no-control-regex
		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu, '')
		.replace(/\s+/g, ' ')
		.trim()
		.normalize('NFC');

const address = (url: string) =>
	new URL(url).href.replace(/%(28|29|2c|3b|5b|5d)/gi, (_, hex: string) =>
		String.fromCharCode(parseInt(hex, 16))
	);

const BLOCK = '(?:p|ul|ol|li|h[1-6]|pre|blockquote|hr|table|thead|tbody|tr|t[hd]|br)';

/** A page without the white space that it does not show, and without emphasis of signs alone. */
export const page = (html: string) =>
	plain(html)
		.replace(new RegExp(` ?(</?${BLOCK}\\b[^>]*>) ?`, 'g'), '$1')
		.replace(/%28/g, '(')
		.replace(/%29/g, ')')
		.replace(/<p><\/p>/g, '')
		.replace(/<(em|strong)>([^\p{L}\p{N}<]*)<\/\1>/gu, '$2');

const plainLinks = (links: Link[]) =>
	sorted(links.map((link) => ({ ...link, url: address(link.url), label: plain(link.label) })));

/** The order of links says nothing. */
export const sorted = (links: Link[]) =>
	[...links].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

function titleOf({ title, kind }: Pick<Session, 'title' | 'kind'>): string | null {
	const words = plain(title ?? '');
	return words === '' || words === kindLabel(kind) ? null : words;
}

/** @param id how a format names sessions */
export function seenInProgram({ program, prose }: ProgramFolder): Seen {
	const name = (list: { id: Id; name: string }[], id: Id) =>
		plain(list.find((one) => one.id === id)?.name ?? '');
	const names = (list: { id: Id; name: string }[], ids: Id[]) => ids.map((id) => name(list, id));
	return Object.fromEntries(
		program.sessions.map((session) => [
			session.id,
			{
				...{ kind: session.kind, title: titleOf(session), day: session.day },
				start: session.slot ? Date.parse(session.slot.start) : null,
				end: session.slot?.end ? Date.parse(session.slot.end) : null,
				rooms: names(program.rooms, session.slot?.rooms ?? []).sort(),
				speakers: names(program.people, session.speakers),
				authors: names(program.people, session.authors),
				paperAuthors: session.paperAuthors.map((byline) => plain(byline.name)),
				track: session.track === null ? null : name(program.tracks, session.track),
				language: session.language ?? program.event.language,
				status: session.status,
				online: session.online === null ? null : address(session.online),
				links: plainLinks(session.links),
				summary: page(prose.sessions[session.id] ?? ''),
				of: session.summaryKind ?? 'talk'
			}
		])
	);
}

/** @param zone of the venue, where the draft's times are on the wall */
export function seenInDraft(draft: Draft, zone: string, id: (session: DraftSession) => Id): Seen {
	const at = (moment: Moment | null) =>
		moment === null
			? null
			: DateTime.fromISO(moment, { zone: draft.event.zone ?? zone }).toMillis();
	const named = (list: { key: string; name: string }[], key: string) =>
		plain(list.find((one) => one.key === key)?.name ?? '?');
	const people = (positions: number[]) =>
		positions.map((position) => plain(draft.people[position]?.name ?? '?'));
	return Object.fromEntries(
		draft.sessions.map((session) => [
			id(session),
			{
				...{ kind: session.kind, title: titleOf(session), day: session.day },
				...{ start: at(session.start), end: at(session.end) },
				rooms: session.rooms.map((key) => named(draft.rooms, key)).sort(),
				...{ speakers: people(session.speakers), authors: people(session.authors) },
				paperAuthors: session.paperAuthors.map((byline) => plain(byline.name)),
				track: session.track === null ? null : named(draft.tracks, session.track),
				language: session.language ?? draft.event.language,
				status: session.status,
				online: session.online === null ? null : address(session.online),
				links: plainLinks(session.links),
				summary: page(safeHtml(session.summary ?? '')),
				of: session.summaryKind ?? 'talk'
			}
		])
	);
}
