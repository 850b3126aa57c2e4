/** Tells when there may be something new: the live stream while it lives, and by the clock in any case. */

/** ms. How many phones are connected is asked for this often; so is everything, where streams die. */
const EVERY = 10_000;

/**
 * Calls `look` now and whenever something may be new, and `lost` when the device has no network.
 * @param since the last revision that is known here
 * @returns the end of it
 */
export function follow(look: () => void, lost: () => void, since: () => number): () => void {
	let stream: EventSource | null = null;
	const open = () => {
		if (stream && stream.readyState !== EventSource.CLOSED) return;
		stream = new EventSource(`/api/live/stream?as=desk&since=${since()}`);
		stream.addEventListener('revision', look);
		stream.addEventListener('hello', look);
	};
	const awake = () => {
		if (document.visibilityState !== 'visible') return;
		open();
		look();
	};
	const timer = setInterval(awake, EVERY);
	document.addEventListener('visibilitychange', awake);
	addEventListener('online', awake);
	addEventListener('offline', lost);
	awake();
	return () => {
		stream?.close();
		clearInterval(timer);
		document.removeEventListener('visibilitychange', awake);
		removeEventListener('online', awake);
		removeEventListener('offline', lost);
	};
}
