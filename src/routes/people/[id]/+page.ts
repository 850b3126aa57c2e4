import { personFacts } from '../../facts';
import { load as loadView } from '../../view';
import { personView } from './view';

export const entries = async () => {
	const { folder } = await import('virtual:program');
	return folder.program.people.map(({ id }) => ({ id }));
};

export const load = ({ fetch, params }) =>
	loadView(
		fetch,
		(folder) => personView(folder, params.id),
		(folder) => personFacts(folder, params.id)
	);
