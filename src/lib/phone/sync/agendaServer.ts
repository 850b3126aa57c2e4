/** Requests for a synced agenda, and what their answers mean. Contract: routes/api/README.md. */
import { isRecord } from '$lib/program/json';
import { readAgenda } from '$lib/program/agenda/agenda';
import type { Wishes } from '$lib/program/agenda/synced';
import { ask, askIfChanged, TIMEOUT, type Answer, type Request, type Unchanged } from '../base/ask';

export interface Copy {
	wishes: Wishes;
	/** Paths on this site. */
	feed: string;
	share: string;
	version: number;
}

export type SyncAnswer = {
	/** From a server that rehearses: it says nothing about the real agenda. */
	rehearsal: boolean;
} & Meaning;

type Meaning =
	| { kind: 'copy'; copy: Copy }
	/** This device has the latest version. */
	| { kind: 'unchanged' }
	/** An agenda with this key exists already. */
	| { kind: 'exists' }
	| { kind: 'unknown' }
	| { kind: 'ended' }
	/** Sending it again won't help; the server's own sentence. */
	| { kind: 'refused'; why: string };

/** Try again, after `retryAfter` seconds at the earliest. */
export class ServerUnreached extends Error {
	constructor(readonly retryAfter = 0) {
		super('The server doesn’t answer.');
	}
}

/** s */
const REHEARSAL_PAUSE = 15;

/** The server rehearses and doesn't know this agenda; the real one may. */
export class Rehearsing extends ServerUnreached {
	constructor() {
		super(REHEARSAL_PAUSE);
	}
}

/** s. Proxies may close connections that are silent for longer. */
const WAIT = 25;

/** Characters. A request that outlives its page may have 64 kB, and a character up to three bytes. */
const KEEPALIVE_LIMIT = 20_000;

const addressOf = (key: string) => `/api/agendas/${key}`;

/** Every method throws `ServerUnreached` where our server hasn't answered. */
export class AgendaServer {
	async create(key: string, wishes: Wishes): Promise<SyncAnswer> {
		const headers = { 'if-none-match': '*' };
		return answered(await ask(addressOf(key), copy({ method: 'PUT', body: { wishes }, headers })));
	}

	async change(key: string, wishes: Wishes): Promise<SyncAnswer> {
		// so that a decision made just before the page is closed is still sent
		const keepalive = JSON.stringify(wishes).length < KEEPALIVE_LIMIT;
		return answered(
			await ask(addressOf(key), copy({ method: 'PATCH', body: { wishes }, keepalive }))
		);
	}

	/** The whole agenda, or `unchanged` where this version is the latest. */
	async read(key: string, version: number): Promise<SyncAnswer> {
		return answered(await askIfChanged(addressOf(key), `"${version}"`, copy({})));
	}

	/** The same, but the server waits until there is something new. */
	async follow(key: string, version: number, signal: AbortSignal): Promise<SyncAnswer> {
		const headers = { prefer: `wait=${WAIT}` };
		const request = copy({ headers, signal, timeout: TIMEOUT + WAIT * 1000 });
		return answered(await askIfChanged(addressOf(key), `"${version}"`, request));
	}

	async renew(key: string, link: 'feed' | 'share'): Promise<SyncAnswer> {
		return answered(await ask(`${addressOf(key)}/${link}`, copy({ method: 'DELETE' })));
	}

	/** Resolves once the server has confirmed that nothing is left. */
	async erase(key: string): Promise<void> {
		const answer = await ask(addressOf(key), {
			method: 'DELETE',
			read: (content) => (content as { erased?: unknown } | null)?.erased === true || null
		});
		if (answer.kind === 'unreached') throw new ServerUnreached(answer.retryAfter);
		if (answer.rehearsal) throw new Rehearsing();
		const isErased = answer.kind === 'ours' || answer.status === 404 || answer.status === 410;
		if (!isErased) throw new ServerUnreached();
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

function answered(answer: Answer<Copy> | Unchanged): SyncAnswer {
	if (answer.kind === 'unreached') throw new ServerUnreached(answer.retryAfter);
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
