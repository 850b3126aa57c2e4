/**
 * Sends an encrypted message to a push service (RFC 8030, 8291, 8292). web-push signs and encrypts; we make
 * the request ourselves, to control which address it goes to.
 */
import { Agent as HttpAgent, request as httpRequest, type ClientRequest } from 'node:http';
import { Agent, request } from 'node:https';
import type { Message } from '$lib/program/agenda/messages';
import { createHash } from 'node:crypto';
import webpush from 'web-push';
import { publicLookup, readEndpoint } from './endpoint';
import type { VapidKeys } from './vapidKeys';

/** Where a device is reached. */
export interface Device {
	endpoint: string;
	p256dh: string;
	auth: string;
}

/** `unclear`: it may have arrived, so it is not sent again. `after` in ms, if the service says how long. */
export type DeliveryOutcome =
	{ kind: 'delivered' | 'gone' | 'refused' | 'unclear' } | { kind: 'later'; after: number | null };

/** ms */
const PATIENCE = 10_000;
/** Seconds that a push service may hold a message for a phone that is off. */
const LONGEST_LIFE = 24 * 3600;

export class Delivery {
	readonly #keys: VapidKeys;
	readonly #admitted: string | null;
	/** Keeps connections open for the next message; each was made to a checked address. */
	readonly #agent = new Agent({ keepAlive: true, maxSockets: 32, lookup: publicLookup() });
	readonly #plain = new HttpAgent({ keepAlive: true, maxSockets: 32 });

	/** @param admitted the origin of a test's own push service, which may be plain http */
	constructor(keys: VapidKeys, admitted: string | null) {
		this.#keys = keys;
		this.#admitted = admitted;
	}

	/** Never throws. @param now ms, by the same clock as `message.until` */
	async send(device: Device, message: Message, now: number): Promise<DeliveryOutcome> {
		const url = readEndpoint(device.endpoint, this.#admitted);
		if (!url) return { kind: 'gone' };
		const life = Math.ceil((message.until - now) / 1000);
		if (life <= 0) return { kind: 'refused' };
		const { headers, body } = this.#sealed(device, message, Math.min(life, LONGEST_LIFE));
		return this.#post(url, headers, body);
	}

	close(): void {
		this.#agent.destroy();
		this.#plain.destroy();
	}

	#sealed({ endpoint, p256dh, auth }: Device, message: Message, life: number) {
		const { title, body, tag, session } = message;
		const payload = JSON.stringify({ title, body, tag, session });
		return webpush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
			vapidDetails: this.#keys,
			contentEncoding: 'aes128gcm',
			TTL: life,
			urgency: message.pressing ? 'high' : 'normal',
			// replaces an older message about the same thing that still waits for a phone that is off
			topic: createHash('sha256').update(tag).digest('base64url').slice(0, 32)
		});
	}

	#post(url: URL, headers: Record<string, unknown>, body: Buffer | null): Promise<DeliveryOutcome> {
		const admitted = url.origin === this.#admitted;
		const options = {
			method: 'POST',
			headers: headers as Record<string, string>,
			signal: AbortSignal.timeout(PATIENCE)
		};
		return new Promise((done) => {
			const sending: ClientRequest =
				url.protocol === 'http:' && admitted
					? httpRequest(url, { ...options, agent: this.#plain })
					: request(url, admitted ? options : { ...options, agent: this.#agent });
			const sent = { out: false };
			sending.once('finish', () => (sent.out = true));
			sending.once('response', (answer) => {
				answer.on('error', () => undefined).resume();
				done(outcome(answer.statusCode ?? 0, answer.headers['retry-after']));
			});
			sending.once('error', (error: NodeJS.ErrnoException) => {
				if (error.code === 'ENOTPUBLIC') return done({ kind: 'gone' });
				// an idle connection that the other end had already closed has sent nothing
				const stale = sending.reusedSocket && error.code === 'ECONNRESET';
				done(sent.out && !stale ? { kind: 'unclear' } : { kind: 'later', after: null });
			});
			sending.end(body ?? undefined);
		});
	}
}

function outcome(status: number, retryAfter: string | undefined): DeliveryOutcome {
	if (status >= 200 && status < 300) return { kind: 'delivered' };
	if (status === 404 || status === 410) return { kind: 'gone' };
	// redirects are not followed: they could lead anywhere
	if (status !== 429 && status < 500) return { kind: 'refused' };
	const seconds = Number(retryAfter);
	return { kind: 'later', after: retryAfter && seconds >= 0 ? seconds * 1000 : null };
}
