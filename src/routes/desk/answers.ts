/** What the desk asks the server for, and what comes back. Nothing here throws: no answer is one, too. */
import type { Action, LiveRevision } from '$lib/program/live';
import { readRevisions } from '$lib/program/readLive';

/** ms. A hall's network may be slow; what takes longer is as good as lost, and asked again. */
const PATIENCE = 10_000;

const addresses = {
	session: '/api/desk/session',
	desk: '/api/desk',
	revisions: '/api/desk/revisions'
};

export interface Phones {
	connected: number;
	newest: number;
}
/** The desk's state as the server has it. */
export interface DeskState {
	name: string;
	revision: number;
	deployed: number;
	/** Revisions of another one are others, whatever their numbers. */
	numbering: number;
	revisions: LiveRevision[];
	phones: Phones;
}
/** A change on its way; `key` makes it one however often it is sent. */
export interface Sent {
	key: string;
	base: number;
	/** That of the revisions on which it was decided. */
	numbering?: number | undefined;
	action: Action;
	why: string;
}

export type Opened =
	{ kind: 'open'; state: DeskState } | { kind: 'signed out' } | { kind: 'unreached' };
export type SignedIn = { kind: 'open' } | { kind: 'refused'; why: string } | { kind: 'unreached' };
export type Published =
	| { kind: 'published'; revision: LiveRevision }
	| { kind: 'meanwhile'; revisions: LiveRevision[] }
	| { kind: 'refused'; why: string }
	| { kind: 'signed out' }
	/** It may have arrived or not: send the same again. */
	| { kind: 'unreached' };

interface Answer {
	status: number;
	body: Record<string, unknown>;
	retryAfter: number;
}

/** Null where nothing came, or nothing that is ours: a captive portal answers, too. */
async function ask(method: string, path: string, body?: object): Promise<Answer | null> {
	try {
		const response = await fetch(path, {
			method,
			cache: 'no-store',
			signal: AbortSignal.timeout(PATIENCE),
			...(body
				? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
				: {})
		});
		const text = await response.text();
		const value: unknown = text ? JSON.parse(text) : {};
		if (typeof value !== 'object' || value === null) return null;
		return {
			status: response.status,
			body: value as Record<string, unknown>,
			retryAfter: Number(response.headers.get('retry-after')) || 60
		};
	} catch {
		return null;
	}
}

const sentence = ({ body }: Answer) =>
	typeof body.error === 'string' ? body.error : 'The server refused it without saying why.';
const count = (value: unknown) => (typeof value === 'number' ? value : 0);

export async function openDesk(): Promise<Opened> {
	const answer = await ask('GET', addresses.desk);
	if (answer?.status === 401) return { kind: 'signed out' };
	if (answer?.status !== 200 || typeof answer.body.name !== 'string') return { kind: 'unreached' };
	const { name, revision, deployed, numbering, revisions, phones } = answer.body;
	const { connected, newest } = (phones ?? {}) as Record<string, unknown>;
	return {
		kind: 'open',
		state: {
			...{ name, revision: count(revision), deployed: count(deployed) },
			numbering: count(numbering),
			revisions: readRevisions(revisions),
			phones: { connected: count(connected), newest: count(newest) }
		}
	};
}

export async function signIn(name: string, passphrase: string): Promise<SignedIn> {
	const answer = await ask('POST', addresses.session, { name, passphrase });
	if (!answer || answer.status >= 500) return { kind: 'unreached' };
	if (answer.status < 300) return { kind: 'open' };
	if (answer.status !== 429) return { kind: 'refused', why: sentence(answer) };
	const minutes = Math.ceil(answer.retryAfter / 60);
	const when = minutes === 1 ? 'in a minute' : `in ${minutes} minutes`;
	return { kind: 'refused', why: `Too many attempts. Try again ${when}.` };
}

/** Whether the server has heard it. */
export async function signOut(): Promise<boolean> {
	const status = (await ask('DELETE', addresses.session))?.status ?? 0;
	return status === 204 || status === 401;
}

export async function publish(change: Sent): Promise<Published> {
	const { key, base, numbering, action, why } = change;
	const answer = await ask('POST', addresses.revisions, { key, base, numbering, action, why });
	if (!answer || answer.status >= 500) return { kind: 'unreached' };
	if (answer.status === 401) return { kind: 'signed out' };
	if (answer.status === 409) {
		return { kind: 'meanwhile', revisions: readRevisions(answer.body.revisions) };
	}
	const [revision] = readRevisions([answer.body.revision]);
	if (revision && answer.status < 300) return { kind: 'published', revision };
	return answer.status < 400 ? { kind: 'unreached' } : { kind: 'refused', why: sentence(answer) };
}
