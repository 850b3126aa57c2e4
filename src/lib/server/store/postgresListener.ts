import pg from 'pg';
import type { Announcements } from './announcements';

/** How often the connection is checked, and how long the answer may take, in ms. */
const BEAT = 5000;
const AGAIN = 500;

/**
 * Listens for announcements of other processes, on its own connection. If that breaks or hangs, it opens
 * another one and then notifies every follower, because announcements in between are lost.
 */
export class PostgresListener {
	readonly #settings: pg.ClientConfig;
	readonly #channel: string;
	readonly #announcements: Announcements;
	#client: pg.Client | null = null;
	#timer: NodeJS.Timeout | undefined;
	#closed = false;

	constructor(settings: pg.ClientConfig, channel: string, announcements: Announcements) {
		this.#settings = { ...settings, query_timeout: BEAT };
		this.#channel = channel;
		this.#announcements = announcements;
	}

	async start(): Promise<void> {
		const client = new pg.Client(this.#settings);
		this.#client = client;
		client.on('notification', ({ payload }) => this.#announcements.tell(payload ?? ''));
		client.on('error', () => this.#lose(client));
		client.on('end', () => this.#lose(client));
		try {
			await client.connect();
			await client.query(`listen ${this.#channel}`);
		} catch {
			this.#lose(client);
			return;
		}
		this.#announcements.tellAll();
		this.#beat(client);
	}

	async close(): Promise<void> {
		this.#closed = true;
		clearTimeout(this.#timer);
		await this.#client?.end().catch(() => undefined);
	}

	#beat(client: pg.Client): void {
		this.#timer = setTimeout(() => {
			client.query('select 1').then(
				() => (client === this.#client ? this.#beat(client) : undefined),
				() => this.#lose(client)
			);
		}, BEAT);
		this.#timer.unref();
	}

	/** Runs once for each client, however many events report its end. */
	#lose(client: pg.Client): void {
		if (client !== this.#client || this.#closed) return;
		this.#client = null;
		clearTimeout(this.#timer);
		void client.end().catch(() => undefined);
		this.#timer = setTimeout(() => void this.start(), AGAIN);
		this.#timer.unref();
	}
}
