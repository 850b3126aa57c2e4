import { load as loadView } from '../../view';
import { personView } from './view';

export const load = ({ fetch, depends, params }) =>
	loadView(
		{ fetch, depends },
		(folder) => personView(folder, params.id),
		({ personFacts }, folder) => personFacts(folder, params.id)
	);
