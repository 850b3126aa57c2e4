/** Two builds of one place: the second waits for the first, also for one that is killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../../src/cli/places.js';
import { folderOf } from '../data/folders';

/** A process that says when it waits and when it may build, and then does not end. */
function builder(next: string) {
	const code = `import { buildAlone } from '${join(root, 'src/cli/buildAlone.js')}';
await buildAlone(process.argv[1], () => console.log('waits'));
console.log('builds');
setInterval(() => {}, 1000);`;
	const process_ = spawn(process.execPath, ['--input-type=module', '-e', code, next], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	onTestFinished(() => void process_.kill('SIGKILL'));
	const it = { process: process_, said: '' };
	process_.stdout.on('data', (chunk: Buffer) => (it.said += chunk.toString()));
	return it;
}

test('the second waits until the first is over, and others are not kept', async () => {
	const dir = folderOf({});
	const first = builder(join(dir, '.build-next'));
	await expect.poll(() => first.said, { timeout: 20_000 }).toBe('builds\n');
	const second = builder(join(dir, '.build-next'));
	await expect.poll(() => second.said, { timeout: 20_000 }).toBe('waits\n');
	const other = builder(join(dir, '.build-static-next'));
	await expect.poll(() => other.said, { timeout: 20_000 }).toBe('builds\n');
	expect(second.said).toBe('waits\n');
	first.process.kill('SIGKILL');
	await once(first.process, 'exit');
	await expect.poll(() => second.said, { timeout: 20_000 }).toBe('waits\nbuilds\n');
}, 60_000);
