/** When there may be something new: the live stream says so while it lives, the clock in any case. */
import { whileAwake } from '$lib/phone/base/awake';

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
	const openAndLook = () => {
		open();
		look();
	};
	const end = whileAwake({ look: openAndLook, every: EVERY, lost });
	return () => {
		stream?.close();
		end();
	};
}
