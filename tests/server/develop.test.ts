/** `npm run dev` as it is: Vite, a folder that is being edited, and the store. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { edited, small, smallFolder } from '../data/folders';
import { freePort } from './postgres';

function spawned(dataDir: string, stateDir: string, port: number) {
	const settings = { PORT: String(port), DATA_DIR: dataDir, STATE_DIR: stateDir };
	const vite = spawn(process.execPath, ['src/cli/dev.js'], {
		env: { ...process.env, ...settings, NO_COLOR: '1', NODE_ENV: '' }
	});
	onTestFinished(() => void vite.kill('SIGKILL'));
	const text = { said: '' };
	for (const stream of [vite.stdout, vite.stderr]) {
		stream.on('data', (chunk: Buffer) => (text.said += chunk.toString()));
	}
	return { vite, text };
}

/** Vite reads all packages anew where it has not run before, on a busy machine for half a minute. */
async function develop(dataDir: string, stateDir: string) {
	const port = await freePort();
	const { vite, text } = spawned(dataDir, stateDir, port);
	await expect.poll(() => text.said, { timeout: 100_000 }).toContain(`localhost:${port}`);
	const ask = (path: string) => fetch(`http://localhost:${port}${path}`);
	return { vite, text, port, ask };
}

test('while developing, mistakes stand in the page until they are mended, and a store or a port in use is refused in one sentence', async () => {
	const data = smallFolder(edited('sessions.yaml', 'room: annex', 'room: anex'));
	const state = mkdtempSync(join(tmpdir(), 'runsheet-state-'));
	onTestFinished(() => rmSync(state, { recursive: true, force: true }));
	const { text, port, ask } = await develop(data, state);
	expect(text.said).toContain('the room "anex" does not exist. Did you mean "annex"?\n');
	const refused = await ask('/schedule/');
	expect(refused.status).toBe(500);
	expect(await refused.text()).toContain('the room &quot;anex&quot; does not exist.');

	writeFileSync(join(data, 'sessions.yaml'), small['sessions.yaml']!);
	await expect.poll(async () => (await ask('/schedule/')).status, { timeout: 60_000 }).toBe(200);
	expect(await (await ask('/api/live')).json()).toMatchObject({ revision: 0, revisions: [] });
	expect(text.said).not.toContain('    at ');

	const second = await develop(data, state);
	const left = once(second.vite, 'exit');
	await expect(second.ask('/schedule/')).rejects.toThrow();
	expect(await left).toEqual([1, null]);
	expect(second.text.said).toContain(`Another server uses ${state}. Stop it,`);
	expect(second.text.said).not.toContain('    at ');

	const third = spawned(data, state, port);
	expect(await once(third.vite, 'exit')).toEqual([1, null]);
	expect(third.text.said).toContain(`Port ${port} is in use,`);
	expect(third.text.said).toContain(`PORT=${port + 1} npm run dev`);
	expect(third.text.said).not.toContain('    at ');
}, 300_000);
