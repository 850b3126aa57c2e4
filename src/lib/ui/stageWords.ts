/** What the speaker's clock says in words. */
import { isolate } from '$lib/program/text/direction';
import { lookup } from '$lib/program/schedule/lookup';
import type { Program, Session } from '$lib/program/model';
import { sessionTitle } from '$lib/program/schedule/schedule';
import type { Stage } from '$lib/program/schedule/stage';
import { clock, dayIn, ms, weekday } from '$lib/program/time/instant';
import { byline } from './byline';

/** Beside the digits; where nobody is expected these are the time of day, and need none. */
const PHASES: Record<Stage['phase'], string> = {
	before: 'until the start',
	talk: 'left',
	questions: 'Questions',
	open: 'since the start',
	over: 'over time',
	free: ''
};
export const phaseInWords = ({ phase, pause }: Stage) =>
	phase === 'before' && pause ? 'until it resumes' : PHASES[phase];

/** Who speaks, as text; '' where nobody is named. */
export const who = (session: Session, program: Program) =>
	byline(session, (id) => lookup(program).person(id));

/** `Until 9:40, questions from 9:35.` */
export function course({ phase, session, questions }: Stage, { event }: Program): string {
	const at = (instant: number) => clock(instant, event.zone);
	if (!session?.slot) return '';
	const { start, end } = session.slot;
	if (phase === 'before') return `Starts at ${at(ms(start))}`;
	if (end === null) return `Began at ${at(ms(start))}, no end time yet`;
	if (phase === 'over') return `Ended at ${at(ms(end))}`;
	const asked = phase === 'talk' && questions !== null ? `, questions from ${at(questions)}` : '';
	return `Until ${at(ms(end))}${asked}`;
}

/** When the next begins, with its day where that is another; and who it is, or what. */
export function nextInWords(next: Session, program: Program, now: number) {
	const { zone } = program.event;
	const start = ms(next.slot!.start);
	const day = dayIn(start, zone) === dayIn(now, zone) ? '' : `${weekday(start, zone)} `;
	return {
		time: day + clock(start, zone),
		who: who(next, program),
		title: isolate(sessionTitle(next))
	};
}
