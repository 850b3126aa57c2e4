/** The route side of the answers: in development and for the static build; the server asks them directly. */
import { error } from '@sveltejs/kit';
import { folder } from 'virtual:program';
import { answersFrom } from '$lib/server/answers';
import { exports } from './export/exports.server';

export const answers = answersFrom(folder, exports);

export function respond(path: string): Response {
	const found = answers.answer(path);
	if (!found) error(404, `There is nothing at ${path}.`);
	return new Response(found.body, { headers: { 'content-type': found.type } });
}
