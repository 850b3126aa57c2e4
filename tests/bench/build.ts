/** The static site as `npm run build:static` makes it, at the root of a domain. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** @returns the folder; throws the build's own last words where it fails */
export function buildStatic(): string {
	const env = { ...process.env };
	delete env.BASE_PATH;
	const { status, stdout, stderr } = spawnSync('npm', ['run', 'build:static'], {
		cwd: ROOT,
		env,
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024
	});
	if (status !== 0) {
		const words = `${stdout}\n${stderr}`.trim().split('\n').slice(-25).join('\n');
		throw new Error(`The static site does not build.\n${words}`);
	}
	return `${ROOT}build-static`;
}

export const RESULTS = `${ROOT}bench-results`;
