/** What the page of a shared agenda shows, from the program as it is now. Contract: ../../README.md. */
import { myDay, type AgendaEntry } from '$lib/program/agenda/myDay';
import { agendaDoor } from '$lib/server/door';

export const prerender = false;

export const GET = (event) =>
	agendaDoor(event, async () => {
		const { params, locals } = event;
		const { wishes } = await locals.agendas.behind('share', params.key);
		const { program } = locals.live.folder;
		const entries = myDay(program, { wishes, seen: 0 });
		const people = new Set(entries.flatMap(peopleIn));
		const shared = {
			entries,
			people: program.people.filter(({ id }) => people.has(id)),
			rooms: program.rooms.length > 1 ? program.rooms : []
		};
		return Response.json(shared, { headers: { 'cache-control': 'private, no-cache' } });
	});

const peopleIn = (entry: AgendaEntry) =>
	'session' in entry ? [...entry.session.speakers, ...entry.session.authors] : [];
