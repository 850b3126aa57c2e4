import { building, dev } from '$app/environment';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { draft } from 'virtual:event';
import { folder } from 'virtual:program';
import { answersFrom } from '$lib/server/answers';
import { quicken } from './speed/page';
import { register, registered } from '$lib/server/registry';
import type { Services } from '$lib/server/services';
import { exports } from '$lib/server/exports';
import { missingIn } from '$lib/program/schedule/missing';

/** Set once, before the first request; never while building. */
let services: Services | undefined;

export const init: ServerInit = async () => {
	if (__STATIC__ || building) return;
	// a server that is developed starts again and again in one process
	await registered()?.close();
	const { readConfig } = await import('$lib/server/config');
	const { answerLive } = await import('$lib/server/live/liveAnswer');
	const { closeServices, startServices } = await import('$lib/server/services');
	const starting = async () => startServices(readConfig(process.env), folder);
	const started = await (dev ? starting().catch(leave) : starting());
	const { clock, live, streams, agendas } = started;
	services = started;
	register({
		draft,
		// feeds and data are answered by the server around us, with its own caching
		answers: answersFrom(() => live.folder, {
			exports,
			draft,
			live: (address) => answerLive(live, address),
			forCalendars: () => live.forCalendars
		}),
		rehearsed: () => (clock.rehearsing ? clock.instant() : null),
		drain: () => {
			streams.drain();
			agendas.drain();
		},
		close: () => closeServices(started)
	});
};

/** While developing there is no server of ours around it that says in one sentence why it cannot start. */
function leave(error: Error): never {
	if (error.name !== 'StoreError' && error.name !== 'ConfigError') throw error;
	console.error(error.message);
	process.exit(1);
}

/** Asks crawlers not to list a draft (robots meta tag). */
const NOINDEX = '<meta name="robots" content="noindex" />';

export const handle: Handle = async ({ event, resolve }) => {
	Object.assign(event.locals, services);
	const response = await resolve(event, {
		transformPageChunk: ({ html }) =>
			quicken(draft ? html.replace('<head>', `<head>${NOINDEX}`) : html)
	});
	// by it a device knows that an answer is not about the real day
	if (services?.clock.rehearsing) response.headers.set('event-time', services.clock.instant());
	return response;
};

/** A mistyped address is nobody's error, and may hold a key: it is not written anywhere. */
export const handleError: HandleServerError = ({ event, error, status, message }) => {
	if (status !== 404) console.error(error);
	return {
		message: status === 404 ? (missingIn(folder.program, event.url.pathname) ?? message) : message
	};
};
