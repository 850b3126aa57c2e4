/** What the schedule page shows beside its rows. */
import type { Day, Kind, Program, ProgramFolder } from '$lib/program/model';
import { days } from '$lib/program/schedule/schedule';
import { dayName } from '$lib/program/time/instant';

export interface Choice {
	id: string;
	label: string;
}

/** Something the schedule can be narrowed by: a field of its address, and what there is to choose. */
export interface Narrowing {
	field: 'day' | 'kind' | 'room' | 'track';
	name: string;
	all: string;
	choices: Choice[];
}

export interface ScheduleView {
	rows: { html: string };
	narrowings: { html: string };
	days: Day[];
	/** The only room, when there is one. */
	onlyRoom: string | null;
	count: number;
	/** Whether there are rooms and times to make a grid of. */
	gridded: boolean;
	/** The first start, for saying offsets of zones. */
	from: string | null;
}

/** Kinds that somebody would look for, in words for many. */
const MANY: Partial<Record<Kind, string>> = {
	invited: 'Invited',
	talk: 'Talks',
	panel: 'Panel',
	posters: 'Posters',
	social: 'Social',
	other: 'Other'
};

const named = ({ id, name }: { id: string; name: string }) => ({ id, label: name });

/** Null where the event has one day. */
function dayNarrowing(program: Program): Narrowing | null {
	const all = days(program).map((id) => ({ id, label: dayName(id, 'short') }));
	return all.length > 1 ? { field: 'day', name: 'Day', all: 'All days', choices: all } : null;
}

/** Those that leave something to choose. */
function narrowings(program: Program): Narrowing[] {
	const used = new Set(program.sessions.map(({ kind }) => kind));
	const kinds = Object.entries(MANY)
		.filter(([kind]) => used.has(kind as Kind))
		.map(([id, label]) => ({ id, label }));
	const all: Narrowing[] = [
		{ field: 'kind', name: 'Kind', all: 'All kinds', choices: kinds },
		{ field: 'room', name: 'Room', all: 'All rooms', choices: program.rooms.map(named) },
		{ field: 'track', name: 'Track', all: 'All tracks', choices: program.tracks.map(named) }
	];
	return all.filter(({ choices }) => choices.length > 1);
}

/** All that can be chosen, for Narrowings.svelte. */
export const choicesOf = (program: Program) => ({
	days: dayNarrowing(program),
	others: narrowings(program)
});

export function scheduleView(
	{ program }: ProgramFolder,
	drawn: { rows: string; narrowings: string }
): ScheduleView {
	const [room] = program.rooms;
	return {
		rows: { html: drawn.rows },
		narrowings: { html: drawn.narrowings },
		days: days(program),
		onlyRoom: room && program.rooms.length === 1 ? room.name : null,
		count: program.sessions.length,
		gridded: program.rooms.length > 0 && program.sessions.some(({ slot }) => slot),
		from: program.sessions.find(({ slot }) => slot)?.slot?.start ?? null
	};
}
