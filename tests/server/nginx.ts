/** nginx as a process of its own, for tests and benchmarks: all that it writes is in one folder. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Null where it is not installed. */
export const nginx =
	['nginx', '/usr/sbin/nginx'].find((name) => !spawnSync(name, ['-v']).error) ?? null;

/** ms for the start. */
const PATIENCE = 10_000;

/**
 * @param folder an empty one
 * @param http what stands in its `http` block
 * @param url answers well once it serves
 * @param main what stands before the blocks
 * @returns what ends it
 */
export async function startNginx(
	folder: string,
	http: string,
	url: string,
	main = ''
): Promise<() => void> {
	// started by root, it reads files as somebody else
	chmodSync(folder, 0o755);
	const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
		.map((name) => `${name}_temp_path ${folder}/${name};`)
		.join(' ');
	const [file, log] = [join(folder, 'nginx.conf'), join(folder, 'error.log')];
	writeFileSync(
		file,
		`daemon off; pid ${folder}/pid; error_log ${log}; ${main} events {}
http { access_log off; ${temporary} ${http} }`
	);
	const child = spawn(nginx!, ['-e', log, '-c', file], { stdio: 'inherit' });
	const up = () =>
		fetch(url).then(
			({ ok }) => ok,
			() => false
		);
	const until = Date.now() + PATIENCE;
	while (!(await up())) {
		if (child.exitCode !== null || Date.now() > until) {
			child.kill('SIGTERM');
			throw new Error(`nginx does not serve ${url}.`);
		}
		await new Promise((later) => setTimeout(later, 50));
	}
	return () => void child.kill('SIGTERM');
}
