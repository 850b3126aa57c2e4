import { readSince } from '$lib/server/live/liveAnswer';
import { audiences } from '$lib/server/live/streams';

export const prerender = false;

const headers = {
	'content-type': 'text/event-stream; charset=utf-8',
	// proxies may neither keep nor gather nor compress what must arrive at once
	'cache-control': 'no-store, no-transform',
	'x-accel-buffering': 'no'
};

export const GET = ({ url, request, locals, platform }) => {
	const as = audiences.find((one) => one === url.searchParams.get('as')) ?? 'phone';
	const since = request.headers.get('last-event-id') ?? url.searchParams.get('since');
	const cut = () => void platform?.req.socket.destroy();
	const stream = locals.streams.open(as, readSince(since), cut);
	if (stream) return new Response(stream, { headers });
	const error = 'No more streams are open here. Ask /api/live now and then.';
	return Response.json({ error }, { status: 503, headers: { 'retry-after': '30' } });
};

/** Without this, a HEAD would be answered by a stream that nobody hears. */
export const HEAD = () => new Response(null, { headers });
