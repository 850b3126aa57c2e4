/** A push service on this machine, and browsers that can read what it gets (RFC 8291, RFC 8188). */
import {
	createDecipheriv,
	createECDH,
	createPublicKey,
	hkdfSync,
	randomBytes,
	verify,
	type ECDH
} from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Taken {
	path: string;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

export interface Service {
	origin: string;
	/** Everything that was posted and answered with 201, in order. */
	taken: Taken[];
	/** What the next requests are answered with, one each; 201 after them. 0 cuts the line. */
	answers: { status: number; headers?: Record<string, string> }[];
	/** Resolves once so many were taken. */
	has(count: number): Promise<void>;
	close(): Promise<void>;
}

export async function pushService(): Promise<Service> {
	const taken: Taken[] = [];
	const answers: Service['answers'] = [];
	const looks = new Set<() => void>();
	const server: Server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const { status, headers } = answers.shift() ?? { status: 201 };
			if (status === 0) return request.socket.destroy();
			if (status === 201) {
				const { url = '', headers } = request;
				taken.push({ path: url, headers, body: Buffer.concat(chunks) });
			}
			response.writeHead(status, headers).end();
			looks.forEach((look) => look());
		});
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	return {
		origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		taken,
		answers,
		has: (count) =>
			new Promise((done) => {
				const look = () => {
					if (taken.length < count) return;
					looks.delete(look);
					done();
				};
				looks.add(look);
				look();
			}),
		close: () =>
			new Promise((closed) => {
				server.close(() => closed());
				server.closeAllConnections();
			})
	};
}

export class Browser {
	readonly endpoint: string;
	readonly keys: { p256dh: string; auth: string };
	readonly #own: ECDH;
	readonly #auth: Buffer;
	readonly #path: string;

	constructor(origin: string, name: string) {
		this.#path = `/send/${name}`;
		this.endpoint = origin + this.#path;
		this.#own = createECDH('prime256v1');
		this.#auth = randomBytes(16);
		this.keys = {
			p256dh: this.#own.generateKeys('base64url'),
			auth: this.#auth.toString('base64url')
		};
	}

	get device() {
		return { endpoint: this.endpoint, ...this.keys };
	}

	/** What it was told, in order. */
	told({ taken }: Service): { title: string; body: string; tag: string; session: string | null }[] {
		return taken
			.filter(({ path }) => path === this.#path)
			.map(({ body }) => JSON.parse(this.#read(body)) as never);
	}

	/** One record of aes128gcm: salt, record size, the sender's key, the text with its delimiter and tag. */
	#read(body: Buffer): string {
		const salt = body.subarray(0, 16);
		const keyLength = body[20]!;
		const sender = body.subarray(21, 21 + keyLength);
		const sealed = body.subarray(21 + keyLength);
		const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.#own.getPublicKey(), sender]);
		const secret = this.#own.computeSecret(sender);
		const material = Buffer.from(hkdfSync('sha256', secret, this.#auth, info, 32));
		const derive = (name: string, length: number) =>
			Buffer.from(hkdfSync('sha256', material, salt, `Content-Encoding: ${name}\0`, length));
		const cipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
		cipher.setAuthTag(sealed.subarray(-16));
		const text = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
		const end = text.lastIndexOf(2);
		return text.subarray(0, end).toString();
	}
}

/** Whether a request is signed by this key for this service (RFC 8292); answers with what was signed. */
export function signed(
	{ headers }: Taken,
	publicKey: string
): { aud: string; sub: string; exp: number } | null {
	const [, token, key] = /^vapid t=([^,]+), k=(.+)$/.exec(headers.authorization ?? '') ?? [];
	if (!token || key !== publicKey) return null;
	const [head, claims, signature] = token.split('.') as [string, string, string];
	const point = Buffer.from(publicKey, 'base64url');
	const coordinate = (from: number) => point.subarray(from, from + 32).toString('base64url');
	const jwk = { kty: 'EC', crv: 'P-256', x: coordinate(1), y: coordinate(33) };
	const good = verify(
		'sha256',
		Buffer.from(`${head}.${claims}`),
		{ key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
		Buffer.from(signature, 'base64url')
	);
	return good ? (JSON.parse(Buffer.from(claims, 'base64url').toString()) as never) : null;
}
