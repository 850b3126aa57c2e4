/**
 * IndexedDB (W3C, 3.0) as promises: the few lines that the store needs, where a library weighs five times
 * as much. In WebKit a page that goes into the back/forward cache keeps its open transactions, and every
 * other page of the site then waits for ever. So what is open is aborted at `pagehide` and done again at
 * `pageshow`, and nothing waits without limit.
 */

/** Neither an answer nor an error within the time allowed. */
export class Silent extends Error {}

/** Why a transaction of a page that is being put away ends; it is done again. */
const PUT_AWAY = new Error('The page is being put away.');

/** ms for one attempt, the connection included. Some browsers never answer. */
const PATIENCE = 2000;

export type Work<T> = (transaction: IDBTransaction) => Promise<T>;

/** What a request answers; rejects with its error. */
export function answered<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}

/** Settles when all of it is written, or nothing. */
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
		// it had ended already
	}
}

export class Database {
	readonly #name: string;
	readonly #version: number;
	readonly #upgrade: (database: IDBDatabase, from: number) => void;
	#connection: Promise<IDBDatabase> | null = null;
	/** Ends each attempt that is under way. */
	readonly #underWay = new Set<(why: Error) => void>();
	/** Settles when the page comes back; null while it is shown. */
	#away: Promise<void> | null = null;

	/** @param upgrade makes what the former version lacks (0 where there was none) */
	constructor(
		name: string,
		version: number,
		upgrade: (database: IDBDatabase, from: number) => void
	) {
		this.#name = name;
		this.#version = version;
		this.#upgrade = upgrade;
		globalThis.addEventListener?.('pagehide', () => this.#putAway());
	}

	/**
	 * Runs the work in one transaction; all of it is written, or nothing. It may run more than once.
	 * Rejects with `Silent`, or with the browser's error. A failure on a connection made before is tried
	 * once more with a fresh one: browsers drop connections while a page sleeps.
	 */
	async run<T>(mode: IDBTransactionMode, stores: readonly string[], work: Work<T>): Promise<T> {
		for (let failures = 0; ;) {
			while (this.#away) await this.#away;
			const former = this.#connection;
			try {
				return await this.#attempt(mode, stores, work);
			} catch (cause) {
				if (cause === PUT_AWAY) continue;
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
		const timer = setTimeout(() => end(new Silent()), PATIENCE);
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

	/** An open that is late is waited for again by the next attempt. */
	#connect(): Promise<IDBDatabase> {
		if (this.#connection) return this.#connection;
		const connection = this.#open();
		const forget = () => {
			if (this.#connection === connection) this.#connection = null;
		};
		connection.then((database) => {
			database.onclose = forget;
			// a newer version in another tab wants to upgrade: an open connection would hold it up
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
		return answered(request).finally(() => this.#underWay.delete(stop));
	}

	#drop(): void {
		this.#connection?.then(
			(database) => database.close(),
			() => undefined
		);
		this.#connection = null;
	}

	#putAway(): void {
		this.#away = new Promise((back) => {
			const shown = () => {
				this.#away = null;
				back();
			};
			addEventListener('pageshow', shown, { once: true });
		});
		for (const end of this.#underWay) end(PUT_AWAY);
		this.#drop();
	}
}
