/** Builds to measure, as `npm run build` and `build:static` make them, at the root of a domain. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPlaces } from '../../src/cli/places.js';
import type { Trick } from '../../src/speed/tricks.js';
import { folders } from '../journeys/builds';
import { WORKSHOP } from '../workshop';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const RESULTS = join(ROOT, 'bench-results');

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

/** The workshop's site. @returns its folder; throws the build's own last words where it fails */
export function buildStatic(): string {
	const out = join(RESULTS, 'sites/workshop');
	buildApart(WORKSHOP, out);
	return out;
}

/** Builds the server with the workshop's program, where the journeys look for it. Throws the build's own last words where it fails. */
export function buildServer(): void {
	const settings = { BASE_PATH: '', DATA_DIR: WORKSHOP, BUILD_DIR: folders.server };
	npmRun(['build'], settings, 'The server does not build.');
}

/**
 * Builds a program's site into `to`, from nothing.
 * @param data its program folder
 * @param without a trick of src/speed to leave out
 * @returns the ms that the build took
 */
export function buildApart(data: string, to: string, without: Trick | '' = ''): number {
	// what builds before this one have left would be cleared within its time
	const settings = { BASE_PATH: '', DATA_DIR: data, BUILD_DIR: to, RUNSHEET_WITHOUT: without };
	rmSync(buildPlaces('static', settings).work, { recursive: true, force: true });
	rmSync(to, { recursive: true, force: true });
	const begun = performance.now();
	npmRun(['build:static'], settings, `${data} does not build.`);
	return performance.now() - begun;
}
