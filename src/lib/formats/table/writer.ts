/**
 * A program as CSV (RFC 4180), a row for each session, also for those without a time. With a byte order mark
 * and CRLF, so that Excel reads it as UTF-8; times are the venue's wall clock, which spreadsheets take for
 * times; a cell that would be a formula gets an apostrophe, which our reader takes off again. People are
 * told apart by their names alone. Not held: what people are beside their names, directions, colors.
 */
import { HISTORICAL } from '../../program/exchange/marks';
import {
	linkKinds,
	type Id,
	type Instant,
	type LinkKind,
	type ProgramFolder,
	type Session
} from '../../program/model';
import { plainText } from '../../program/text/plainText';
import { ms, offsetMinutes, withOffset } from '../../program/time/instant';
import { manyLines, oneLine } from '../fit';
import { guarded } from './formulaGuard';
import { labelledSummary } from '../summaryLabel';

/** Names of links as our own reader, and people, know them. */
const linkHeaders: Record<LinkKind, string> = {
	paper: 'paper link',
	preprint: 'preprint',
	slides: 'slides',
	code: 'code link',
	video: 'video',
	survey: 'survey',
	project: 'project',
	background: 'background',
	homepage: 'homepage',
	live: 'live stream',
	other: 'link'
};

const HOUR = 3_600_000;

type Column = [header: string, cell: (session: Session) => string];

export function csv(folder: ProgramFolder): string {
	const columns = columnsOf(folder);
	const rows = folder.program.sessions.map((session) => columns.map(([, cell]) => cell(session)));
	const lines = [columns.map(([header]) => header), ...rows].map((cells) =>
		cells.map(written).join(',')
	);
	return `\ufeff${lines.join('\r\n')}\r\n`;
}

function columnsOf(folder: ProgramFolder): Column[] {
	const { event, rooms, tracks, people } = folder.program;
	const inZone = (at: Instant | null) => (at === null ? '' : wallClock(at, event.zone));
	const [roomNames, trackNames, peopleNames] = [rooms, tracks, people].map(
		(list) => new Map(list.map(({ id, name }): [Id, string] => [id, name]))
	);
	const names = (of: Map<Id, string> | undefined, ids: Id[]) =>
		several(ids.map((id) => of?.get(id) ?? ''));
	return [
		['id', ({ id }) => id],
		['day', ({ day }) => day ?? ''],
		['start', ({ slot }) => inZone(slot?.start ?? null)],
		['end', ({ slot }) => inZone(slot?.end ?? null)],
		['time zone', () => event.zone],
		['room', ({ slot }) => names(roomNames, slot?.rooms ?? [])],
		['kind', ({ kind }) => kind],
		['title', ({ title }) => oneLine(title ?? '')],
		['speakers', ({ speakers }) => names(peopleNames, speakers)],
		['authors', ({ authors }) => names(peopleNames, authors)],
		['authors of the paper', ({ paperAuthors }) => several(paperAuthors.map(({ name }) => name))],
		['track', ({ track }) => names(trackNames, track === null ? [] : [track])],
		['language', ({ language }) => language ?? event.language],
		['status', ({ status }) => status],
		['online', ({ online }) => online ?? ''],
		...linkColumns(folder),
		['also known as', ({ aliases }) => several(aliases)],
		['summary', (session) => summary(session, folder)]
	];
}

/** One for each kind in use: a cell with an address alone can be clicked. */
function linkColumns({ program }: ProgramFolder): Column[] {
	const used = new Set(program.sessions.flatMap(({ links }) => links.map(({ kind }) => kind)));
	return linkKinds
		.filter((kind) => used.has(kind))
		.map((kind) => [linkHeaders[kind], (session) => addresses(session, kind)]);
}

const addresses = ({ links }: Session, kind: LinkKind) =>
	links
		.filter((link) => link.kind === kind)
		.map(({ url, historical }) => url + (historical ? HISTORICAL : ''))
		.join('\n');

/** Parted at semicolons, since names have commas. */
const several = (all: string[]) => all.map((one) => oneLine(one).replace(/;/g, ',')).join('; ');

/** `2017-08-10 09:20`; with its offset in the hour that the clocks show twice. */
function wallClock(instant: Instant, zone: string): string {
	const at = ms(instant);
	const written = withOffset(at, zone);
	const goesBack = offsetMinutes(at - HOUR, zone) > offsetMinutes(at + HOUR, zone);
	return written.slice(0, 16).replace('T', ' ') + (goesBack ? written.slice(19) : '');
}

function summary({ id, summaryKind }: Session, { prose }: ProgramFolder): string {
	const html = Object.hasOwn(prose.sessions, id) ? (prose.sessions[id] ?? '') : '';
	return labelledSummary(summaryKind, manyLines(plainText(html)));
}

function written(cell: string): string {
	const safe = guarded(cell);
	return /[",\r\n;\t]|^\s|\s$/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
