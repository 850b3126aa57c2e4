/** The server's side of pushes, as this device speaks with it. Contract: src/routes/api/README.md. */
import type { Wants } from '$lib/program/messages';
import type { Id } from '$lib/program/model';

/** The server has said no, and why, in one sentence; asking again would not help. */
export class Refused extends Error {}

export interface Said {
	kept: Id[];
	minutes: number;
	wants: Wants;
}

/** ms */
const PATIENCE = 10_000;
/** ms. Told again after this even when nothing has changed, in case the server has lost it. */
const FRESH = 12 * 3_600_000;

const ready = () => navigator.serviceWorker.ready.then(({ pushManager }) => pushManager);

export class PushServer {
	#address: string;
	#storage: Storage | null;
	#key: string;
	/** Whether the last answer came from a rehearsal. */
	#rehearsal = false;

	constructor(address: string, storage: Storage | null, key: string) {
		this.#address = address;
		this.#storage = storage;
		this.#key = key;
	}

	/** The browser's subscription under the server's key of today. Permission must have been given. */
	async subscribe(): Promise<PushSubscription> {
		const { publicKey } = (await this.#ask('GET')) as { publicKey: string };
		const pushManager = await ready();
		const old = await pushManager.getSubscription();
		if (old && base64url(old.options.applicationServerKey) === publicKey) return old;
		await old?.unsubscribe();
		return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
	}

	/** @throws Refused; anything else is worth another try */
	async tell(said: Said): Promise<void> {
		const known = await (await ready()).getSubscription();
		if (known && this.#told(JSON.stringify({ ...known.toJSON(), ...said }))) return;
		const subscription = await this.subscribe();
		const body = JSON.stringify({ ...subscription.toJSON(), ...said });
		await this.#ask('POST', body);
		// a rehearsal has a list of devices of its own: the real one is still to be told
		if (!this.#rehearsal) this.#remember(body);
	}

	/** Whether the server hears of it or not: the push service will tell it that nobody is here any more. */
	async forget(): Promise<void> {
		try {
			this.#storage?.removeItem(this.#key);
			const subscription = await (await ready()).getSubscription();
			if (!subscription) return;
			const { endpoint } = subscription;
			await subscription.unsubscribe();
			await this.#ask('DELETE', JSON.stringify({ endpoint }));
		} catch {
			// offline
		}
	}

	async #ask(method: 'GET' | 'POST' | 'DELETE', body?: string): Promise<unknown> {
		const response = await fetch(this.#address, {
			method,
			...(body ? { body, headers: { 'content-type': 'application/json' } } : {}),
			cache: 'no-store',
			signal: AbortSignal.timeout(PATIENCE)
		});
		this.#rehearsal = response.headers.has('event-time');
		const answer = response.status === 204 ? null : ((await response.json()) as unknown);
		if (response.ok) return answer;
		const { error } = answer as { error?: unknown };
		if (response.status < 500 && response.status !== 429 && typeof error === 'string') {
			throw new Refused(error);
		}
		throw new Error(`The server answered ${response.status}.`);
	}

	#told(body: string): boolean {
		try {
			const { at, said } = JSON.parse(this.#storage?.getItem(this.#key) ?? '{}') as {
				at?: number;
				said?: string;
			};
			return said === body && Date.now() - (at ?? 0) < FRESH;
		} catch {
			return false;
		}
	}

	#remember(said: string): void {
		try {
			this.#storage?.setItem(this.#key, JSON.stringify({ at: Date.now(), said }));
		} catch {
			// told again next time
		}
	}
}

function base64url(key: ArrayBuffer | null): string {
	const letters = String.fromCharCode(...new Uint8Array(key ?? new ArrayBuffer(0)));
	return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
