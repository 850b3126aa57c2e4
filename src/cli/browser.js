/**
 * Finds a browser for the tests: the one of CHROMIUM_PATH, Playwright's own, one of the system, and if
 * there is none, installs one. A browser counts only when it starts: a download without the system's
 * libraries does not.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.js';
import { runQuietly, Stop } from './setup.js';

const SYSTEM = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium'
];

const SHELL = '/usr/bin/chromium-headless-shell';

/** Chromium refuses its sandbox to root, and most CI machines refuse it to everyone. */
export const browserArgs =
	process.getuid?.() === 0 || process.env.CI ? ['--no-sandbox', '--disable-setuid-sandbox'] : [];

/**
 * Also sets CHROMIUM_PATH, so that Playwright and the benchmarks take the same one, and SHELL_PATH where
 * there is Chromium's headless shell of the same version: the same engine without windows, a quarter
 * faster, and without what shows notifications.
 * @returns {Promise<string>} the path of a browser that starts
 */
export async function findBrowser() {
	const named = process.env.CHROMIUM_PATH;
	if (named && !starts(named)) {
		throw new Stop(`CHROMIUM_PATH must be a Chromium that starts, not "${named}".`, 2);
	}
	const path = named || (await here()) || (await installed());
	process.env.CHROMIUM_PATH = path;
	const version = versionOf(path);
	if (version && versionOf(SHELL) === version) process.env.SHELL_PATH = SHELL;
	return path;
}

/** @param {string} path */
function versionOf(path) {
	if (!existsSync(path)) return '';
	const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
	return /\d+(\.\d+)+/.exec(stdout ?? '')?.[0] ?? '';
}

/** One that is here already, or undefined. */
async function here() {
	const { chromium } = await import('playwright');
	return [chromium.executablePath(), ...SYSTEM].find(starts);
}

/** @param {string} path */
function starts(path) {
	const probe = () => spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 });
	return Boolean(path) && existsSync(path) && probe().status === 0;
}

/**
 * One that was not here before: Playwright's download, or else the distribution's package. Neither is
 * quoted unless both fail, because the first often does where only packages may be fetched.
 * @returns {Promise<string>}
 */
async function installed() {
	console.log('Installing a browser for the tests (once, a few minutes)…');
	const said = [];
	for (const way of [download, installPackage]) {
		said.push(await way());
		const found = await here();
		if (found) return found;
	}
	throw new Stop(
		`${said.join('\n').trim()}\n\n` +
			'The browser tests need Chromium or Chrome, and none could be installed here.\n' +
			'Please install one (Debian: apt-get install chromium), or name one: CHROMIUM_PATH=… npm test'
	);
}

async function download() {
	const cli = join(root, 'node_modules/playwright/cli.js');
	const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' };
	return (await runQuietly(process.execPath, [cli, 'install', 'chromium'], env)).said;
}

/** Debian's and Ubuntu's own package, where this user may install it without being asked. */
async function installPackage() {
	if (!existsSync('/usr/bin/apt-get')) return '';
	const asRoot = process.getuid?.() === 0;
	if (!asRoot && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return '';
	const install = 'DEBIAN_FRONTEND=noninteractive apt-get install -y -q';
	// the shell only saves time, and not every distribution has it
	const apt = `apt-get update -q && ${install} chromium && { ${install} chromium-headless-shell || true; }`;
	const shell = ['sh', '-c', apt];
	const [file = '', ...args] = asRoot ? shell : ['sudo', '-n', ...shell];
	return (await runQuietly(file, args)).said;
}
