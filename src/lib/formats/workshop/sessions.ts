/** Entries of a schedule page → sessions: their day, room, kind and people. */
import { escapeHtml } from '../../program/text/escapeHtml';
import type { DraftSession } from '../../program/exchange/draft';
import type { Day, Kind } from '../../program/model';
import type { GatheringByName } from '../reading/byName';
import { untoldSession } from '../reading/gathering';
import { kindOfTitle } from '../reading/kind';
import { toProse } from '../prose';
import { momentOf, type Clock } from './clock';
import { inSingular, kindOfWords, type Entry } from './entry';
import type { WorkshopLinks } from './links';

/** An entry and what lies below it without times. */
export interface Block {
	entry: Entry;
	items: { words: string; hrefs: string[]; at: string }[];
	/** Key of its room. */
	room: string | null;
}

/** From then on an entry before six is of the next day. */
const EVENING = 18 * 60;
const MORNING = 6 * 60;

const plain = (entry: Entry) =>
	entry.titles
		.join(' ')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ');

export class WorkshopSessions {
	/** The start of the entry before, and how many midnights have passed. */
	#before: Clock = 0;
	#midnights = 0;

	constructor(
		readonly gathering: GatheringByName,
		readonly links: WorkshopLinks,
		readonly date: Day
	) {}

	/**
	 * A struck-out entry whose session stands elsewhere too is no session of its own: that would make one
	 * session two.
	 */
	addAll(blocks: Block[]): void {
		const entries = blocks.map(({ entry }) => entry);
		const live = new Map(entries.filter((entry) => !isOld(entry)).map((one) => [plain(one), one]));
		for (const block of blocks) {
			const { entry } = block;
			const other = isOld(entry) && !entry.cancelled ? live.get(plain(entry)) : undefined;
			if (!other || plain(entry) === '') this.gathering.sessions.push(this.#session(block));
			else this.#sayMoved(entry, other);
		}
	}

	#sayMoved(old: Entry, live: Entry): void {
		const agree = old.movedTo === null || old.movedTo === live.start;
		const what = agree
			? 'an old entry, struck out: its session is the one at the new time'
			: 'an old entry, struck out: its session is the one further on, at another time than its note says';
		this.gathering.remarks.add('inferred', `line ${old.line}`, what);
	}

	#session(block: Block): DraftSession {
		const { entry, room } = block;
		const at = `line ${entry.line}`;
		const session: DraftSession = {
			...untoldSession(at),
			...{ kind: this.#kind(entry, at), title: this.#title(entry, at) },
			...this.#when(entry, at),
			rooms: room === null ? [] : [room],
			links: this.links.read(entry.hrefs, at)
		};
		this.#addPeople(session, entry);
		this.#addItems(session, block);
		if (entry.cancelled || (entry.struck && entry.movedTo === null)) {
			session.status = 'cancelled';
			this.gathering.remarks.add('inferred', at, 'a cancelled session, from a struck-out entry');
		}
		return session;
	}

	/** A title in bold with names says nothing of its kind: it is that of a talk. */
	#kind({ bold, type, titles, people }: Entry, at: string): Kind {
		const { remarks } = this.gathering;
		const typed = type === null ? null : kindOfWords(type);
		if (typed) return typed;
		if (type !== null) remarks.add('left out', at, 'words before a title that name no kind');
		const words = titles.join(' ');
		const framed = bold && people.length === 0 ? kindOfTitle(inSingular(words)) : null;
		const kind = bold ? (framed ?? 'talk') : (kindOfWords(words) ?? 'other');
		remarks.add('inferred', at, `a kind (${kind}), from the words of an entry`);
		return kind;
	}

	#title({ titles }: Entry, at: string): string | null {
		if (titles.length > 1) {
			this.gathering.remarks.add('changed', at, 'two titles in one entry, put together');
		}
		return titles.join(' / ') || null;
	}

	#when(entry: Entry, at: string): Pick<DraftSession, 'day' | 'start' | 'end'> {
		const { remarks } = this.gathering;
		if (entry.badTime) remarks.add('left out', at, `"${entry.badTime}", which isn't a time`);
		const start = entry.movedTo ?? entry.start;
		const end = entry.movedTo === null ? this.#end(entry, at) : null;
		if (start === null) return { day: null, start: null, end: null };
		if (entry.movedTo !== null) {
			remarks.add('inferred', at, 'a new start, from a note; no end is given');
		} else if (start < MORNING && this.#before >= EVENING) {
			this.#midnights++;
			remarks.add('inferred', at, 'after midnight, as it follows the evening');
		}
		if (entry.movedTo === null) this.#before = start;
		const later = end !== null && end <= start && start >= EVENING ? 1 : 0;
		return {
			day: this.#midnights > 0 ? this.date : null,
			start: momentOf(this.date, start, this.#midnights),
			end: end === null ? null : momentOf(this.date, end, this.#midnights + later)
		};
	}

	/** The end; where there is none, the start and the minutes. */
	#end({ start, end, duration }: Entry, at: string): Clock | null {
		if (duration === null) return end;
		const { remarks } = this.gathering;
		const [, minutes] = /^(\d{1,3})\s*min(?:ute)?s?$/i.exec(duration.trim()) ?? [];
		if (start !== null && end === null && minutes) {
			remarks.add('inferred', at, 'an end, from a duration');
			return start + Number(minutes);
		}
		const what = start === null ? 'a duration without a start' : 'a duration beside two times';
		if (end === null || start === null || end - start !== Number(minutes))
			remarks.add('left out', at, what);
		return end;
	}

	/** Who is named with an affiliation, or was invited, speaks; bare names below a paper wrote it. */
	#addPeople(session: DraftSession, { people, rest }: Entry): void {
		const { remarks } = this.gathering;
		const { at, kind } = session;
		const positions = people.map(({ name, affiliations }) =>
			this.gathering.personNamed(name, { affiliations }, at)
		);
		const isPaper =
			kind === 'talk' && people.every(({ affiliations }) => affiliations.length === 0);
		session[isPaper ? 'authors' : 'speakers'] = [...new Set(positions)];
		if (people.some(({ shared }) => shared)) {
			remarks.add('inferred', at, 'an affiliation of several people, from the end of their names');
		}
		if (people.some(({ affiliations, shared }) => affiliations.length > 1 && !shared)) {
			remarks.add('inferred', at, 'several affiliations, separated at "and"');
		}
		if (rest) remarks.add('left out', at, "words after a title that aren't names");
	}

	/** Parts of a session have no times of their own; invented ones, or none, would mislead. */
	#addItems(session: DraftSession, { items }: Block): void {
		if (items.length === 0) return;
		const { remarks } = this.gathering;
		const list = items.map(({ words }) => `<li>${escapeHtml(words)}</li>`).join('');
		session.summary = toProse(`<ul>${list}</ul>`, 'html', session.at, remarks);
		for (const { at, hrefs, words } of items) {
			remarks.add('inferred', at, 'a part of the session above, listed in its summary');
			session.links.push(...this.links.read(hrefs, at).map((link) => ({ ...link, label: words })));
		}
	}
}

/** Struck out, or with a note that it was moved. */
const isOld = ({ struck, movedTo }: Entry) => struck || movedTo !== null;
