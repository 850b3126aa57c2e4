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
const APT = '/usr/bin/apt-get';

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
 * One that was not here before: Playwright's download, or else the distribution's package. Why a way
 * failed is said only when both did, because the first often does where only packages may be fetched.
 * @returns {Promise<string>}
 */
async function installed() {
	console.log('Installing a browser for the tests (once, a few minutes)…');
	const reasons = [];
	for (const way of [download, installPackage]) {
		reasons.push(await way());
		const found = await here();
		if (found) return found;
	}
	throw new Stop(noBrowser(reasons.filter(Boolean), existsSync(APT)));
}

/** @returns {Promise<string>} why there may still be no browser, in one line */
async function download() {
	const cli = join(root, 'node_modules/playwright/cli.js');
	const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' };
	const { status, said } = await runQuietly(process.execPath, [cli, 'install', 'chromium'], env);
	if (status !== 0) return `Playwright's download failed: ${firstError(said)}`;
	const { chromium } = await import('playwright');
	const { stderr } = spawnSync(chromium.executablePath(), ['--version'], { encoding: 'utf8' });
	return `Playwright's download does not start here: ${firstError(stderr ?? '')}`;
}

/**
 * Debian's and Ubuntu's own package, where this user may install it without being asked.
 * @returns {Promise<string>} why there may still be no browser, in one line; empty where there is no apt-get
 */
async function installPackage() {
	if (!existsSync(APT)) return '';
	const asRoot = process.getuid?.() === 0;
	if (!asRoot && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) {
		return 'The package chromium can be installed by root alone.';
	}
	const install = 'DEBIAN_FRONTEND=noninteractive apt-get install -y -q';
	// the shell only saves time, and not every distribution has it
	const apt = `apt-get update -q && ${install} chromium && { ${install} chromium-headless-shell || true; }`;
	const shell = ['sh', '-c', apt];
	const [file = '', ...args] = asRoot ? shell : ['sudo', '-n', ...shell];
	const { said } = await runQuietly(file, args);
	return `The package chromium could not be installed: ${firstError(said)}`;
}

/**
 * The first line that an installer marks as an error (`Error: …` of Playwright, `E: …` of apt-get), or
 * else the last line: the rest is repetition and stack.
 * @param {string} said
 */
export function firstError(said) {
	const lines = said
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean);
	const marked = lines.find((line) => /^(Error|E): /.test(line));
	return (marked ?? lines.at(-1) ?? 'it gave no reason').replace(/^(Error|E): /, '').slice(0, 300);
}

/**
 * What to do where no browser could be installed.
 * @param {string[]} reasons one for each way that was tried
 * @param {boolean} apt whether there is apt-get
 */
export function noBrowser(reasons, apt) {
	const cure = apt
		? 'As root, run this once:\n  apt-get update && apt-get install -y chromium'
		: 'Please install one.';
	return (
		'The browser tests need Chromium or Chrome. There is none here, and none could be installed:\n' +
		`${reasons.map((reason) => `- ${reason}\n`).join('')}\n` +
		`${cure}\nIf there is one in another place, name it: CHROMIUM_PATH=/path/to/chromium npm test`
	);
}
