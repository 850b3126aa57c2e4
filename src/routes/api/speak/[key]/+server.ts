/** What a speaker's own page asks and tells. Contract: ../../README.md. */
import { json } from '@sveltejs/kit';
import { presenters, partsOf } from '$lib/program/speaking';
import { readWord } from '$lib/server/speakers/word';

export const prerender = false;

const PRIVATE = {
	'cache-control': 'no-store',
	'x-robots-tag': 'noindex',
	'referrer-policy': 'no-referrer'
};
const refuse = (status: number, error: string) => json({ error }, { status, headers: PRIVATE });
const UNKNOWN = 'No speaker has this link. Copy it whole, or ask the organizers for yours.';
const VOID = 'This link is no longer valid. The organizers have a new one for you.';

async function holder(locals: App.Locals, key: string) {
	const held = await locals.speakers.whose(key);
	if (!held) return { refused: refuse(404, UNKNOWN) };
	return held.valid ? { held } : { refused: refuse(410, VOID) };
}

export async function GET({ params, locals }) {
	const { held, refused } = await holder(locals, params.key);
	if (!held) return refused;
	const { program } = locals.live.folder;
	const { person, state } = held;
	const { seen, here } = state;
	const known = presenters(program).find(({ id }) => id === person);
	const parts = partsOf(locals.live.folder, person, seen);
	return json(
		{ person, name: known?.name ?? person, seen, here, parts, revision: program.revision },
		{ headers: PRIVATE }
	);
}

export async function POST({ params, locals, request, url }) {
	const { held, refused } = await holder(locals, params.key);
	if (!held) return refused;
	const own = partsOf(locals.live.folder, held.person, 0).map(({ session }) => session.id);
	const read = await readWord(request, url, new Set(own));
	if ('why' in read) return refuse(read.status, read.why);
	const { seen, here } = await locals.speakers.tell(held.person, read.word, Date.now());
	return json({ seen, here }, { headers: PRIVATE });
}
