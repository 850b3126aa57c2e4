/** Open data for routes, in development and in the static build. In production the server answers it itself. */
import { error } from '@sveltejs/kit';
import { draft } from 'virtual:event';
import { folder } from 'virtual:program';
import { answersFrom } from './answers';
import { registered } from './registry';
import { exports } from './exports';

/** Without live revisions: what the static build writes. */
export const answers = answersFrom(() => folder, { exports, draft });

export function respond(path: string): Response {
	const from = registered()?.answers ?? answers;
	const found = from.answer(path);
	if (!found) error(404, from.missing(path));
	return new Response(found.body, { headers: { 'content-type': found.type } });
}
