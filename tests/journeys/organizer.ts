/** An organizer without a screen: invited by the command, signed in, publishing by the interface of the desk. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { APIRequestContext, APIResponse } from '@playwright/test';
import type { Action, LiveRevision } from '../../src/lib/program/live/live';
import { root } from '../../src/cli/places.js';
import { typed } from '../../src/cli/typed.js';
import { newState } from './state';
import { WORKSHOP } from '../workshop';

/** What `npm run desk` says, beside a server whose store is in `state`. */
export async function desk(
	state: string,
	args: string[],
	settings: Record<string, string> = {}
): Promise<string> {
	const { stdout } = await promisify(execFile)(
		process.execPath,
		[...typed('src/cli/desk.ts'), ...args],
		{ cwd: root, env: { ...process.env, STATE_DIR: state, DATA_DIR: WORKSHOP, ...settings } }
	);
	return stdout;
}

/** @returns the passphrase */
export async function invite(state: string, name: string): Promise<string> {
	const said = await desk(state, ['invite', name]);
	return /: ([a-z]{5}(?:-[a-z]{5}){3})\n/.exec(said)?.[1] ?? `no passphrase in: ${said}`;
}

/** What is given out in a store of its own. */
interface Keys {
	passphrases: Record<'Ana' | 'Bea', string>;
	/** Path of the private link of Cinjon Resnick, a speaker. */
	link: string;
}

export interface Organized extends Keys {
	/** Folder of the store. */
	state: string;
}

/** Where the store lies that all are copied from. */
export const invited = join(root, 'test-results/invited');
const KEYS = join(invited, 'keys.json');

/** Made by the command once, with the builds: each call takes seconds, and nearly every test of the desk wants two organizers. */
export async function inviteBoth(): Promise<void> {
	rmSync(invited, { recursive: true, force: true });
	const state = join(invited, 'state');
	mkdirSync(state, { recursive: true });
	const passphrases = { Ana: await invite(state, 'Ana'), Bea: await invite(state, 'Bea') };
	const said = await desk(state, ['speakers'], { ORIGIN: 'https://vdl.example' });
	const link = /^Cinjon Resnick\s+https:\/\/vdl\.example(\S+)$/m.exec(said)?.[1];
	if (!link) throw new Error(`No link of Cinjon Resnick in: ${said}`);
	const keys: Keys = { passphrases, link };
	writeFileSync(KEYS, JSON.stringify(keys));
}

export function organized(): Organized {
	const state = newState();
	cpSync(join(invited, 'state'), state, { recursive: true });
	// the same people may rehearse
	cpSync(join(invited, 'state'), join(state, 'rehearsal'), { recursive: true });
	const keys = JSON.parse(readFileSync(KEYS, 'utf8')) as Keys;
	return { state, ...keys };
}

export class Organizer {
	#request: APIRequestContext;
	#url: string;

	constructor(request: APIRequestContext, url: string) {
		this.#request = request;
		this.#url = url;
	}

	async signIn(name: string, passphrase: string): Promise<void> {
		await this.#post('/api/desk/session', { name, passphrase });
	}

	/** Publishes on top of whatever others have. */
	async publish(action: Action, why = ''): Promise<LiveRevision> {
		const { revision: base } = (await (
			await this.#request.get(`${this.#url}/api/live`)
		).json()) as {
			revision: number;
		};
		const key = crypto.randomUUID();
		const answer = await this.#post('/api/desk/revisions', { key, base, action, why });
		return ((await answer.json()) as { revision: LiveRevision }).revision;
	}

	async #post(path: string, data: object): Promise<APIResponse> {
		const answer = await this.#request.post(this.#url + path, {
			data,
			headers: { origin: this.#url }
		});
		if (!answer.ok())
			throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
		return answer;
	}
}
