/**
 * What every command needs before it can begin: the right Node, and the packages that the lock file names.
 * Runs before node_modules exists, so it may use nothing but Node itself.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { asCalled } from './asCalled.js';
import { hash, home, root } from './places.js';

// Vite would list every import of its configuration that a later version wants written otherwise
process.env.VITE_CONFIG_NATIVE_IGNORE_WARNING ??= 'true';

const LOCK = join(root, 'package-lock.json');
const MARKER = join(root, 'node_modules/.runsheet-lock');

/** A reason to stop that its reader can act on: shown as it is, without a stack. */
export class Stop extends Error {
	/**
	 * @param {string} message
	 * @param {number} status the exit status
	 */
	constructor(message, status = 1) {
		super(message);
		this.status = status;
	}
}

/**
 * Runs a command's main function; a Stop becomes its sentence and its status.
 * @param {() => Promise<void>} main
 */
export async function command(main) {
	try {
		process.chdir(root);
		requireNode();
		await main();
	} catch (error) {
		if (!(error instanceof Stop)) throw error;
		if (error.message) console.error(asCalled(fromHome(error.message)));
		process.exit(error.status);
	}
}

/**
 * Names files as who called it sees them.
 * @param {string} text
 */
function fromHome(text) {
	return home === root ? text : text.replaceAll(join(home, '/'), '');
}

function requireNode() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major > 20 || (major === 20 && minor >= 19)) return;
	throw new Stop(`Runsheet needs Node 20.19 or newer; this is ${process.versions.node}.`);
}

/** Installs what package-lock.json says, unless it is there already. A package comes without, and is installed. */
export async function install() {
	if (!existsSync(LOCK)) return;
	const lock = hash(readFileSync(LOCK));
	const installed = existsSync(MARKER) ? readFileSync(MARKER, 'utf8').trim() : null;
	if (installed === lock) return;
	if (!installedByHand()) {
		const first = !existsSync(join(root, 'node_modules'));
		console.log(
			first
				? 'Installing (first time, about a minute)…'
				: 'Installing again, since package-lock.json has changed…'
		);
		const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
		const status = await run(...npm(['ci', '--include=dev', ...quiet]));
		if (status !== 0) throw new Stop('npm could not install; its own words stand above.', status);
	}
	writeFileSync(MARKER, `${lock}\n`);
}

/**
 * Whether npm's own record of node_modules names the versions of the lock file: then somebody has just
 * run `npm ci` or `npm install`, and installing again would only take their time.
 */
function installedByHand() {
	const record = join(root, 'node_modules/.package-lock.json');
	if (!existsSync(record)) return false;
	/** @type {Record<string, { version?: string, optional?: boolean }>} */
	const wanted = JSON.parse(readFileSync(LOCK, 'utf8')).packages;
	const there = JSON.parse(readFileSync(record, 'utf8')).packages;
	return Object.entries(wanted).every(
		([path, { version, optional }]) =>
			path === '' || there[path]?.version === version || (optional && !there[path])
	);
}

/**
 * The npm that runs us, or the one on the path.
 * @param {string[]} args
 * @returns {[file: string, args: string[]]}
 */
function npm(args) {
	const self = process.env.npm_execpath ?? '';
	return self.endsWith('npm-cli.js') ? [process.execPath, [self, ...args]] : ['npm', args];
}

/**
 * Runs npm and keeps what it says.
 * @param {string[]} args
 */
export const npmQuietly = (args) => runQuietly(...npm(args));

/**
 * Runs a program with this one's terminal; Ctrl-C and SIGTERM reach it before they end this one.
 * @param {string} file
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} its exit status, 127 when it cannot be run
 */
export function run(file, args, env = process.env) {
	return ended(spawn(file, args, { stdio: 'inherit', env, cwd: home }));
}

/**
 * Runs a program and keeps what it says, for the case that it matters.
 * @param {string} file
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @param {(text: string) => void} [hear] called with what it says, as it comes
 */
export async function runQuietly(file, args, env = process.env, hear) {
	const child = spawn(file, args, { stdio: ['inherit', 'pipe', 'pipe'], env, cwd: root });
	let said = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk) => {
			said += chunk;
			hear?.(String(chunk));
		});
	}
	return { status: await ended(child), said };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function ended(child) {
	return new Promise((done) => {
		/** @param {NodeJS.Signals} signal */
		const pass = (signal) => child.kill(signal);
		process.on('SIGINT', pass).on('SIGTERM', pass);
		child.on('error', () => done(127));
		child.on('close', (status, signal) => {
			process.off('SIGINT', pass).off('SIGTERM', pass);
			if (signal) process.exit(128 + constants.signals[signal]);
			done(status ?? 1);
		});
	});
}
