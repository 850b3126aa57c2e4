/** Requests that register this device for pushes. Contract: src/routes/api/README.md. */
import type { Wants } from '$lib/program/agenda/messages';
import type { Id } from '$lib/program/model';
import { ask, type Answer } from '../base/ask';
import { Stored } from '../base/stored';

/** The server refused, with its own sentence; asking again won't help. */
export class PushRefused extends Error {}

/** Our server hasn't answered; worth another try. */
export class PushUnreached extends Error {
	constructor() {
		super('The server doesn’t answer. Try again when you are online.');
	}
}

/** What the server needs to know of this device, besides its push address. */
export interface Registration {
	kept: Id[];
	minutes: number;
	wants: Wants;
}

/** ms. An unchanged registration is sent again after this, in case the server has lost it. */
const FRESH = 12 * 3_600_000;

const ready = () => navigator.serviceWorker.ready.then(({ pushManager }) => pushManager);

const isRegistered = (content: unknown): boolean | null => {
	const { registered } = (content ?? {}) as { registered?: unknown };
	return typeof registered === 'boolean' ? registered : null;
};
const publicKeyOf = (content: unknown): string | null => {
	const { publicKey } = (content ?? {}) as { publicKey?: unknown };
	return typeof publicKey === 'string' ? publicKey : null;
};

export class PushServer {
	#address: string;
	/** What was sent last, and when, ms. */
	#sent: Stored<{ at: number; said: string }>;
	/** What this page sent last to a server that rehearses. */
	#rehearsed = '';

	constructor(address: string, storage: Storage | null, name: string) {
		this.#address = address;
		this.#sent = new Stored(storage, name, readSent);
	}

	/**
	 * The browser's subscription under the server's present key. Permission must have been granted.
	 * @throws PushRefused, PushUnreached, or what the browser throws
	 */
	async subscribe(): Promise<PushSubscription> {
		const publicKey = valueOf(await ask(this.#address, { read: publicKeyOf }));
		const pushManager = await ready();
		const old = await pushManager.getSubscription();
		if (old && base64url(old.options.applicationServerKey) === publicKey) return old;
		await old?.unsubscribe();
		return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
	}

	/**
	 * @param rehearsing whether the server rehearses, as far as this page knows
	 * @throws PushRefused, PushUnreached, or what the browser throws
	 */
	async register(registration: Registration, rehearsing: boolean): Promise<void> {
		const known = await (await ready()).getSubscription();
		const same = known && JSON.stringify({ ...known.toJSON(), ...registration });
		if (same && (rehearsing ? this.#rehearsed === same : this.#wasSent(same))) return;
		const subscription = await this.subscribe();
		const body = { ...subscription.toJSON(), ...registration };
		const answer = await ask(this.#address, { method: 'POST', body, read: isRegistered });
		valueOf(answer);
		const said = JSON.stringify(body);
		// a rehearsal has its own list of devices: the real server doesn't know this one yet
		if (answer.kind === 'ours' && answer.rehearsal) this.#rehearsed = said;
		else this.#sent.set({ at: Date.now(), said });
	}

	/** Works without the server too: it learns from the push service that the device is gone. */
	async forget(): Promise<void> {
		try {
			this.#sent.set(null);
			const subscription = await (await ready()).getSubscription();
			if (!subscription) return;
			const { endpoint } = subscription;
			await subscription.unsubscribe();
			await ask(this.#address, { method: 'DELETE', body: { endpoint }, read: isRegistered });
		} catch {
			// this browser has neither pushes nor storage
		}
	}

	#wasSent(body: string): boolean {
		const last = this.#sent.get();
		return last?.said === body && Date.now() - last.at < FRESH;
	}
}

function readSent(content: unknown): { at: number; said: string } | null {
	const { at, said } = (content ?? {}) as Record<string, unknown>;
	return typeof at === 'number' && typeof said === 'string' ? { at, said } : null;
}

function valueOf<T>(answer: Answer<T>): T {
	if (answer.kind === 'ours') return answer.value;
	if (answer.kind === 'refused') throw new PushRefused(answer.why);
	throw new PushUnreached();
}

function base64url(key: ArrayBuffer | null): string {
	const letters = String.fromCharCode(...new Uint8Array(key ?? new ArrayBuffer(0)));
	return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
