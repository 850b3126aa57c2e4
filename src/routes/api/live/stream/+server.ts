import { liveDoor } from '$lib/server/door';
import { readSince } from '$lib/server/live/liveAnswer';
import { audiences } from '$lib/server/live/streams';
import { Refusal } from '$lib/server/refusal';

export const prerender = false;

const headers = {
	'content-type': 'text/event-stream; charset=utf-8',
	// proxies must pass events on at once: neither store, buffer nor compress them
	'cache-control': 'no-store, no-transform',
	'x-accel-buffering': 'no'
};

export const GET = (event) =>
	liveDoor(event, async () => {
		const { url, request, locals, platform } = event;
		const as = audiences.find((one) => one === url.searchParams.get('as')) ?? 'phone';
		const since = request.headers.get('last-event-id') ?? url.searchParams.get('since');
		const cut = () => void platform?.req.socket.destroy();
		const stream = locals.streams.open(as, readSince(since), cut);
		if (stream) return new Response(stream, { headers });
		throw new Refusal(503, 'This server has no room for more streams. Poll /api/live instead.', 30);
	});

/** Without this, Kit would answer a HEAD by opening a stream that nobody reads. */
export const HEAD = (event) => liveDoor(event, async () => new Response(null, { headers }));
