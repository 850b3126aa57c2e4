/** Our server as a process of its own, from the build, on a free port, with a store of its own. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../src/cli/places.js';
import { folders } from './builds';
import type { Site } from './site';
import { newState } from './state';

export interface Served extends Site {
	pid: number;
	/** What it said so far: the start line, and with LOG=1 a line for each answer. */
	said(): string;
}

/**
 * @param settings environment; without a STATE_DIR it gets an empty one. To start again on the same, name it.
 * @param file what Node is to run
 */
export async function startServer(
	settings: Record<string, string> = {},
	file = join(folders.server, 'index.js')
): Promise<Served> {
	const server = spawn('node', [file], {
		cwd: root,
		env: {
			...process.env,
			...{ PORT: '0', HOST: '127.0.0.1', STATE_DIR: settings.STATE_DIR ?? newState() },
			...settings
		},
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let said = '';
	const url = await new Promise<string>((started, failed) => {
		server.stdout.on('data', (chunk: Buffer) => {
			said += chunk.toString();
			const found = /http:\/\/\S+?:\d+/.exec(said)?.[0];
			if (found) started(found);
		});
		server.on('exit', (code) => failed(new Error(`The server ended with ${code}: ${said}`)));
	});
	return {
		url: url.replace('127.0.0.1', 'localhost'),
		pid: server.pid ?? 0,
		said: () => said,
		kill: () =>
			new Promise((gone) => {
				if (server.exitCode !== null || server.signalCode !== null) return gone();
				server.removeAllListeners('exit');
				server.on('exit', () => gone());
				server.kill('SIGKILL');
			})
	};
}
