/** What the schedule page shows beside its rows. */
import type { Day, Kind, ProgramFolder } from '$lib/program/model';
import { days } from '$lib/program/schedule';

export interface Choice {
	id: string;
	label: string;
}

export interface ScheduleView {
	rows: { html: string };
	days: Day[];
	/** Empty where there is nothing to choose. */
	kinds: Choice[];
	rooms: Choice[];
	tracks: Choice[];
	/** The only room, when there is one. */
	onlyRoom: string | null;
	count: number;
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

const choices = (all: Choice[]): Choice[] => (all.length > 1 ? all : []);

export function scheduleView({ program }: ProgramFolder, html: string): ScheduleView {
	const used = new Set(program.sessions.map(({ kind }) => kind));
	const kinds = Object.entries(MANY)
		.filter(([kind]) => used.has(kind as Kind))
		.map(([id, label]) => ({ id, label }));
	const named = ({ id, name }: { id: string; name: string }) => ({ id, label: name });
	const [room] = program.rooms;
	return {
		rows: { html },
		days: days(program),
		kinds: choices(kinds),
		rooms: choices(program.rooms.map(named)),
		tracks: choices(program.tracks.map(named)),
		onlyRoom: room && program.rooms.length === 1 ? room.name : null,
		count: program.sessions.length,
		from: program.sessions.find(({ slot }) => slot)?.slot?.start ?? null
	};
}
