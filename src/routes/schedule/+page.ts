import { resolve } from '$app/paths';
import { drawnPage, load as loadView } from '../view';
import { scheduleView } from './view';

export const load = ({ fetch }) =>
	loadView(
		{ fetch },
		async (folder) => {
			if (!import.meta.env.SSR) {
				const page = await drawnPage(fetch, resolve('/schedule/'));
				return scheduleView(folder, { rows: page('rows'), choices: page('choices') });
			}
			const { renderRows, renderFilterChoices } =
				await import('$lib/lists/schedule/renderSchedule');
			const { program } = folder;
			return scheduleView(folder, {
				rows: renderRows(program),
				choices: renderFilterChoices(program)
			});
		},
		({ eventFacts }, folder) => eventFacts(folder)
	);
