/** The two kinds of store, each fresh: a folder, or a PostgreSQL of one's own that only this machine's files can reach. */
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Place {
	stateDir: string;
	databaseUrl: string | null;
	remove(): Promise<void>;
}

function folder(): string {
	return mkdtempSync(join(tmpdir(), 'runsheet-push-'));
}

export function embedded(): Promise<Place> {
	const stateDir = folder();
	const remove = async () => rmSync(stateDir, { recursive: true, force: true });
	return Promise.resolve({ stateDir, databaseUrl: null, remove });
}

/** Where Debian and others keep the newest PostgreSQL's programs; null where there are none. */
export const postgresPrograms = (() => {
	const all = '/usr/lib/postgresql';
	const versions = existsSync(all) ? readdirSync(all).sort((a, b) => Number(b) - Number(a)) : [];
	const bin = versions[0] && join(all, versions[0], 'bin');
	return bin && existsSync(join(bin, 'initdb')) ? bin : null;
})();

export async function postgres(): Promise<Place> {
	const stateDir = folder();
	const data = join(stateDir, 'data');
	// it refuses to run as root
	const root = process.getuid?.() === 0;
	const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres']).toString());
	const as = root ? { uid: id('-u'), gid: id('-g') } : {};
	if (as.uid !== undefined) chownSync(stateDir, as.uid, as.gid);
	const quiet = { ...as, cwd: stateDir, stdio: 'ignore' as const };
	const bin = postgresPrograms!;
	execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-N'], quiet);
	const settings = ['listen_addresses=', `unix_socket_directories=${stateDir}`, 'fsync=off'];
	const flags = settings.flatMap((setting) => ['-c', setting]);
	const server = spawn(join(bin, 'postgres'), ['-D', data, ...flags], { ...as, cwd: stateDir });
	await new Promise<void>((ready, failed) => {
		server.stderr.on('data', (chunk: Buffer) => {
			if (chunk.includes('ready to accept connections')) ready();
		});
		server.once('exit', (code) => failed(new Error(`PostgreSQL ended with ${code}.`)));
	});
	return {
		stateDir,
		databaseUrl: `postgres://postgres@localhost/postgres?host=${stateDir}`,
		remove: async () => {
			const gone = new Promise((done) => server.once('exit', done));
			server.kill('SIGINT');
			await gone;
			rmSync(stateDir, { recursive: true, force: true });
		}
	};
}
