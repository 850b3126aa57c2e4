/** A PostgreSQL of the tests' own: a new cluster in a temporary folder, on a free port, gone afterwards. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';

export interface Postgres {
	/** Of a new, empty database. */
	database(): Promise<string>;
	/** Makes one of them empty again, whoever is still connected: a tenth of what a new one costs. */
	empty(url: string): Promise<void>;
	/** Breaks all connections that a store has, as a failing network would. */
	cutOff(url: string): Promise<void>;
}

export const NO_POSTGRES =
	'PostgreSQL is not installed here, so the tests on it are skipped (Debian: apt-get install postgresql).';

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

let started: Promise<Postgres> | null = null;

/** The cluster of this process, which all its tests share. It ends with the process, however that ends. */
export function sharedPostgres(binaries: string): Promise<Postgres> {
	return (started ??= startPostgres(binaries));
}

/** Stays until its input ends, which it does when whoever has started it is gone, also by SIGKILL. */
const WHILE_WANTED = `
trap '' INT
folder=$1; shift
"$@" &
cat > /dev/null
kill -INT $!
wait $!
rm -rf "$folder"`;

/** Drops whatever stores have made. */
const EMPTY = `do $$
declare made text;
begin
	for made in select nspname from pg_namespace where nspname !~ '^(pg_|information_schema$)' loop
		execute format('drop schema %I cascade', made);
	end loop;
	create schema public;
end $$`;

async function startPostgres(binaries: string): Promise<Postgres> {
	const user = owner();
	const folder = mkdtempSync(join(tmpdir(), 'runsheet-postgres-'));
	if (user.uid !== undefined) chownSync(folder, user.uid, user.gid ?? user.uid);
	const data = join(folder, 'data');
	execFileSync(join(binaries, 'initdb'), ['-D', data, '-U', 'runsheet', '-A', 'trust', '-N'], {
		...user,
		stdio: 'pipe',
		cwd: folder
	});
	const port = await freePort();
	// nothing outlives the tests, so nothing need reach the disk
	const settings = ['-p', String(port), '-k', folder, '-c', 'fsync=off', '-h', '127.0.0.1'];
	const command = [join(binaries, 'postgres'), '-D', data, ...settings];
	const server = spawn('sh', ['-c', WHILE_WANTED, 'sh', folder, ...command], {
		...user,
		cwd: folder,
		stdio: ['pipe', 'ignore', 'pipe']
	});
	const url = (name: string) => `postgres://runsheet@127.0.0.1:${port}/${name}`;
	const ask = async (text: string, values: string[] = [], address = url('postgres')) => {
		const client = new pg.Client({ connectionString: address });
		await client.connect();
		try {
			await client.query(text, values);
		} finally {
			await client.end();
		}
	};
	await ready(server, () => ask('select 1'));
	const cutOff = (address: string) =>
		ask('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
			new URL(address).pathname.slice(1)
		]);
	let made = 0;
	return {
		async database() {
			const name = `test${++made}`;
			await ask(`create database ${name}`);
			return url(name);
		},
		async empty(address) {
			await cutOff(address);
			await ask(EMPTY, [], address);
		},
		cutOff
	};
}

/** ms that it may take to start, on a busy machine. */
const PATIENCE = 60_000;

async function ready(server: ChildProcess, ask: () => Promise<void>): Promise<void> {
	let said = '';
	server.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
	for (const start = Date.now(); Date.now() - start < PATIENCE;) {
		const answered = await ask().then(
			() => true,
			() => false
		);
		if (answered) return letGo(server);
		await new Promise((wait) => setTimeout(wait, 50));
	}
	throw new Error(`PostgreSQL does not start: ${said}`);
}

/** A process that has nothing else to do need not wait for it. */
function letGo(server: ChildProcess): void {
	server.unref();
	for (const stream of [server.stdin, server.stderr]) (stream as Socket).unref();
}

export function freePort(): Promise<number> {
	return new Promise((done) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => done(port));
		});
	});
}
