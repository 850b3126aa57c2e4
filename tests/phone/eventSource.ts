/** An EventSource for Node, as much of it as the phone uses: it reads the stream and never comes back by itself. */
import type { Source } from '../../src/lib/phone/base/stream';

export interface Sent {
	name: string;
	/** Empty where it has none. */
	id: string;
	data: string;
}

/** The events that a text of a stream holds (HTML, 9.2.6), and what is not a whole one yet. */
export function eventsIn(text: string): { events: Sent[]; rest: string } {
	const blocks = text.split('\n\n');
	const rest = blocks.pop() ?? '';
	const events = blocks.map((block) => {
		const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
		return { name: field('event'), id: field('id'), data: field('data') };
	});
	return { events, rest };
}

export function eventSource(address: string): Source {
	const events = new EventTarget();
	const ended = new AbortController();
	const fail = () => {
		if (!ended.signal.aborted) events.dispatchEvent(new Event('error'));
	};
	void read(address, ended.signal, (name, data) => {
		events.dispatchEvent(new MessageEvent(name, { data }));
	}).then(fail, fail);
	return {
		addEventListener: events.addEventListener.bind(events) as Source['addEventListener'],
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
		const { events, rest } = eventsIn(text + chunk);
		text = rest;
		for (const { name, data } of events) take(name, data);
	}
}
