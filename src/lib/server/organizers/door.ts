/** What every request of the desk passes: where it comes from, who asks, and with what in hand. */
import type { RequestEvent } from '@sveltejs/kit';
import { isOurs } from '../foreign';
import { orRefused, Refusal, refused } from '../refusal';
import { readJson } from '../readJson';
import { LASTING } from './access';

const COOKIE = 'runsheet-desk';
const PATH = '/api/desk';
/** Bytes; the longest notice with the longest reason takes a tenth. */
const MOST = 32_000;
const HEADERS = { 'cache-control': 'no-store' };

export const answer = (value: object, status = 200): Response =>
	Response.json(value, { status, headers: HEADERS });

/** Does the work, and answers with a sentence where it is refused. Only a page of our own may write. */
export function atDesk(
	{ request, url }: RequestEvent,
	work: () => Promise<Response>
): Promise<Response> {
	return orRefused(
		async () => {
			if (request.method !== 'GET' && !isOurs(request, url)) {
				throw new Refusal(403, 'Only the desk’s own page can do this.');
			}
			return work();
		},
		(refusal) => refused(refusal, HEADERS)
	);
}

/** The organizer's name. @throws Refusal for anybody else */
export async function organizer({ locals, cookies }: RequestEvent): Promise<string> {
	const name = await locals.access.organizer(cookies.get(COOKIE));
	if (name === null) throw new Refusal(401, 'Sign in at the desk first.');
	return name;
}

/** @throws Refusal */
export const body = ({ request }: RequestEvent): Promise<unknown> => readJson(request, MOST);

export const tokenOf = ({ cookies }: RequestEvent): string | undefined => cookies.get(COOKIE);

export function keep({ cookies, url }: RequestEvent, token: string): void {
	cookies.set(COOKIE, token, { ...attributes(url), maxAge: LASTING / 1000 });
}

export function forget({ cookies, url }: RequestEvent): void {
	cookies.delete(COOKIE, attributes(url));
}

const attributes = (url: URL) => ({
	path: PATH,
	httpOnly: true,
	sameSite: 'strict' as const,
	secure: url.protocol === 'https:'
});
