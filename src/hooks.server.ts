import type { Handle, HandleServerError } from '@sveltejs/kit';
import { folder } from 'virtual:program';
import { answersFrom, type Answers } from '$lib/server/answers';
import { exports } from './routes/export/exports.server';

// The server around the built handler answers feeds and data itself, with its own caching.
(globalThis as { [key: symbol]: Answers })[Symbol.for('runsheet.answers')] = answersFrom(
	folder,
	exports
);

/**
 * Scripts wait for the first paint: their preload links are only named here, and the early script of
 * app.html turns them on. Reading needs none of them, and a slow phone has one thing to do at a time.
 */
export const handle: Handle = ({ event, resolve }) =>
	resolve(event, {
		transformPageChunk: ({ html }) => html.replaceAll('rel="modulepreload"', 'rel="later"')
	});

/** A mistyped address is nobody's error, and may hold a key: it is not written anywhere. */
export const handleError: HandleServerError = ({ error, status, message }) => {
	if (status !== 404) console.error(error);
	return { message };
};
