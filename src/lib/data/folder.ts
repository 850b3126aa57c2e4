/**
 * The one door from a program folder to a Program. Everything in it is held to the model, everything
 * wrong is found at once; what is right comes out resolved: references real, times instants, prose HTML.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { EventInfo, Program, ProgramFolder, Prose, Session } from '../program/model';
import { checkConflicts } from './checks/conflicts';
import { readEvent, toRooms, toTracks } from './sections/event';
import { formatFinding, type Finding, type Place } from './finding';
import { Findings } from './findings';
import { checkSecrets } from './checks/joinLinks';
import { readList, type List } from './yaml/list';
import * as model from './model/model';
import { toPapers, toReading } from './sections/papers';
import { toPeople } from './sections/people';
import { checkPictures } from './pictures/pictures';
import { checkPlaceholders } from './checks/placeholders';
import { PAGES, readProse } from './sections/prose';
import { checkIds, readBaseline, type Baseline } from './publish/baseline';
import { checkSubjects, toLedger } from './sections/revisions';
import { toSessions } from './sections/sessions';
import { readSource, type Source } from './yaml/source';
import { wallClockIn } from './time/wallClock';

export { formatFinding };
export type { Finding };

export interface Reading {
	/** Null where there are errors. */
	folder: ProgramFolder | null;
	/** Sorted by file and line. */
	findings: Finding[];
	/** Files of which not enough could be read to check what depends on them. */
	unread: string[];
}

/** @param dir as its user names it: findings name files below it. Never throws for what is in the folder. */
export function readFolder(dir: string): Reading {
	const findings = new Findings();
	const folder = isFolder(dir) ? readAll(dir, findings) : null;
	if (!isFolder(dir)) {
		const mend = 'Make one: npm run data -- new DIR';
		findings.error({ file: dir, line: 1, where: '' }, 'there is no such folder', mend);
	}
	return {
		folder: findings.failed ? null : folder,
		findings: findings.sorted(),
		unread: findings.unread
	};
}

function isFolder(dir: string): boolean {
	return statSync(dir, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The files that are lists, each entry held to its model alone. */
function readLists(dir: string, findings: Findings) {
	const source = (name: string, need: string | null = null) => {
		const read = readSource(join(dir, `${name}.yaml`), findings, need);
		// what is in the ledger was public already, and stays
		if (typeof read !== 'string' && name !== 'revisions') checkSecrets(read, findings);
		return read;
	};
	return {
		rooms: readList(model.room, source('rooms'), findings),
		tracks: readList(model.track, source('tracks'), findings),
		people: readList(model.person, source('people'), findings),
		sessions: readList(model.session, source('sessions', 'It holds the program.'), findings),
		papers: readList(model.paper, source('papers'), findings, 'number'),
		reading: readList(model.readingSection, source('reading'), findings, null),
		revisions: readList(model.revision, source('revisions'), findings, 'revision')
	};
}

function readAll(dir: string, findings: Findings): ProgramFolder | null {
	const source = readSource(join(dir, 'event.yaml'), findings, 'It says what, when and where.');
	const event = readEvent(source, findings);
	findings.exampleDay = event?.days[0] ?? findings.exampleDay;
	if (typeof source !== 'string') {
		checkSecrets(source, findings);
		if (!event) findings.unread.push(source.file);
	}
	const lists = readLists(dir, findings);
	const times = event && {
		days: event.days,
		wallClock: wallClockIn(event.zone, findings.exampleDay)
	};
	const sessions = toSessions(lists.sessions, { ...lists, times }, findings);
	const people = toPeople(lists.people, sessions, findings);
	const prose = readAllProse(dir, lists, findings);
	labelSummaries(sessions, lists.sessions, prose, findings);
	const rooms = toRooms(lists.rooms);
	const tracks = toTracks(lists.tracks, findings);
	const papers = toPapers(lists.papers, lists.people, lists.sessions, findings);
	const ledger = toLedger(lists.revisions, findings);
	const whole = lists.revisions.state === 'whole';
	const baseline = whole ? readBaseline(dir, ledger, findings) : null;
	checkSubjects(lists.revisions, idsOf(lists, event, baseline), findings);
	checkPictures(dir, source, lists.people, event, findings);
	if (!event || typeof source === 'string') return null;
	const published = baseline !== null;
	checkPlaceholders(dir, { event, source, pages: prose.pages, published }, findings);
	const revision = ledger.at(-1)?.number ?? 0;
	const program: Program = { revision, event, rooms, tracks, people, sessions };
	const folder = { program, ledger, prose, papers, reading: toReading(lists.reading) };
	checkConflicts(program, (id, field) => lineOf(lists.sessions, id, field), findings);
	if (baseline) checkPublished(baseline, program, { dir, event: source, lists }, findings);
	return folder;
}

type Lists = ReturnType<typeof readLists>;

function readAllProse(dir: string, { sessions, people }: Lists, findings: Findings): Prose {
	return {
		sessions: readProse(join(dir, 'sessions'), 'session', known(sessions), findings),
		people: readProse(join(dir, 'people'), 'person', known(people), findings),
		pages: readProse(join(dir, 'pages'), 'page', PAGES, findings)
	};
}

/** What a summary speaks of is told only where there is one. */
function labelSummaries(
	sessions: Session[],
	list: List<model.RawSession>,
	prose: Prose,
	findings: Findings
): void {
	for (const session of sessions) {
		const has = prose.sessions[session.id] !== undefined;
		if (session.summaryKind && !has) {
			const what = `there is no summary: the file sessions/${session.id}.md is missing or empty`;
			findings.warning(
				lineOf(list, session.id, 'summary'),
				what,
				'Write it, or take this field out.'
			);
		}
		session.summaryKind = has ? (session.summaryKind ?? 'talk') : null;
	}
}

/** Null where nobody knows. */
function known({ ids, state }: List<unknown>): Set<string> | null {
	return state === 'unreadable' ? null : ids;
}

/** Ids that are there or were published; null where nobody knows them. */
function idsOf(lists: Lists, event: EventInfo | null, baseline: Baseline | null) {
	const both = (ids: Set<string> | null, old: { id: string }[] | undefined) =>
		ids && new Set([...ids, ...(old ?? []).map(({ id }) => id)]);
	const published = baseline?.program;
	return {
		session: both(known(lists.sessions), published?.sessions),
		person: both(known(lists.people), published?.people),
		room: both(known(lists.rooms), published?.rooms),
		track: both(known(lists.tracks), published?.tracks),
		event: both(event && new Set([event.id]), published && [published.event])
	};
}

function lineOf(list: List<model.RawSession>, id: string, field: string): Place {
	const entry = list.entries.find(({ value }) => value.id === id);
	return entry?.at(field) ?? { file: '', line: 1, where: id };
}

function checkPublished(
	baseline: Baseline,
	program: Program,
	{ dir, event, lists }: { dir: string; event: Source; lists: Lists },
	findings: Findings
): void {
	const ids = {
		sessions: known(lists.sessions),
		people: known(lists.people),
		rooms: known(lists.rooms),
		tracks: known(lists.tracks)
	};
	const places = {
		event: (field: string) => event.place([field]),
		entry(list: keyof typeof ids, id: string | undefined): Place {
			const entry = lists[list].entries.find(({ value }) => value.id === id);
			return entry?.at('id') ?? { file: join(dir, `${list}.yaml`), line: 1, where: '' };
		}
	};
	checkIds(baseline, program, ids, places, findings);
}
