import { load as loadView } from '../view';
import { aboutView } from './view';

export const load = ({ fetch }) =>
	loadView(
		{ fetch },
		aboutView,
		import.meta.env.SSR
			? async (folder) => (await import('../facts')).eventFacts(folder)
			: undefined
	);
