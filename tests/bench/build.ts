/** The static site as `npm run build:static` makes it, at the root of a domain. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPlaces } from '../../src/cli/places.js';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUT = join(ROOT, 'build-static');

/** Runs one of our own npm scripts; throws its last words, after `complaint`, where it fails. */
export function npmRun(args: string[], env: NodeJS.ProcessEnv, complaint: string): void {
	const { status, stdout, stderr } = spawnSync('npm', ['run', ...args], {
		cwd: ROOT,
		env: { ...process.env, ...env },
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024
	});
	if (status === 0) return;
	const words = `${stdout}\n${stderr}`.trim().split('\n').slice(-25).join('\n');
	throw new Error(`${complaint}\n${words}`);
}

/** @returns the folder; throws the build's own last words where it fails */
export function buildStatic(): string {
	npmRun(['build:static'], { BASE_PATH: '' }, 'The static site does not build.');
	return OUT;
}

/** Builds what `npm start` serves. Throws the build's own last words where it fails. */
export function buildServer(): void {
	npmRun(['build'], { BASE_PATH: '' }, 'The server does not build.');
}

/**
 * Builds another program's site into `to`, from nothing.
 * @param data its program folder
 * @returns the ms that the build took
 */
export function buildApart(data: string, to: string): number {
	// what builds before this one have left would be cleared within its time
	const settings = { BASE_PATH: '', DATA_DIR: data, BUILD_DIR: to };
	rmSync(buildPlaces('static', settings).work, { recursive: true, force: true });
	rmSync(to, { recursive: true, force: true });
	const begun = performance.now();
	npmRun(['build:static'], settings, `${data} does not build.`);
	return performance.now() - begun;
}

export const RESULTS = join(ROOT, 'bench-results');
