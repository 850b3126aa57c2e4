/**
 * IndexedDB (W3C, 3.0) as promises. In WebKit a page that goes into the back/forward cache keeps its open
 * transactions, and every other page of the site then waits forever. So open transactions are aborted at
 * `pagehide` and repeated at `pageshow`, and every attempt has a time limit. No library does this.
 */

/** Neither an answer nor an error within the time limit. */
export class Silent extends Error {}

/** Ends the transactions of a page that is being hidden; they are repeated. */
const HIDDEN = new Error('The page is being hidden.');

/** ms for one attempt, with connecting. Some browsers never answer. */
const TIMEOUT = 2000;

export type Work<T> = (transaction: IDBTransaction) => Promise<T>;

/** Of a request; rejects with its error. */
export function resultOf<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}

/** Resolves when everything is written; rejects when nothing is. */
function committed(transaction: IDBTransaction): Promise<void> {
	return new Promise((resolve, reject) => {
		transaction.oncomplete = () => resolve();
		transaction.onerror = transaction.onabort = () => reject(transaction.error);
	});
}

function abort(transaction: IDBTransaction | null | undefined): void {
	try {
		transaction?.abort();
	} catch {
		// it has ended already
	}
}

export class Database {
	readonly #name: string;
	readonly #version: number;
	readonly #upgrade: (database: IDBDatabase, from: number) => void;
	#connection: Promise<IDBDatabase> | null = null;
	/** Each ends an attempt that is under way. */
	readonly #underWay = new Set<(why: Error) => void>();
	/** Resolves when the page comes back; null while it is shown. */
	#away: Promise<void> | null = null;

	/** @param upgrade makes what the earlier version `from` lacks; 0 where there was none */
	constructor(
		name: string,
		version: number,
		upgrade: (database: IDBDatabase, from: number) => void
	) {
		this.#name = name;
		this.#version = version;
		this.#upgrade = upgrade;
		globalThis.addEventListener?.('pagehide', () => this.#hide());
	}

	/**
	 * Runs the work in one transaction: everything is written, or nothing. It may run more than once.
	 * Rejects with `Silent`, or with the browser's error. A failure on an old connection is tried once more
	 * with a new one: browsers drop connections while a page is frozen.
	 */
	async run<T>(mode: IDBTransactionMode, stores: readonly string[], work: Work<T>): Promise<T> {
		for (let failures = 0; ;) {
			while (this.#away) await this.#away;
			const former = this.#connection;
			try {
				return await this.#attempt(mode, stores, work);
			} catch (cause) {
				if (cause === HIDDEN) continue;
				if (!former || ++failures > 1) throw cause;
				if (this.#connection === former) this.#drop();
			}
		}
	}

	#attempt<T>(mode: IDBTransactionMode, stores: readonly string[], work: Work<T>): Promise<T> {
		let transaction: IDBTransaction | null = null;
		let end!: (why: Error) => void;
		const ended = new Promise<never>((_, reject) => {
			end = (why) => {
				reject(why);
				abort(transaction);
			};
		});
		const begin = async () => {
			const database = await Promise.race([this.#connect(), ended]);
			transaction = database.transaction([...stores], mode);
			const [result] = await Promise.all([work(transaction), committed(transaction)]);
			return result;
		};
		const timer = setTimeout(() => end(new Silent()), TIMEOUT);
		this.#underWay.add(end);
		return Promise.race([begin(), ended])
			.catch((cause: unknown) => {
				abort(transaction);
				throw cause;
			})
			.finally(() => {
				clearTimeout(timer);
				this.#underWay.delete(end);
			});
	}

	/** The next attempt goes on waiting for a connection that is late. */
	#connect(): Promise<IDBDatabase> {
		if (this.#connection) return this.#connection;
		const connection = this.#open();
		const forget = () => {
			if (this.#connection === connection) this.#connection = null;
		};
		connection.then((database) => {
			database.onclose = forget;
			// a newer version in another tab wants to upgrade, which an open connection would block
			database.onversionchange = () => {
				forget();
				database.close();
			};
		}, forget);
		return (this.#connection = connection);
	}

	#open(): Promise<IDBDatabase> {
		const request = indexedDB.open(this.#name, this.#version);
		const stop = () => abort(request.transaction);
		request.onupgradeneeded = ({ oldVersion }) => {
			this.#underWay.add(stop);
			this.#upgrade(request.result, oldVersion);
		};
		return resultOf(request).finally(() => this.#underWay.delete(stop));
	}

	#drop(): void {
		this.#connection?.then(
			(database) => database.close(),
			() => undefined
		);
		this.#connection = null;
	}

	#hide(): void {
		this.#away = new Promise((back) => {
			const shown = () => {
				this.#away = null;
				back();
			};
			addEventListener('pageshow', shown, { once: true });
		});
		for (const end of this.#underWay) end(HIDDEN);
		this.#drop();
	}
}
