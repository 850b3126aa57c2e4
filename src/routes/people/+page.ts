import { resolve } from '$app/paths';
import { drawnPage, load as loadView } from '../view';
import { peopleView } from './view';

export const load = ({ fetch, depends }) =>
	loadView({ fetch, depends }, async (folder) => {
		if (!import.meta.env.SSR) {
			const page = await drawnPage(fetch, resolve('/people/'));
			return peopleView(folder, page('cards'));
		}
		const { drawCards } = await import('./drawCards');
		return peopleView(folder, drawCards(folder.program));
	});
