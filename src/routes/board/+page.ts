/** The foyer screen. */
import { sessionTitle } from '$lib/program/schedule';
import { clock, ms } from '$lib/program/time';
import { load as loadView } from '../view';

/** As many as stand on a screen; who reads without scripts has the schedule for the rest. */
const FEW = 40;

export const load = (event) =>
	loadView(event, ({ program }) => ({
		sessions: program.sessions
			.filter(({ slot }) => slot)
			.slice(0, FEW)
			.map((session) => ({
				id: session.id,
				start: clock(ms(session.slot!.start), program.event.zone),
				title: sessionTitle(session)
			}))
	}));
