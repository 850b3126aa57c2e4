import { building, dev } from '$app/environment';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { draft } from 'virtual:event';
import { folder } from 'virtual:program';
import { answersFrom } from '$lib/server/answers';
import { earlierRehearsal } from '$lib/server/live/earlierRehearsal';
import { quicken } from './speed/page';
import { register, registered } from '$lib/server/registry';
import type { Services } from '$lib/server/services';
import { exports } from '$lib/server/exports';
import { missingIn } from '$lib/program/schedule/missing';

/** Set once, before the first request; never while building. */
let services: Services | undefined;

export const init: ServerInit = async () => {
	if (__STATIC__ || building) return;
	// in development, the app starts again and again in one process
	await registered()?.close();
	const { readConfig } = await import('$lib/server/config');
	const { answerLive } = await import('$lib/server/live/liveAnswer');
	const { closeServices, startServices } = await import('$lib/server/services');
	const starting = async () => startServices(readConfig(process.env), folder);
	const started = await (dev ? starting().catch(leave) : starting());
	const { clock, live, store, streams, agendas } = started;
	services = started;
	register({
		draft,
		// the server around us answers these, with its own cache
		answers: answersFrom(() => live.folder, {
			exports,
			draft,
			live: (address) => answerLive(live, address),
			forCalendars: () => live.forCalendars
		}),
		rehearsed: () => (clock.rehearsing ? clock.instant() : null),
		earlier: earlierRehearsal(live, store),
		drain: () => {
			streams.drain();
			agendas.drain();
		},
		close: () => closeServices(started)
	});
};

/** In development there is no server of ours around the app to print such an error as one sentence. */
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
	// tells clients that the answer isn't about the real day
	if (services?.clock.rehearsing) response.headers.set('event-time', services.clock.instant());
	return response;
};

/** 404s aren't logged: they're not our fault, and the address may contain a secret key. */
export const handleError: HandleServerError = ({ event, error, status, message }) => {
	if (status !== 404) console.error(error);
	return {
		message: status === 404 ? (missingIn(folder.program, event.url.pathname) ?? message) : message
	};
};
