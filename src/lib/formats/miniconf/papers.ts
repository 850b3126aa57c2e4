/**
 * The papers of a MiniConf site, and the sessions in which they are presented. A paper has no time of its own:
 * it has that of its session, which becomes its track. Who presents is not told, so authors are authors.
 */
import type { DraftSession } from '../../program/exchange/draft';
import { plainName } from '../reading/byName';
import { untoldPerson, untoldSession, type Gathering } from '../reading/gathering';
import type { Value } from '../reading/json';
import { kindOfTitle } from '../reading/kind';
import { toOnline, toOpenLink } from '../reading/meeting';
import { hasOffset, toSpan } from '../reading/moment';
import { toProse } from '../prose';
import { firstOf, leaveRest, listOf, wordsOf } from '../reading/records';

export interface PaperSession {
	key: string;
	name: string;
	start: string | null;
	end: string | null;
	online: string | null;
	/** UIDs. */
	papers: string[];
	at: string;
}

/** Where one joins; sites differ. */
export const JOIN = ['zoom_link', 'zoom', 'zoom_join_link', 'join_link'] as const;

export function readPaperSessions(top: Value, gathering: Gathering): PaperSession[] {
	const { remarks } = gathering;
	const read = ['start_time', 'end_time', 'name', 'long_name', 'papers', ...JOIN];
	return top.entries().map(([key, session]) => {
		const short = wordsOf(session.get('name'), remarks);
		const name = wordsOf(session.get('long_name'), remarks) ?? short ?? key;
		if (short && !name.includes(short)) {
			remarks.add('left out', session.at, 'a short name beside the long one');
		}
		leaveRest(session, read, new Map(), remarks);
		const online = toOnline(firstOf(session, ...JOIN).text(), session.at, remarks);
		const listed = listOf(session.get('papers'), remarks).map((uid) => uid.text());
		const papers = listed.filter((uid) => uid !== null);
		return { key, name, ...spanInUtc(session, gathering), online, papers, at: session.at };
	});
}

/** Older sites write UTC without saying so. */
function spanInUtc(session: Value, { remarks }: Gathering): Pick<PaperSession, 'start' | 'end'> {
	const span = toSpan(session.get('start_time'), session.get('end_time'), remarks);
	const told = (moment: string | null) => moment === null || hasOffset(moment);
	if (told(span.start) && told(span.end)) return span;
	remarks.add('inferred', session.at, 'times without an offset are UTC, as MiniConf has them');
	const inUtc = (moment: string | null) => (told(moment) ? moment : `${moment}Z`);
	return { start: inUtc(span.start), end: inUtc(span.end) };
}

/** `A|B` in tables, lists elsewhere. */
export function partsOf(value: Value): string[] {
	const texts = Array.isArray(value.raw)
		? value.items().map((item) => item.text() ?? '')
		: (value.text() ?? '').split('|');
	return texts.map(plainName).filter(Boolean);
}

const READ = [
	...['UID', 'title', 'authors', 'abstract', 'session', 'sessions', 'pdf_url', ...JOIN]
];
const REST = new Map([['keywords', 'keywords']]);

function readPaper(paper: Value, gathering: Gathering): DraftSession {
	const { remarks } = gathering;
	const { at } = paper;
	const abstract = wordsOf(paper.get('abstract'), remarks);
	const link = toOpenLink(paper.get('pdf_url').text(), 'Paper', at, remarks, { kind: 'paper' });
	leaveRest(paper, READ, REST, remarks);
	return {
		...untoldSession(at),
		...{ key: paper.get('UID').text(), title: wordsOf(paper.get('title'), remarks), kind: 'talk' },
		authors: partsOf(paper.get('authors')).map((name) =>
			gathering.person(untoldPerson(name, name, at))
		),
		online: toOnline(firstOf(paper, ...JOIN).text(), at, remarks),
		links: link ? [link] : [],
		summary: toProse(abstract, 'plain', at, remarks)
	};
}

/** A paper presented twice is two sessions: each has a time at which people come. */
export function addPapers(papers: Value[], sessions: PaperSession[], gathering: Gathering): void {
	const filled = new Set<PaperSession>();
	for (const paper of papers) {
		const draft = readPaper(paper, gathering);
		const named = partsOf(firstOf(paper, 'sessions', 'session'));
		const places = sessions.filter(
			({ key, papers: uids }) => named.includes(key) || (draft.key && uids.includes(draft.key))
		);
		if (named.some((key) => !places.some((place) => place.key === key))) {
			gathering.remarks.add('left out', draft.at, 'a session of a paper, whose time no file gives');
		}
		if (places.length === 0) gathering.sessions.push(draft);
		places.forEach((place, nth) => {
			filled.add(place);
			gathering.sessions.push(presented(draft, place, nth, gathering));
		});
	}
	const known = new Set(papers.map((paper) => paper.get('UID').text()));
	for (const session of sessions) {
		if (session.papers.some((uid) => !known.has(uid))) {
			gathering.remarks.add('left out', session.at, 'papers that are not in the list of papers');
		}
		if (!filled.has(session)) gathering.sessions.push(ofItsOwn(session, gathering));
	}
}

function presented(
	paper: DraftSession,
	{ key, name, start, end, online }: PaperSession,
	nth: number,
	gathering: Gathering
): DraftSession {
	const track = gathering.track({ key, name, color: null });
	const again = paper.key && nth > 0 ? `${paper.key} ${key}` : paper.key;
	return { ...paper, key: again, start, end, track, online: paper.online ?? online };
}

function ofItsOwn(session: PaperSession, { remarks }: Gathering): DraftSession {
	const { key, name: title, start, end, online, at } = session;
	const kind = kindOfTitle(title);
	if (kind)
		remarks.add('inferred', at, `a kind (${kind}), from the title of a session without speakers`);
	return { ...untoldSession(at), key, title, start, end, online, kind: kind ?? 'other' };
}
