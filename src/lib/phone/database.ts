/** IndexedDB (W3C, 3.0) as promises: the few lines that the store needs, where a library weighs five times as much. */

/** What a request answers; rejects with its error. */
export function answered<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}

/** Settles when all of it is written, or nothing. */
export function committed(transaction: IDBTransaction): Promise<void> {
	return new Promise((resolve, reject) => {
		transaction.oncomplete = () => resolve();
		transaction.onerror = transaction.onabort = () => reject(transaction.error);
	});
}

/** Opens a database; `upgrade` makes what the former version lacks (0 where there was none). */
export function openDatabase(
	name: string,
	version: number,
	upgrade: (database: IDBDatabase, from: number) => void
): Promise<IDBDatabase> {
	const request = indexedDB.open(name, version);
	request.onupgradeneeded = ({ oldVersion }) => upgrade(request.result, oldVersion);
	return answered(request).then((database) => {
		// A newer version in another tab wants to upgrade: an open connection would hold it up.
		database.onversionchange = () => database.close();
		return database;
	});
}
