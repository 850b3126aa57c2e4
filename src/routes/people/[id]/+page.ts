import { load as loadView } from '../../view';
import { personView } from './view';

export const load = ({ fetch, depends, params }) =>
	loadView(
		{ fetch, depends },
		(folder) => personView(folder, params.id),
		import.meta.env.SSR
			? async (folder) => (await import('../../facts')).personFacts(folder, params.id)
			: undefined
	);
