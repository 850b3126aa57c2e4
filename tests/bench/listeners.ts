/**
 * A process that holds many streams of `/api/live/stream` open, as so many phones would, and notes when a
 * revision has arrived on each. Apart from the measuring one, so that neither waits for the other.
 */
import { get } from 'node:http';

/** What it is told. */
export type Order = { open: number; url: string; since: number } | { awaited: number };
/** What it answers: how many are open; then ms since 1970 at which each has heard of the revision. */
export type Report = { opened: number } | { awaited: number; at: number[] };

/** ms after which whoever has not heard is counted as missing. */
const PATIENCE = 10_000;
/** Connections that are opened at once. */
const BATCH = 100;
const now = () => performance.timeOrigin + performance.now();

const heard = new Map<number, number[]>();
let open = 0;

function note(revision: number): void {
	const times = heard.get(revision) ?? [];
	times.push(now());
	heard.set(revision, times);
}

function listen(url: string): Promise<void> {
	return new Promise((opened, failed) => {
		get(url, { agent: false }, (response) => {
			let rest = '';
			let greeted = false;
			response.setEncoding('utf8');
			response.on('data', (chunk: string) => {
				const lines = (rest + chunk).split('\n');
				rest = lines.pop() ?? '';
				for (const line of lines) {
					if (line === 'event: hello' && !greeted) {
						greeted = true;
						open++;
						opened();
					}
					if (line.startsWith('id: ')) note(Number(line.slice(4)));
				}
			});
			response.on('close', () => open--);
		}).on('error', failed);
	});
}

async function openAll(count: number, url: string): Promise<void> {
	for (let done = 0; done < count; done += BATCH) {
		const batch = Math.min(BATCH, count - done);
		await Promise.all(Array.from({ length: batch }, () => listen(url)));
	}
}

async function awaited(revision: number): Promise<number[]> {
	const until = now() + PATIENCE;
	while ((heard.get(revision)?.length ?? 0) < open && now() < until) {
		await new Promise((later) => setTimeout(later, 20));
	}
	return heard.get(revision) ?? [];
}

const answer = (report: Report) => process.send?.(report);

process.on('message', (order: Order) => {
	if ('open' in order) {
		const url = `${order.url}/api/live/stream?as=phone&since=${order.since}`;
		void openAll(order.open, url).then(
			() => answer({ opened: open }),
			() => answer({ opened: open })
		);
	} else {
		void awaited(order.awaited).then((at) => answer({ awaited: order.awaited, at }));
	}
});
process.on('disconnect', () => process.exit());
