/** A PostgreSQL of the tests' own: a new cluster in a temporary folder, on a free port, gone afterwards. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';

export interface Postgres {
	/** Of a new, empty database. */
	database(): Promise<string>;
	/** Breaks all connections that a store has, as a failing network would. */
	cutOff(url: string): Promise<void>;
	stop(): Promise<void>;
}

/** Where initdb and postgres are: on the PATH, or where Debian has them. Null where they are not. */
export function postgresBinaries(): string | null {
	const debian = '/usr/lib/postgresql';
	const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => +b - +a) : [];
	const folders = [
		...(process.env.PATH ?? '').split(delimiter),
		...versions.map((version) => join(debian, version, 'bin'))
	];
	return (
		folders.find((folder) => ['initdb', 'postgres'].every((n) => existsSync(join(folder, n)))) ??
		null
	);
}

/** PostgreSQL refuses to run as root; then somebody else must. */
function owner(): { uid?: number; gid?: number } {
	if (process.getuid?.() !== 0) return {};
	const id = (flag: string) => {
		for (const name of ['postgres', 'nobody']) {
			try {
				return Number(execFileSync('id', [flag, name], { stdio: 'pipe' }).toString());
			} catch {
				// not on this machine
			}
		}
		throw new Error('PostgreSQL cannot run as root, and there is no other user for it.');
	};
	return { uid: id('-u'), gid: id('-g') };
}

export async function startPostgres(binaries: string): Promise<Postgres> {
	const user = owner();
	const folder = mkdtempSync(join(tmpdir(), 'runsheet-postgres-'));
	if (user.uid !== undefined) chownSync(folder, user.uid, user.gid ?? user.uid);
	const data = join(folder, 'data');
	execFileSync(join(binaries, 'initdb'), ['-D', data, '-U', 'runsheet', '-A', 'trust', '-N'], {
		...{ ...user, stdio: 'pipe', cwd: folder }
	});
	const port = await freePort();
	const server = spawn(
		join(binaries, 'postgres'),
		// nothing outlives the test, so nothing need reach the disk
		['-D', data, '-p', String(port), '-k', folder, '-c', 'fsync=off', '-h', '127.0.0.1'],
		{ ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] }
	);
	const url = (name: string) => `postgres://runsheet@127.0.0.1:${port}/${name}`;
	const ask = async (text: string, values: string[] = []) => {
		const client = new pg.Client({ connectionString: url('postgres') });
		await client.connect();
		try {
			await client.query(text, values);
		} finally {
			await client.end();
		}
	};
	await ready(server, () => ask('select 1'));
	let made = 0;
	return {
		async database() {
			const name = `test${++made}`;
			await ask(`create database ${name}`);
			return url(name);
		},
		cutOff: (address) =>
			ask('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
				new URL(address).pathname.slice(1)
			]),
		async stop() {
			const ended = new Promise((done) => server.once('exit', done));
			server.kill('SIGINT');
			await ended;
			rmSync(folder, { recursive: true });
		}
	};
}

async function ready(server: ChildProcess, ask: () => Promise<void>): Promise<void> {
	let said = '';
	server.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
	while (server.exitCode === null) {
		const answered = await ask().then(
			() => true,
			() => false
		);
		if (answered) return;
		await new Promise((wait) => setTimeout(wait, 50));
	}
	throw new Error(`PostgreSQL does not start: ${said}`);
}

export function freePort(): Promise<number> {
	return new Promise((done) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => done(port));
		});
	});
}
