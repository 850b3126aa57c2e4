import { error } from '@sveltejs/kit';
import { myDay, type Entry } from '$lib/program/agenda';
import { admit, MISSED, QUIET } from '$lib/server/agendas/door';
import { Refusal } from '$lib/server/refusal';

export const prerender = false;

const words: Record<number, string> = {
	404: 'There is no agenda at this address. Ask for the link again.',
	410: 'This page has ended: whoever shared it has revoked it, or has taken the agenda off the server.'
};

/** Made on request, from the program as it is now, so that it can be read without scripts, and follows. */
export async function load(event) {
	const { params, locals, setHeaders } = event;
	setHeaders({ ...QUIET, 'cache-control': 'private, no-cache' });
	try {
		await admit(event);
		const { wishes } = await locals.agendas.behind('share', params.key);
		const { program } = locals.live.folder;
		const entries = myDay(program, { wishes, seen: 0 });
		const people = new Set(entries.flatMap(named));
		return {
			entries,
			people: program.people.filter(({ id }) => people.has(id)),
			rooms: program.rooms.length > 1 ? program.rooms : []
		};
	} catch (refusal) {
		if (!(refusal instanceof Refusal)) throw refusal;
		const { status, message } = refusal;
		if (status === 404) await locals.limits.take(MISSED, event.getClientAddress(), Date.now());
		error(status, words[status] ?? message);
	}
}

const named = (entry: Entry) =>
	'session' in entry ? [...entry.session.speakers, ...entry.session.authors] : [];
