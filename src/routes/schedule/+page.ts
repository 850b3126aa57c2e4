import { resolve } from '$app/paths';
import { drawnPage, load as loadView } from '../view';
import { scheduleView } from './view';

export const load = ({ fetch }) =>
	loadView(
		{ fetch },
		async (folder) => {
			if (!import.meta.env.SSR) {
				const page = await drawnPage(fetch, resolve('/schedule/'));
				return scheduleView(folder, { rows: page('rows'), narrowings: page('narrowings') });
			}
			const { drawRows, drawNarrowings } = await import('./rows');
			const { program } = folder;
			return scheduleView(folder, {
				rows: drawRows(program),
				narrowings: drawNarrowings(program)
			});
		},
		({ eventFacts }, folder) => eventFacts(folder)
	);
