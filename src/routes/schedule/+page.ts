import { resolve } from '$app/paths';
import { load as loadView, rowsOf } from '../view';
import { eventFacts } from '../facts';
import { scheduleView } from './view';

export const load = ({ fetch }) =>
	loadView(
		fetch,
		async (folder) => {
			if (!import.meta.env.SSR)
				return scheduleView(folder, await rowsOf(fetch, resolve('/schedule/')));
			const { drawRows } = await import('./rows');
			return scheduleView(folder, drawRows(folder.program));
		},
		import.meta.env.SSR ? eventFacts : undefined
	);
