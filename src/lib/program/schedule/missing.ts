/** Why nothing is at an address, where the program itself is the reason. */
import type { Program } from '../model';

export const noPerson = ({ people }: Program): string =>
	people.length > 0
		? 'Nobody in this program has that address.'
		: 'Nobody is named in this program yet.';

export const noRoom = ({ rooms }: Program): string =>
	rooms.length > 0
		? 'No room of this program has that address. Each room has its own stage clock.'
		: 'This program names no rooms yet, so there is no stage clock. The board shows what is on.';

/** A sentence, or null where nothing special is to be said. @param path from the root */
export function missingIn(program: Program, path: string): string | null {
	const [, place] = path.split('/');
	if (place === 'people') return noPerson(program);
	return place === 'stage' ? noRoom(program) : null;
}
