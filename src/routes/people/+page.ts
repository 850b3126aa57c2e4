import { resolve } from '$app/paths';
import { drawnPage, load as loadView } from '../view';
import { peopleView } from './view';

export const load = ({ fetch, depends }) =>
	loadView({ fetch, depends }, async (folder) => {
		if (!import.meta.env.SSR) {
			// the live day changes cards that are on the page in place
			if (document.getElementById('cards')) return peopleView(folder, '');
			const page = await drawnPage(fetch, resolve('/people/'));
			return peopleView(folder, page('cards'));
		}
		const { renderCards } = await import('$lib/lists/people/renderCards');
		return peopleView(folder, renderCards(folder.program));
	});
