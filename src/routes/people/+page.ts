import { resolve } from '$app/paths';
import { drawnPage, load as loadView } from '../view';
import { peopleView } from './view';

export const load = ({ fetch, depends }) =>
	loadView({ fetch, depends }, async (folder) => {
		if (!import.meta.env.SSR) {
			// what is on the page stays, and is only told of what changed
			if (document.getElementById('cards')) return peopleView(folder, '');
			const page = await drawnPage(fetch, resolve('/people/'));
			return peopleView(folder, page('cards'));
		}
		const { drawCards } = await import('./drawCards');
		return peopleView(folder, drawCards(folder.program));
	});
