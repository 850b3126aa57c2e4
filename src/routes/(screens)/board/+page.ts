/** The foyer screen. */
import { load as loadView } from '../../view';
import { printedDays } from '$lib/program/screens/printedDays';

export const load = async ({ fetch }) => ({
	...(await loadView({ fetch }, ({ program }) => ({ days: printedDays(program, null) }))),
	screen: 'board' as const
});
