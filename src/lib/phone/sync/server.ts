/** The server as sync knows it. Contract: routes/api/README.md. Every answer is read at this door, or thrown as Unwell. */
import { readAgenda } from '$lib/program/agenda';
import type { Wishes } from '$lib/program/carried';

export interface Copy {
	wishes: Wishes;
	/** Addresses from the root. */
	feed: string;
	share: string;
	version: number;
}

export type Answer = {
	/** From a server that rehearses: true of its own store, and of nothing that lasts. */
	rehearsal: boolean;
} & (
	| { kind: 'copy'; copy: Copy }
	/** Nothing is new, or what was asked is done. */
	| { kind: 'done' }
	| { kind: 'there' }
	| { kind: 'unknown' }
	| { kind: 'ended' }
	/** It will not be taken, however often it is sent; the server's words. */
	| { kind: 'refused'; why: string }
);

/** No answer, or none of ours: to be tried again, at the earliest after so many seconds. */
export class Unwell extends Error {
	constructor(readonly after = 0) {
		super('The server does not answer.');
	}
}

/** s */
const REHEARSAL_PAUSE = 15;

/** The server rehearses and does not know this agenda, which says nothing about the real one. */
export class Rehearsing extends Unwell {
	constructor() {
		super(REHEARSAL_PAUSE);
	}
}

/** ms. What answers later is as good as dead. */
const PATIENCE = 10_000;
/** s. A proxy may end what is silent for longer. */
const WAIT = 25;

/** Browsers refuse more of what outlives its page: 64 kB, and letters may be two bytes and more. */
const MOST_KEPT_ALIVE = 20_000;

const addressOf = (key: string) => `/api/agendas/${key}`;

export class AgendaServer {
	create(key: string, wishes: Wishes): Promise<Answer> {
		return ask(addressOf(key), { ...sending('PUT', wishes), headers: { 'if-none-match': '*' } });
	}

	change(key: string, wishes: Wishes): Promise<Answer> {
		const init = sending('PATCH', wishes);
		// what was decided just before the page is left is sent all the same
		return ask(addressOf(key), { ...init, keepalive: init.body.length < MOST_KEPT_ALIVE });
	}

	/** All of it, or `done` where this version is still the present one. */
	read(key: string, version: number): Promise<Answer> {
		return ask(addressOf(key), { headers: { 'if-none-match': `"${version}"` } }, { done: 304 });
	}

	/** The same, as soon as there is something new. */
	follow(key: string, version: number, signal: AbortSignal): Promise<Answer> {
		const headers = { 'if-none-match': `"${version}"`, prefer: `wait=${WAIT}` };
		const patience = PATIENCE + WAIT * 1000;
		return ask(addressOf(key), { headers, signal }, { done: 304, patience });
	}

	renew(key: string, link: 'feed' | 'share'): Promise<Answer> {
		return ask(`${addressOf(key)}/${link}`, { method: 'DELETE' });
	}

	/** Resolves once the server itself has said that nothing is left. @throws Unwell */
	async forget(key: string): Promise<void> {
		const gone = ({ kind, rehearsal }: Answer) => {
			if (rehearsal) throw new Rehearsing();
			return kind === 'ended' || kind === 'unknown';
		};
		if (gone(await ask(addressOf(key), { method: 'DELETE' }, { done: 204 }))) return;
		// anybody on the way can say that all is well and nothing more
		if (!gone(await this.read(key, 0))) throw new Unwell();
	}
}

const sending = (method: string, wishes: Wishes) => ({ method, body: JSON.stringify({ wishes }) });

interface Expected {
	/** The status that says so without a word; no other question may be answered so. */
	done?: 204 | 304;
	/** ms */
	patience?: number;
}

async function ask(
	address: string,
	init: RequestInit,
	{ done, patience = PATIENCE }: Expected = {}
): Promise<Answer> {
	const { signal, release } = limited(patience, init.signal);
	try {
		const response = await fetch(address, { ...init, signal, cache: 'no-store' });
		const rehearsal = response.headers.has('event-time');
		if (response.status === done) return { kind: 'done', rehearsal };
		return { ...(await read(response)), rehearsal };
	} catch (error) {
		throw error instanceof Unwell ? error : new Unwell();
	} finally {
		release();
	}
}

/** Ends after `patience`, or with the caller's. By hand: iOS has AbortSignal.any from 17.4 on alone. */
function limited(patience: number, caller?: AbortSignal | null) {
	const controller = new AbortController();
	const end = () => controller.abort();
	const timer = setTimeout(end, patience);
	caller?.addEventListener('abort', end);
	if (caller?.aborted) end();
	const release = () => {
		clearTimeout(timer);
		caller?.removeEventListener('abort', end);
	};
	return { signal: controller.signal, release };
}

type Said = {
	[K in Answer['kind']]: Omit<Extract<Answer, { kind: K }>, 'rehearsal'>;
}[Answer['kind']];

async function read(response: Response): Promise<Said> {
	const { status } = response;
	if (status === 429 || status >= 500) {
		throw new Unwell(Number(response.headers.get('retry-after')) || 0);
	}
	// what the building's network says is no answer, whatever its status: our server refuses in words of its own
	const said = (await response.json()) as Record<string, unknown>;
	if (status >= 400 && typeof said.error !== 'string') throw new Unwell();
	if (status === 404) return { kind: 'unknown' };
	if (status === 410) return { kind: 'ended' };
	if (status === 412) return { kind: 'there' };
	if (status >= 400) return { kind: 'refused', why: String(said.error) };
	const { feed, share, version } = said;
	if (typeof feed !== 'string' || typeof share !== 'string' || typeof version !== 'number') {
		throw new Unwell();
	}
	const { agenda } = readAgenda({ ...(said.agenda as object), seen: 0 });
	return { kind: 'copy', copy: { wishes: agenda.wishes, feed, share, version } };
}
