import type { Handle } from '@sveltejs/kit';
import { folder } from 'virtual:program';
import { answersFrom, type Answers } from '$lib/server/answers';

// The server around the built handler answers feeds and data itself, with its own caching.
(globalThis as { [key: symbol]: Answers })[Symbol.for('runsheet.answers')] = answersFrom(folder);

export const handle: Handle = ({ event, resolve }) =>
	resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%lang%', folder.program.event.language)
	});
