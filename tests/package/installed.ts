/** Runsheet as an organizer has it: packed by npm, and installed into a folder of their own. */
import { spawn } from 'node:child_process';
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../src/cli/places.js';

export interface Said {
	status: number | null;
	/** Everything printed, in the order it came. */
	text: string;
}

export interface Running {
	/** Everything printed so far. */
	text(): string;
	stop(): Promise<void>;
}

/** Nothing of npm's that runs us, and nothing that a machine may have set for a server. */
function bare(settings: Record<string, string>): Record<string, string> {
	const { PATH = '', HOME = '' } = process.env;
	return { PATH, HOME, OFFLINE: '1', NO_COLOR: '1', ...settings };
}

function begun(cwd: string, [file = '', ...args]: string[], settings: Record<string, string>) {
	const child = spawn(file, args, { cwd, env: bare(settings), stdio: ['ignore', 'pipe', 'pipe'] });
	let text = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
	}
	const ended = new Promise<number | null>((done) => child.once('close', done));
	return { child, text: () => text, ended };
}

async function ran(cwd: string, command: string[], settings = {}): Promise<Said> {
	const { text, ended } = begun(cwd, command, settings);
	return { status: await ended, text: text() };
}

/** A folder with the package in it, in which `npx runsheet` works. */
export class Installed {
	readonly folder: string;

	constructor(folder: string) {
		this.folder = folder;
	}

	/** `npx runsheet ARGS` in the folder, or in one below it. */
	runsheet(args: string[], settings: Record<string, string> = {}, below = ''): Promise<Said> {
		return ran(join(this.folder, below), [this.#command, ...args], settings);
	}

	/** `npx runsheet start` or `dev`, until it says where it serves. */
	async serving(args: string[], settings: Record<string, string>): Promise<Running> {
		const { child, text, ended } = begun(this.folder, [this.#command, ...args], settings);
		await new Promise<void>((done, failed) => {
			child.stdout.on('data', () => /http:\/\/\S+:\d+/.test(text()) && done());
			void ended.then((status) => failed(new Error(`It ended with ${status}: ${text()}`)));
		});
		const stop = async () => {
			child.kill('SIGTERM');
			await ended;
		};
		return { text, stop };
	}

	/** The same sources as another version, installed over this one. */
	async upgrade(version: string): Promise<void> {
		const to = mkdtempSync(join(tmpdir(), 'runsheet-upgrade-'));
		try {
			await must(to, ['tar', '-xzf', await packed()]);
			const file = join(to, 'package/package.json');
			const described = JSON.parse(readFileSync(file, 'utf8')) as object;
			writeFileSync(file, JSON.stringify({ ...described, version }));
			await must(this.folder, [...INSTALL, await pack(join(to, 'package'), to)]);
		} finally {
			rmSync(to, { recursive: true });
		}
	}

	/** Another program in its place; the package stays. */
	fill(program: string): void {
		cpSync(program, this.folder, { recursive: true });
	}

	/** What npm has made stays. */
	clear(): void {
		for (const name of readdirSync(this.folder)) {
			if (/^(node_modules|package(-lock)?\.json)$/.test(name)) continue;
			rmSync(join(this.folder, name), { recursive: true });
		}
	}

	remove(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}

	get #command(): string {
		return join(this.folder, 'node_modules/.bin/runsheet');
	}
}

const INSTALL = ['npm', 'install', '--prefer-offline', '--no-audit', '--no-fund'];

/** @returns what it printed @throws where it fails */
async function must(cwd: string, command: string[]): Promise<string> {
	const { status, text } = await ran(cwd, command);
	if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}: ${text}`);
	return text;
}

/** @returns the tarball that npm makes of a package */
async function pack(folder: string, to: string): Promise<string> {
	const text = await must(folder, ['npm', 'pack', '--silent', '--pack-destination', to]);
	return join(to, text.trim().split('\n').at(-1) ?? '');
}

/** Packs the sources as they are. @returns the tarball */
function packed(): Promise<string> {
	const to = join(root, 'test-results/package');
	rmSync(to, { recursive: true, force: true });
	mkdirSync(to, { recursive: true });
	return pack(root, to);
}

/** An empty folder into which the package was installed as the README says. */
export async function installed(): Promise<Installed> {
	const folder = mkdtempSync(join(tmpdir(), 'runsheet-package-'));
	await must(folder, [...INSTALL, await packed()]);
	return new Installed(folder);
}
