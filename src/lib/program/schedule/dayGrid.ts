/** A day as a grid: a column for each room, a row for every five minutes. */
import type { Id, Room, Session, Slot } from '../model';
import { ms } from '../time/instant';
import { compareSessions, usualEnd } from './schedule';

const STEP = 5 * 60_000;
const HALF_HOUR = 30 * 60_000;
/** Rows: enough for two lines of text. */
const LEAST_HEIGHT = 2;

export type Scheduled = Session & { slot: Slot };

export interface GridColumn {
	id: Id;
	name: string;
}

export interface GridCell {
	session: Scheduled;
	/** From 0. */
	column: number;
	/** Grid lines, as CSS counts them. The first row is the heads'. */
	line: number;
	endLine: number;
	/** Sessions of a room that overlap share its column side by side: which part this one has, from 0. */
	lane: number;
	lanes: number;
}

export interface DayGrid {
	columns: GridColumn[];
	/** In each column by start. A session of two rooms has two. */
	cells: GridCell[];
	/** Every half hour, ms. */
	marks: number[];
	/** ms: the half hour in which the first session starts, and the end of the last one. */
	from: number;
	to: number;
}

/** Columns after the rooms. No id of a room has a space. */
const ONLINE = { id: ' online', name: 'Online' };
const NO_ROOM = ' none';

/** Ids of the columns that a session is in. */
export function columnsOf({ slot, online }: Session): Id[] {
	if (slot && slot.rooms.length > 0) return slot.rooms;
	return [online ? ONLINE.id : NO_ROOM];
}

export const isScheduled = (session: Session): session is Scheduled => session.slot !== null;

/** @param sessions of one day, in order; at least one @param rooms of the program */
export function dayGrid(sessions: Scheduled[], rooms: readonly Room[]): DayGrid {
	const used = new Set(sessions.flatMap(columnsOf));
	const elsewhere = { id: NO_ROOM, name: rooms.length > 0 ? 'No room yet' : 'Sessions' };
	const columns = [...rooms, ONLINE, elsewhere].filter(({ id }) => used.has(id));
	const first = Math.min(...sessions.map(startOf));
	const from = Math.floor(first / HALF_HOUR) * HALF_HOUR;
	const to = Math.max(...sessions.map(usualEnd));
	const count = Math.ceil((to - from) / HALF_HOUR) + 1;
	return {
		columns: columns.map(({ id, name }) => ({ id, name })),
		cells: columns.flatMap(({ id }, column) => cellsIn(column, inColumn(sessions, id), from)),
		marks: Array.from({ length: count }, (_, at) => from + at * HALF_HOUR),
		from,
		to
	};
}

/** Where a moment (ms) is in a grid from `from` on, in rows. */
export const rowsFrom = (from: number, at: number): number => (at - from) / STEP;

/** The grid line of a moment (ms): lines count from 1, and the heads come first. */
export const lineAt = (from: number, at: number): number => Math.round(rowsFrom(from, at)) + 2;

const startOf = ({ slot }: Scheduled): number => ms(slot.start);

const inColumn = (sessions: Scheduled[], id: Id) =>
	sessions.filter((session) => columnsOf(session).includes(id));

/**
 * Cells that overlap on the grid, also through others, share the column in equal lanes. Lines decide, not
 * times: a short session is drawn longer than it lasts.
 */
function cellsIn(column: number, sessions: Scheduled[], from: number): GridCell[] {
	const cells: GridCell[] = [];
	let cluster: GridCell[] = [];
	const close = () => {
		const lanes = Math.max(0, ...cluster.map(({ lane }) => lane)) + 1;
		for (const cell of cluster) cell.lanes = lanes;
		cluster = [];
	};
	for (const session of [...sessions].sort(compareSessions) as Scheduled[]) {
		const line = lineAt(from, startOf(session));
		const endLine = Math.max(lineAt(from, usualEnd(session)), line + LEAST_HEIGHT);
		if (cluster.every((cell) => cell.endLine <= line)) close();
		const taken = new Set(cluster.filter((cell) => cell.endLine > line).map(({ lane }) => lane));
		let lane = 0;
		while (taken.has(lane)) lane++;
		const cell = { session, column, line, endLine, lane, lanes: 1 };
		cluster.push(cell);
		cells.push(cell);
	}
	close();
	return cells;
}
