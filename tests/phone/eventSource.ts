/** An EventSource for Node, as much of it as the phone uses: it reads the stream and never comes back by itself. */
import type { Stream } from '../../src/lib/phone/live/follower';

export function eventSource(address: string): Stream {
	const events = new EventTarget();
	const ended = new AbortController();
	const fail = () => {
		if (!ended.signal.aborted) events.dispatchEvent(new Event('error'));
	};
	void read(address, ended.signal, (name, data) => {
		events.dispatchEvent(new MessageEvent(name, { data }));
	}).then(fail, fail);
	return {
		addEventListener: events.addEventListener.bind(events) as Stream['addEventListener'],
		close: () => ended.abort()
	};
}

async function read(
	address: string,
	signal: AbortSignal,
	take: (name: string, data: string) => void
): Promise<void> {
	const response = await fetch(address, { signal });
	if (!response.ok || !response.body) throw new Error(`answered ${response.status}`);
	let text = '';
	for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
		const parts = (text + chunk).split('\n\n');
		text = parts.pop()!;
		for (const part of parts) {
			const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1] ?? '';
			take(field('event'), field('data'));
		}
	}
}
