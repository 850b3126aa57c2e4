/** The route side of the answers: in development and for the static build; the server answers them itself. */
import { error } from '@sveltejs/kit';
import { folder } from 'virtual:program';
import { answersFrom } from '$lib/server/answers';
import { registered } from '$lib/server/registry';
import { exports } from './export/exports.server';

/** As printed: what the static build writes. */
export const answers = answersFrom(() => folder, exports);

export function respond(path: string): Response {
	const found = (registered()?.answers ?? answers).answer(path);
	if (!found) error(404, `There is nothing at ${path}.`);
	return new Response(found.body, { headers: { 'content-type': found.type } });
}
