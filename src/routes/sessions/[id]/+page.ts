import { error } from '@sveltejs/kit';
import { lookup } from '$lib/program/schedule/lookup';
import { load as loadView } from '../../view';
import { sessionView } from './view';

export const load = ({ fetch, depends, params }) =>
	loadView(
		{ fetch, depends },
		(folder) => sessionView(folder, params.id),
		({ sessionFacts }, folder) => {
			const session = lookup(folder.program).session(params.id);
			return session ? sessionFacts(folder, session) : error(404);
		}
	);
