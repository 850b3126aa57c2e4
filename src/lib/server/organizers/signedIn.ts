/** Who is signed in at the desk, by the cookie of a request. */
import type { RequestEvent } from '@sveltejs/kit';
import { Refusal } from '../refusal';
import { LOGIN_LASTS } from './access';

const COOKIE = 'runsheet-desk';
const PATH = '/api/desk';

/** The organizer's name. @throws Refusal if nobody is signed in */
export async function organizer({ locals, cookies }: RequestEvent): Promise<string> {
	const name = await locals.access.organizer(cookies.get(COOKIE));
	if (name === null) throw new Refusal(401, 'Sign in at the desk first.');
	return name;
}

export const tokenOf = ({ cookies }: RequestEvent): string | undefined => cookies.get(COOKIE);

export function keepToken({ cookies, url }: RequestEvent, token: string): void {
	cookies.set(COOKIE, token, { ...attributes(url), maxAge: LOGIN_LASTS / 1000 });
}

export function forgetToken({ cookies, url }: RequestEvent): void {
	cookies.delete(COOKIE, attributes(url));
}

const attributes = (url: URL) => ({
	path: PATH,
	httpOnly: true,
	sameSite: 'strict' as const,
	secure: url.protocol === 'https:'
});
