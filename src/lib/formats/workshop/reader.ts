/**
 * The schedule of a workshop as its organizers write it on a page in Markdown (Jekyll): a line for each
 * session, as `9:20-9:40 ***[Title]*** Ada Example, Bo Sample`. The page tells neither day nor zone.
 */
import type { Draft } from '../../program/exchange/draft';
import type { Day } from '../../program/model';
import { GatheringByName } from '../reading/byName';
import { Unreadable, type Format, type Given, type SourceFile } from '../format';
import { TIMES } from './clock';
import { kindOfWords, readEntry, textOf, type Entry } from './entry';
import { WorkshopLinks } from './links';
import { readPage, type Page, type PageLine } from './page';
import { locationOf, placeOf } from './place';
import { WorkshopSessions, type Block } from './sessions';

/** `Breaks`, `Lunch Breaks`: never parts of a list of talks. */
const isPause = (words: string) =>
	words.split(' ').length <= 3 && ['lunch', 'break'].includes(kindOfWords(words) ?? '');

/** Whether a line without a time is a session all the same: of a known kind in a few words, or with minutes. */
function isUntimed({ type, titles, bold, rest, duration }: Entry): boolean {
	if (duration !== null) return true;
	if (bold) return rest === null && (type === null || kindOfWords(type) !== null);
	const words = titles.join(' ');
	if (words === '') return type !== null;
	return type === null && words.split(' ').length <= 4 && kindOfWords(words) !== null;
}

/** Lines in order: entries, what belongs to the entry above, and places. */
class Blocks {
	readonly all: Block[] = [];
	/** What follows without a time belongs to it. */
	#open: Block | null = null;
	#room: string | null = null;

	constructor(readonly gathering: GatheringByName) {}

	add(line: PageLine): void {
		const at = `line ${line.number}`;
		const words = textOf(line.runs);
		if (line.sort !== 'words') {
			this.#open = null;
			if (line.sort === 'heading') this.gathering.remarks.add('left out', at, 'a heading');
			return;
		}
		const location = locationOf(words);
		if (location !== null) this.#place(location, at);
		else this.#entry(readEntry(line), words, at);
	}

	#entry(entry: Entry, words: string, at: string): void {
		const timed = entry.start !== null || entry.badTime !== null;
		if (!timed && this.#open && !isPause(words)) {
			this.#open.items.push({ words, hrefs: entry.hrefs, at });
		} else if (timed || isUntimed(entry)) {
			const block = { entry, items: [], room: this.#room };
			this.all.push(block);
			this.#open = entry.opensList ? block : null;
		} else if (words) this.gathering.remarks.add('left out', at, "a line that isn't a session");
	}

	/** The first place holds for what stands above it as well. */
	#place(words: string, at: string): void {
		const { room, venue } = placeOf(words);
		const { event, remarks } = this.gathering;
		const first = this.#room === null;
		if (venue && event.venue.name === null) event.venue.name = venue;
		else if (venue && event.venue.name !== venue) remarks.add('left out', at, 'a second venue');
		if (room === null) return;
		remarks.add('inferred', at, 'the room of every session that follows, and the venue around it');
		this.#room = this.gathering.roomNamed(room);
		if (first) for (const block of this.all) block.room = this.#room;
	}
}

function read(files: SourceFile[], given: Given): Draft {
	const [file, ...others] = files;
	const name = file?.name ?? '';
	if (!file || others.length > 0) {
		throw new Unreadable(name, 'a page is one day, and here are several', 'Import one at a time.');
	}
	const gathering = new GatheringByName();
	const page = readPage(file, gathering.remarks);
	const date = dateOf(given, name);
	const blocks = new Blocks(gathering);
	for (const line of page.lines) blocks.add(line);
	if (blocks.all.length === 0) {
		const mend = 'A session is a line as "9:00-9:30 ***Title*** Name".';
		throw new Unreadable(name, 'no session was found in this page', mend);
	}
	gathering.event.zone = given.zone;
	gathering.event.days = [date];
	const links = new WorkshopLinks(given.base, page.permalink, addresses(page), gathering.remarks);
	new WorkshopSessions(gathering, links, date).addAll(blocks.all);
	// a title is one link: another in its place takes the former back from the page, not from the talk
	return { ...gathering.draft(name, 'by name'), oneLinkEach: true };
}

function dateOf({ date }: Given, name: string): Day {
	if (date !== null) return date;
	const mend = 'Say it, for example --date 2017-08-10.';
	throw new Unreadable(name, 'this page does not say on which day it is', mend);
}

const addresses = ({ lines }: Page): string[] =>
	lines.flatMap(({ runs }) => runs.map(({ href }) => href).filter((href) => href !== null));

/** Whether lines begin with times, or say minutes, below the settings of a page or around titles in bold. */
function recognizes({ text }: SourceFile): boolean {
	const head = text.slice(0, 20_000).replace(/^\uFEFF/, '');
	if (/^\s*(?:[{<]|\[\s*[[{"]|BEGIN:)/.test(head)) return false;
	const lines = head.split(/\r?\n/).map((line) => line.trim().replace(/^[-+*]\s+/, ''));
	const timed = lines.filter((line) => TIMES.test(line) && !/[\t;|]/.test(line));
	const minutes = lines.filter((line) => /\(.*\d\s*min(?:ute)?s?\)$/i.test(line));
	const isPage = /^\s*---\s*\n(?:.*\n){1,40}?---/.test(head.replace(/\r/g, ''));
	if (isPage) return timed.length + minutes.length >= 2;
	return timed.filter((line) => /\*\*/.test(line)).length >= 2;
}

export const workshopMarkdown: Format = {
	name: 'workshop-markdown',
	what: 'schedule page of a workshop in Markdown',
	recognizes,
	read
};
