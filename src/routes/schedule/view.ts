/** What the schedule page shows beside its rows. */
import type { Day, ProgramFolder } from '$lib/program/model';
import { days } from '$lib/program/schedule/schedule';

export interface ScheduleView {
	rows: { html: string };
	choices: { html: string };
	days: Day[];
	/** The only room, when there is one. */
	onlyRoom: string | null;
	count: number;
	/** Whether there are rooms and times to make a grid of. */
	hasGrid: boolean;
	/** The first start, for saying offsets of zones. */
	from: string | null;
}

export function scheduleView(
	{ program }: ProgramFolder,
	html: { rows: string; choices: string }
): ScheduleView {
	const [room] = program.rooms;
	return {
		rows: { html: html.rows },
		choices: { html: html.choices },
		days: days(program),
		onlyRoom: room && program.rooms.length === 1 ? room.name : null,
		count: program.sessions.length,
		hasGrid: program.rooms.length > 0 && program.sessions.some(({ slot }) => slot),
		from: program.sessions.find(({ slot }) => slot)?.slot?.start ?? null
	};
}
