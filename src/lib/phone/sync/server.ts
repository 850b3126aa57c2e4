/** The server's side of a synced agenda, as this device sees it. Contract: routes/api/README.md. */
import { isRecord } from '$lib/program/json';
import { readAgenda } from '$lib/program/agenda/agenda';
import type { Wishes } from '$lib/program/agenda/synced';
import { ask, askIfChanged, TIMEOUT, type Answer, type Request, type Unchanged } from '../base/ask';

export interface Copy {
	wishes: Wishes;
	/** Addresses from the root. */
	feed: string;
	share: string;
	version: number;
}

export type SyncAnswer = {
	/** From a server that rehearses: true of its own store, and of nothing that lasts. */
	rehearsal: boolean;
} & Meaning;

type Meaning =
	| { kind: 'copy'; copy: Copy }
	/** The version this device has is the latest. */
	| { kind: 'unchanged' }
	/** An agenda with this key exists already. */
	| { kind: 'exists' }
	| { kind: 'unknown' }
	| { kind: 'ended' }
	/** It will not be accepted, however often it is sent; the server's words. */
	| { kind: 'refused'; why: string };

/** To be tried again, at the earliest after so many seconds. */
export class Unreached extends Error {
	constructor(readonly retryAfter = 0) {
		super('The server does not answer.');
	}
}

/** s */
const REHEARSAL_PAUSE = 15;

/** The server rehearses and does not know this agenda, which says nothing about the real one. */
export class Rehearsing extends Unreached {
	constructor() {
		super(REHEARSAL_PAUSE);
	}
}

/** s. A proxy may end what is silent for longer. */
const WAIT = 25;

/** Characters. Browsers limit what may outlive its page to 64 kB, and a character may be three bytes. */
const KEEPALIVE_LIMIT = 20_000;

const addressOf = (key: string) => `/api/agendas/${key}`;

/** Every method throws `Unreached` where our server has not answered. */
export class AgendaServer {
	async create(key: string, wishes: Wishes): Promise<SyncAnswer> {
		const headers = { 'if-none-match': '*' };
		return settled(await ask(addressOf(key), copy({ method: 'PUT', body: { wishes }, headers })));
	}

	async change(key: string, wishes: Wishes): Promise<SyncAnswer> {
		// what was decided just before the page is closed is sent all the same
		const keepalive = JSON.stringify(wishes).length < KEEPALIVE_LIMIT;
		return settled(
			await ask(addressOf(key), copy({ method: 'PATCH', body: { wishes }, keepalive }))
		);
	}

	/** All of it, or `unchanged` where this version is the latest. */
	async read(key: string, version: number): Promise<SyncAnswer> {
		return settled(await askIfChanged(addressOf(key), `"${version}"`, copy({})));
	}

	/** The same, as soon as there is something new. */
	async follow(key: string, version: number, signal: AbortSignal): Promise<SyncAnswer> {
		const headers = { prefer: `wait=${WAIT}` };
		const request = copy({ headers, signal, timeout: TIMEOUT + WAIT * 1000 });
		return settled(await askIfChanged(addressOf(key), `"${version}"`, request));
	}

	async renew(key: string, link: 'feed' | 'share'): Promise<SyncAnswer> {
		return settled(await ask(`${addressOf(key)}/${link}`, copy({ method: 'DELETE' })));
	}

	/** Resolves once the server has confirmed that nothing is left. */
	async erase(key: string): Promise<void> {
		const answer = await ask(addressOf(key), {
			method: 'DELETE',
			read: (content) => (content as { erased?: unknown } | null)?.erased === true || null
		});
		if (answer.kind === 'unreached') throw new Unreached(answer.retryAfter);
		if (answer.rehearsal) throw new Rehearsing();
		const isErased = answer.kind === 'ours' || answer.status === 404 || answer.status === 410;
		if (!isErased) throw new Unreached();
	}
}

const copy = (request: Omit<Request<Copy>, 'read'>): Request<Copy> => ({
	...request,
	read: readCopy
});

function readCopy(content: unknown): Copy | null {
	const { feed, share, version, agenda } = (content ?? {}) as Record<string, unknown>;
	if (typeof feed !== 'string' || typeof share !== 'string' || typeof version !== 'number') {
		return null;
	}
	if (!isRecord(agenda)) return null;
	return { wishes: readAgenda({ ...agenda, seen: 0 }).agenda.wishes, feed, share, version };
}

function settled(answer: Answer<Copy> | Unchanged): SyncAnswer {
	if (answer.kind === 'unreached') throw new Unreached(answer.retryAfter);
	return { ...meaningOf(answer), rehearsal: answer.rehearsal };
}

function meaningOf(answer: Exclude<Answer<Copy>, { kind: 'unreached' }> | Unchanged): Meaning {
	if (answer.kind === 'unchanged') return { kind: 'unchanged' };
	if (answer.kind === 'ours') return { kind: 'copy', copy: answer.value };
	if (answer.status === 404) return { kind: 'unknown' };
	if (answer.status === 410) return { kind: 'ended' };
	if (answer.status === 412) return { kind: 'exists' };
	return { kind: 'refused', why: answer.why };
}
