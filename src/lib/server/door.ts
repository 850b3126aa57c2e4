/**
 * The one way into the API. Every endpoint does its work behind a door, which checks where the request
 * comes from, limits guessing, sets headers, and turns a `Refusal` into an answer of one sentence.
 * Rules of the API as a whole: routes/api/README.md.
 */
import type { RequestEvent } from '@sveltejs/kit';
import { isForeign, isOurs } from './foreign';
import { admit, missed } from './limits/guessing';
import { Refusal, refusalHeaders } from './refusal';

interface Rules {
	/**
	 * Who may write (anything but GET and HEAD). `our pages`: a browser on a page of this site, which says
	 * so. `not other sites`: also programs that aren't browsers; for addresses that hold a secret key.
	 */
	writers: 'our pages' | 'not other sites';
	/** The sentence for any other writer, answered with 403. */
	forbidden: string;
	/** The address holds a secret key: whoever asks for many unknown ones (404) has to wait (429). */
	secretKey: boolean;
	/** Set on every answer that doesn't set them itself. */
	headers: Record<string, string>;
}

type Door = (
	event: RequestEvent,
	/** Answers with a response, or with an object to be sent as JSON. @throws Refusal */
	work: () => Promise<Response | object>,
	/** How a refusal is worded; as JSON unless given. */
	say?: (refusal: Refusal) => Response
) => Promise<Response>;

export const NOT_STORED = { 'cache-control': 'no-store' };
/** For an address that holds a key. */
export const PRIVATE = { ...NOT_STORED, 'x-robots-tag': 'noindex' };

const door = ({ writers, forbidden, secretKey, headers }: Rules): Door => {
	const mayWrite = writers === 'our pages' ? isOurs : isNotForeign;

	async function answer(...[event, work, say = inJson]: Parameters<Door>): Promise<Response> {
		const { request, url } = event;
		try {
			const writes = request.method !== 'GET' && request.method !== 'HEAD';
			if (writes && !mayWrite(request, url)) throw new Refusal(403, forbidden);
			if (secretKey) await admit(event);
			const content = await work();
			return content instanceof Response ? content : Response.json(content);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			if (secretKey && error.status === 404) await missed(event);
			return say(error);
		}
	}

	return async (...asked) => {
		const response = await answer(...asked);
		for (const [name, value] of Object.entries(headers)) {
			if (!response.headers.has(name)) response.headers.set(name, value);
		}
		return response;
	};
};

const isNotForeign = (request: Request, url: URL) => !isForeign(request, url);

const inJson = (refusal: Refusal): Response =>
	Response.json(
		{ error: refusal.message },
		{ status: refusal.status, headers: refusalHeaders(refusal) }
	);

/** The live day, which anybody may read. */
export const liveDoor = door({
	writers: 'our pages',
	forbidden: 'The live day can only be read here.',
	secretKey: false,
	headers: NOT_STORED
});

/** Synced agendas, and what their links show. */
export const agendaDoor = door({
	writers: 'not other sites',
	forbidden: 'A page of another site may not change an agenda.',
	secretKey: true,
	headers: PRIVATE
});

/** A speaker's own page. */
export const speakerDoor = door({
	writers: 'not other sites',
	forbidden: 'Only pages of this site may send this.',
	secretKey: true,
	headers: PRIVATE
});

/** The organizers' desk. Who is signed in is checked by `organizer` (organizers/signedIn.ts). */
export const deskDoor = door({
	writers: 'our pages',
	forbidden: 'Only the desk’s own page can do this.',
	secretKey: false,
	headers: NOT_STORED
});

/** Devices that want pushes. */
export const pushDoor = door({
	writers: 'our pages',
	forbidden: 'Only pages of this site may ask for this.',
	secretKey: false,
	headers: NOT_STORED
});
