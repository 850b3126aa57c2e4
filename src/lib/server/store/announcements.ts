/** Who wants to know that something has changed, by topic. What is told is only that: whoever hears it reads the store. */
export type Topic = string;

/** Inside one process: all there is for the embedded store, and the last step for PostgreSQL. */
export class Announcements {
	readonly #followers = new Map<Topic, Set<() => void>>();

	/** @returns what ends it */
	follow(topic: Topic, callback: () => void): () => void {
		const followers = this.#followers.get(topic) ?? new Set();
		this.#followers.set(topic, followers.add(callback));
		return () => followers.delete(callback);
	}

	tell(topic: Topic): void {
		for (const callback of this.#followers.get(topic) ?? []) callback();
	}

	/** After a time in which announcements may have been missed. */
	tellAll(): void {
		for (const topic of this.#followers.keys()) this.tell(topic);
	}
}
