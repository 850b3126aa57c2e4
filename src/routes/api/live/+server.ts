import { liveDoor } from '$lib/server/door';
import { liveAddress } from '$lib/server/live/liveAnswer';
import { respond } from '$lib/server/printedAnswers';

export const prerender = false;

/** In development; the server around the app answers this itself, compressed and with an ETag. */
export const GET = (event) =>
	liveDoor(event, async () =>
		respond(liveAddress(event.url.searchParams, event.locals.live.revision))
	);
