/** A site on this machine that says at /api/live what was published on it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Live } from '../../src/lib/program/live/live';

/** @returns its address, and the paths that were asked for */
export async function liveSite(
	live: () => Live,
	deployed: number,
	given: { event?: string } = {}
): Promise<{ url: string; asked: string[] }> {
	const asked: string[] = [];
	const server = createServer((request, response) => {
		const path = request.url ?? '';
		asked.push(path);
		const { program, revisions } = live();
		const answers: Record<string, unknown> = {
			'/api/live': { revision: program.revision, deployed, revisions },
			'/program.json': {
				...program,
				event: { ...program.event, id: given.event ?? program.event.id }
			}
		};
		const answer = answers[path];
		response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
		response.end(JSON.stringify(answer ?? { error: 'There is nothing here.' }));
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	onTestFinished(() => void server.close());
	return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** An address at which nobody answers. */
export async function nobody(): Promise<string> {
	const server = createServer();
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const { port } = server.address() as AddressInfo;
	await new Promise((closed) => server.close(closed));
	return `http://127.0.0.1:${port}`;
}
