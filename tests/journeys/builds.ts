/** Makes the builds that the journeys visit, unless they are there and made of the same sources. */
import { spawn } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, sourcesStamp, STAMP } from '../../src/cli/places.js';
import { typed } from '../../src/cli/typed.js';
import { WORKSHOP } from '../workshop';
import { invited, inviteBoth } from './organizer';

/** Folders of the builds, by kind. */
export const folders = {
	server: join(root, 'test-results/server'),
	/** Below a path, which is harder than at the root of a host; programs at random are built for that. */
	static: join(root, 'test-results/static'),
	/** The static build of the next revision: one summary and one time have changed. */
	next: join(root, 'test-results/next')
} as const;
export type Kind = keyof typeof folders;

/** The path that static builds lie below, as on a project page of GitHub. */
export const BELOW = '/vdl';

type Settings = Record<string, string>;

/** @throws where it ends with another status than 0 */
export function command(args: string[], settings: Settings): Promise<void> {
	const child = spawn(process.execPath, args, {
		cwd: root,
		stdio: ['ignore', 'ignore', 'inherit'],
		env: { ...process.env, VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true', ...settings }
	});
	return new Promise((done, failed) =>
		child.once('close', (status) =>
			status === 0 ? done() : failed(new Error(`${args.join(' ')} ended with ${status}.`))
		)
	);
}

/** One of the commands `npm run data -- …`, as organizers call it. */
export const data = (args: string[], settings: Settings = {}): Promise<void> =>
	command([...typed('src/cli/data.ts'), ...args], { OFFLINE: '1', ...settings });

export const build = (kind: 'server' | 'static', to: string, settings: Settings): Promise<void> =>
	command(['src/cli/build.js', kind], { ...settings, BUILD_DIR: to });

/** The workshop with a summary and a time changed, published as revision 9 by the command organizers use. */
async function nextData(): Promise<string> {
	const folder = join(root, 'test-results/next-data');
	rmSync(folder, { recursive: true, force: true });
	cpSync(WORKSHOP, folder, { recursive: true });
	appendFileSync(join(folder, 'sessions/deepresolve.md'), '\nThe authors bring a demonstration.\n');
	const sessions = join(folder, 'sessions.yaml');
	const text = readFileSync(sessions, 'utf8');
	const moved = text.replace(/(- id: activis[\s\S]*?start: )['"]?16:20['"]?/, '$1"16:25"');
	if (moved === text) throw new Error('The start of activis is not where this expects it.');
	writeFileSync(sessions, moved);
	await data(['publish', '-m', 'A demonstration, and a later start'], { DATA_DIR: folder });
	return folder;
}

const stampOf = (folder: string) => {
	const file = join(folder, STAMP);
	return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

/** Builds it unless what stands there was made of the same sources and settings. */
async function ensure(
	folder: string,
	settings: Settings,
	build: () => Promise<void>
): Promise<void> {
	if (stampOf(folder) !== sourcesStamp({ ...process.env, ...settings })) await build();
}

const plain = { BASE_PATH: '', DATA_DIR: WORKSHOP };

/** One after the other, so that the machine is not asked for more than two builds at once. */
async function staticBuilds(): Promise<void> {
	const below = { ...plain, BASE_PATH: BELOW };
	await ensure(folders.static, below, () => build('static', folders.static, below));
	// its data is stamped with the time of publishing, so it is made of the same sources when the plain one is
	const made = join(folders.next, '.made-of');
	if (!existsSync(made) || readFileSync(made, 'utf8') !== stampOf(folders.static)) {
		await build('static', folders.next, { ...below, DATA_DIR: await nextData() });
		writeFileSync(made, stampOf(folders.static));
	}
}

async function serverBuild(): Promise<void> {
	await ensure(folders.server, plain, () => build('server', folders.server, plain));
	await ensure(invited, plain, async () => {
		await inviteBoth();
		writeFileSync(join(invited, STAMP), stampOf(folders.server));
	});
}

export default async function builds(): Promise<void> {
	// `npm run test:programs` visits none of them
	if (process.env.PROGRAMS) return;
	await Promise.all([serverBuild(), staticBuilds()]);
}

// `npm test` makes them beside the unit tests
if (process.argv[1] === import.meta.filename) await builds();
