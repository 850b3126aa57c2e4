/** Tells the desk when to look: the live stream says that something changed; a timer covers networks where streams die. */
import { whileAwake } from '$lib/phone/base/awake';
import { EventStream } from '$lib/phone/base/stream';

/** ms. The only way to learn how many phones are connected, and all there is where streams die. */
const EVERY = 10_000;

/**
 * Calls `look` now and whenever something may have changed, and `lost` when the device has no network.
 * @param since the last revision that is known here
 * @returns stops it
 */
export function follow(look: () => void, lost: () => void, since: () => number): () => void {
	let stream: EventStream | null = null;
	const open = () =>
		new EventStream(new EventSource(`/api/live/stream?as=desk&since=${since()}`), {
			events: { hello: look, revision: look, beat: () => {} },
			broken: () => (stream = null)
		});
	const stop = whileAwake({
		look: () => {
			stream ??= open();
			look();
		},
		every: EVERY,
		lost
	});
	return () => {
		stream?.close();
		stop();
	};
}
