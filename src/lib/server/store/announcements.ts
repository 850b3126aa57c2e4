/** What has changed. An announcement says nothing else; followers read the store. */
export type Topic = string;

/** Announcements within one process. For PostgreSQL, the last step after hearing from others. */
export class Announcements {
	readonly #followers = new Map<Topic, Set<() => void>>();

	/** @returns a function that stops it */
	follow(topic: Topic, callback: () => void): () => void {
		const followers = this.#followers.get(topic) ?? new Set();
		this.#followers.set(topic, followers.add(callback));
		return () => followers.delete(callback);
	}

	tell(topic: Topic): void {
		for (const callback of this.#followers.get(topic) ?? []) callback();
	}

	/** For when announcements may have been missed. */
	tellAll(): void {
		for (const topic of this.#followers.keys()) this.tell(topic);
	}
}
