/** The calendar of one agenda: it follows what is kept, and what happens to that. */
import { createHash } from 'node:crypto';
import { draft } from 'virtual:event';
import { feed } from '$lib/calendar/feed';
import { answering, QUIET } from '$lib/server/agendas/door';
import { Refusal, refusalHeaders } from '$lib/server/refusal';
import { matches } from '$lib/server/representation';

export const prerender = false;

const ENDED =
	'This calendar has ended: its owner has revoked its address, or has taken the agenda off the server. Remove it from your calendar program; who owns it finds the new address on the Agenda page.';
const UNKNOWN = 'There is no calendar at this address. Copy it again from the Agenda page.';
const DRAFT = 'This program is a draft: calendars of an agenda begin when it is published.';
/** min; more is no reminder any more. */
const EARLIEST_ALARM = 1440;

/** s */
const COME_BACK = 3600;

export const GET = (event) => {
	if (draft) return inWords(new Refusal(404, DRAFT));
	const { rehearsal } = event.locals.live;
	return answering(
		event,
		() => answer(event),
		(refusal) => inWords(refusal, rehearsal)
	);
};

async function answer({ params, url, request, locals }: Parameters<typeof GET>[0]) {
	const { wishes, ids } = await locals.agendas.behind('feed', params.file.replace(/\.ics$/, ''));
	const asked = url.searchParams.get('alarms') ?? '';
	const alarms = /^\d{1,4}$/.test(asked) ? Math.min(Number(asked), EARLIEST_ALARM) : NaN;
	const gone = ids.map((id) => ({ id, ...wishes[id]! }));
	const body = feed(locals.live.forCalendars, { type: 'agenda', ids, gone, alarms }) ?? '';
	const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
	const headers = {
		...QUIET,
		'cache-control': 'private, max-age=0, must-revalidate',
		'content-type': 'text/calendar; charset=utf-8',
		'content-disposition': 'inline; filename="my-agenda.ics"',
		etag
	};
	const had = request.headers.get('if-none-match') ?? undefined;
	if (matches(had, etag)) return new Response(null, { status: 304, headers });
	return new Response(body, { headers });
}

/** A calendar program may drop what is gone for good, and a rehearsal knows nothing of real agendas. */
function inWords(refusal: Refusal, rehearsal = false): Response {
	const { status, message } = refusal;
	if (rehearsal && (status === 404 || status === 410)) {
		const headers = { ...QUIET, 'retry-after': String(COME_BACK) };
		return new Response('A rehearsal is on. Your calendar is back when it ends.\n', {
			status: 503,
			headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' }
		});
	}
	const words = status === 404 && !draft ? UNKNOWN : status === 410 ? ENDED : message;
	const headers = {
		...refusalHeaders(refusal, QUIET),
		'content-type': 'text/plain; charset=utf-8'
	};
	return new Response(`${words}\n`, { status, headers });
}
