/** The calendar feed of one agenda. */
import { createHash } from 'node:crypto';
import { draft } from 'virtual:event';
import { feed } from '$lib/calendar/feed';
import { agendaDoor, PRIVATE } from '$lib/server/door';
import { Refusal, refusalHeaders } from '$lib/server/refusal';
import { matches } from '$lib/server/representation';

export const prerender = false;

const ENDED =
	'This calendar has ended: its owner has revoked its address, or has removed the agenda from the server. Remove it from your calendar program. If it is yours, find the new address on the Agenda page.';
const UNKNOWN = 'There is no calendar at this address. Copy it again from the Agenda page.';
const DRAFT = 'This program is a draft: calendars of an agenda begin when it is published.';
const REHEARSAL = 'A rehearsal is on. Your calendar is back when it ends.';
/** Minutes before a session. */
const EARLIEST_ALARM = 1440;
/** Seconds that a calendar program should wait for a rehearsal to end. */
const RETRY_AFTER = 3600;

export const GET = (event) => {
	// outside of the door: these would count as attempts to guess a key
	if (draft) return inWords(new Refusal(404, DRAFT));
	const { rehearsal } = event.locals.live;
	return agendaDoor(
		event,
		() => calendar(event),
		(refusal) => inWords(worded(refusal, rehearsal))
	);
};

async function calendar({ params, url, request, locals }: Parameters<typeof GET>[0]) {
	const { wishes, ids } = await locals.agendas.behind('feed', params.file.replace(/\.ics$/, ''));
	const asked = url.searchParams.get('alarms') ?? '';
	const alarms = /^\d{1,4}$/.test(asked) ? Math.min(Number(asked), EARLIEST_ALARM) : NaN;
	const gone = ids.map((id) => ({ id, ...wishes[id]! }));
	const body = feed(locals.live.forCalendars, { type: 'agenda', ids, gone, alarms }) ?? '';
	const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
	const headers = {
		'cache-control': 'private, max-age=0, must-revalidate',
		'content-type': 'text/calendar; charset=utf-8',
		'content-disposition': 'inline; filename="my-agenda.ics"',
		etag
	};
	const had = request.headers.get('if-none-match') ?? undefined;
	if (matches(had, etag)) return new Response(null, { status: 304, headers });
	return new Response(body, { headers });
}

/**
 * A refusal in a calendar's terms. During a rehearsal an unknown agenda may well exist on the real server,
 * and calendar programs delete what is gone for good: so they are asked to come back.
 */
function worded({ status, message, retryAfter }: Refusal, rehearsal: boolean): Refusal {
	if (rehearsal && (status === 404 || status === 410)) {
		return new Refusal(503, REHEARSAL, RETRY_AFTER);
	}
	const words = status === 404 ? UNKNOWN : status === 410 ? ENDED : message;
	return new Refusal(status, words, retryAfter);
}

function inWords(refusal: Refusal): Response {
	const headers = { ...PRIVATE, ...refusalHeaders(refusal) };
	return new Response(`${refusal.message}\n`, {
		status: refusal.status,
		headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' }
	});
}
