/** The speaker's clock of a room. */
import { error } from '@sveltejs/kit';
import { sessionTitle } from '$lib/program/schedule';
import { clock, ms } from '$lib/program/time';
import { load as loadView } from '../../view';

export const entries = async () => {
	const { folder } = await import('virtual:program');
	return folder.program.rooms.map(({ id }) => ({ room: id }));
};

export const load = (event) =>
	loadView(event, ({ program }) => {
		const room = program.rooms.find(({ id }) => id === event.params.room);
		if (!room) error(404, 'No room of this event has that address.');
		return {
			room,
			// for whoever reads without scripts
			sessions: program.sessions
				.filter(({ slot }) => slot?.rooms.includes(room.id))
				.map((session) => ({
					id: session.id,
					start: clock(ms(session.slot!.start), program.event.zone),
					title: sessionTitle(session)
				}))
		};
	});
