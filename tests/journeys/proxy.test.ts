/** What compose.yaml and src/DEPLOY.md describe: two servers, one PostgreSQL, nginx before them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readFolder } from '../../src/lib/data/folder';
import { LiveProgram } from '../../src/lib/server/live/liveProgram';
import { openStore } from '../../src/lib/server/store/store';
import { nginx, startNginx } from '../server/nginx';
import { freePort, postgresBinaries, sharedPostgres } from '../server/postgres';
import { root } from '../../src/cli/places.js';
import { type Served, startServer } from './server';
import { WORKSHOP } from '../workshop';

const binaries = postgresBinaries();
const missing = [...(nginx ? [] : ['nginx']), ...(binaries ? [] : ['PostgreSQL'])];

test.skip(missing.length > 0, `${missing.join(' and ')} not installed here`);

/** The configuration that src/DEPLOY.md gives, on ports of this test. */
function configuration(port: number, servers: number[]): string {
	const page = readFileSync(join(root, 'src/DEPLOY.md'), 'utf8');
	const given = /```nginx\n([\s\S]*?)```/.exec(page)?.[1];
	if (!given) throw new Error('src/DEPLOY.md has no configuration for nginx.');
	return given
		.replaceAll(/^.*(listen 443|ssl_certificate).*\n/gm, '')
		.replace('server_name example.org;', `listen 127.0.0.1:${port};`)
		.replace('127.0.0.1:3000', `127.0.0.1:${servers[0]}`)
		.replace('# server 127.0.0.1:3001', `server 127.0.0.1:${servers[1]}`);
}

/** What a stream says, as it comes. */
function listen(url: string): { heard: () => string; end: () => void } {
	const control = new AbortController();
	let said = '';
	void (async () => {
		const { body } = await fetch(url, { signal: control.signal });
		for await (const chunk of body!.pipeThrough(new TextDecoderStream())) said += chunk;
	})().catch(() => undefined);
	return { heard: () => said, end: () => control.abort() };
}

test('a change reaches everybody through the proxy, and one server may go while the other serves', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'runsheet-nginx-'));
	const gone: (() => unknown)[] = [];
	try {
		const databaseUrl = await (await sharedPostgres(binaries!)).database();
		const settings = { DATABASE_URL: databaseUrl, ADDRESS_HEADER: 'x-forwarded-for' };
		const servers: Served[] = await Promise.all([startServer(settings), startServer(settings)]);
		gone.push(...servers.map((server) => () => server.kill()));
		const port = await freePort();
		const ports = servers.map(({ url }) => Number(new URL(url).port));
		const at = (path: string) => `http://127.0.0.1:${port}${path}`;
		gone.push(await startNginx(folder, configuration(port, ports), at('/health')));

		// nginx takes the servers in turn, so these are on both
		const streams = [1, 2, 3, 4].map(() => listen(at('/api/live/stream?since=8')));
		gone.push(...streams.map(({ end }) => end));
		for (const { heard } of streams) await expect.poll(heard).toContain('event: hello');

		const program = readFolder(WORKSHOP).folder!;
		const event = program.program.event.id;
		const store = await openStore({
			stateDir: folder,
			databaseUrl,
			event,
			role: 'command',
			rehearsal: false
		});
		gone.push(() => store.close());
		const day = await LiveProgram.open(program, store);
		const publish = (title: string) =>
			day.publish(
				{
					...{ key: `proxy-test-${title}-000000`, base: day.revision, why: '' },
					action: { kind: 'retitle', session: 'smoothgrad', title }
				},
				'Ann'
			);

		await publish('First');
		for (const { heard } of streams) await expect.poll(heard).toContain('id: 9\n');
		for (const path of ['/program.json', '/feeds/program.ics', '/program.json']) {
			const answer = await fetch(at(path));
			expect(await answer.text()).toContain('First');
		}

		await servers[0]!.kill();
		await publish('Second');
		const revision = async () =>
			((await (await fetch(at('/program.json'))).json()) as { revision: number }).revision;
		await expect.poll(revision).toBe(10);
		for (let n = 0; n < 4; n++) expect(await revision()).toBe(10);
		const again = listen(at('/api/live/stream?since=9'));
		gone.push(again.end);
		await expect.poll(again.heard).toContain('id: 10\n');
		expect(again.heard()).not.toContain('id: 9\n');
		day.close();
	} finally {
		for (const end of gone.reverse()) await end();
		rmSync(folder, { recursive: true, force: true });
	}
});
