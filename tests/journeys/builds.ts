/** Makes the three builds that the journeys visit, unless they are there and made of the same sources. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** Folders of the builds, by kind. */
export const folders = {
	server: join(root, 'build'),
	static: join(root, 'test-results/static'),
	below: join(root, 'test-results/below')
} as const;
export type Kind = keyof typeof folders;

/** The sub-path of the third build, as on a project page of GitHub. */
export const BELOW = '/vdl';

function staticBuild(to: string, base: string): void {
	execFileSync('node', ['src/cli/build.js', 'static'], {
		cwd: root,
		stdio: ['ignore', 'ignore', 'inherit'],
		env: { ...process.env, BASE_PATH: base }
	});
	rmSync(to, { recursive: true, force: true });
	cpSync(join(root, 'build-static'), to, { recursive: true });
}

const stampOf = (folder: string) => {
	const file = join(folder, '.runsheet-sources');
	return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

export default async function builds(): Promise<void> {
	const { sourcesStamp } = (await import('../../src/cli/setup.js')) as {
		sourcesStamp: () => string;
	};
	process.env.BASE_PATH = '';
	if (stampOf(folders.server) !== sourcesStamp()) {
		execFileSync('node', ['src/cli/build.js', 'server'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
	}
	if (stampOf(folders.static) !== sourcesStamp()) staticBuild(folders.static, '');
	process.env.BASE_PATH = BELOW;
	const stamp = sourcesStamp();
	process.env.BASE_PATH = '';
	if (stampOf(folders.below) !== stamp) staticBuild(folders.below, BELOW);
}
