/** The speaker's clock of a room. */
import { error } from '@sveltejs/kit';
import { noRoom } from '$lib/program/schedule/missing';
import { load as loadView } from '../../../view';
import { printedDays } from '$lib/program/screens/printedDays';

export const load = async ({ fetch, params }) => ({
	...(await loadView({ fetch }, ({ program }) => {
		const room = program.rooms.find(({ id }) => id === params.room);
		if (!room) error(404, noRoom(program));
		return { room, days: printedDays(program, room.id) };
	})),
	screen: 'stage' as const
});
