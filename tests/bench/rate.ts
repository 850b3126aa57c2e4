/** Requests per second of our server, beside nginx with the same bytes: wrk asks both, in turn. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { nginx, startNginx } from '../server/nginx';
import { freePort } from '../server/postgres';
import { median, ratio, rotated } from './statistics';
import { atLeast, type Table } from './table';

const PATHS = { feed: '/feeds/program.ics', page: '/schedule/' } as const;
type What = keyof typeof PATHS;
type Who = 'ours' | 'nginx';
export type Rates = Record<What, Record<Who, number[]>>;

/** s of each run; connections that stay open. */
const SECONDS = 3;
const CONNECTIONS = 32;

/** @throws a sentence where nginx or wrk is missing */
export async function rates(
	url: string,
	rounds: number,
	say: (line: string) => void
): Promise<{ table: Table; runs: Rates }> {
	const missing = [...(nginx ? [] : ['nginx']), ...(spawnSync('wrk', ['-v']).error ? ['wrk'] : [])];
	if (missing.length > 0)
		throw new Error(`${missing.join(' and ')} not found: install nginx-light and wrk.`);
	const folder = mkdtempSync(join(tmpdir(), 'runsheet-bench-'));
	for (const path of Object.values(PATHS)) await copy(url + path, fileOf(folder, path));
	const beside = await serveByNginx(folder);
	const runs: Rates = { feed: { ours: [], nginx: [] }, page: { ours: [], nginx: [] } };
	try {
		const cases = (Object.keys(PATHS) as What[]).flatMap((what) =>
			(['ours', 'nginx'] as const).map((who) => ({ what, who }))
		);
		for (let round = 0; round < rounds; round++) {
			for (const { what, who } of rotated(cases, round)) {
				const from = who === 'ours' ? url : beside.url;
				runs[what][who].push(requestsPerSecond(from + PATHS[what]));
			}
			const so = cases.map(
				({ what, who }) => `${who} ${what} ${Math.round(runs[what][who].at(-1)!)}`
			);
			say(`round ${round + 1} of ${rounds}, requests per second: ${so.join(', ')}`);
		}
	} finally {
		beside.stop();
	}
	return { table: rateTable(runs, rounds), runs };
}

function rateTable(runs: Rates, rounds: number): Table {
	const row = (what: What, label: string) => {
		const [ours, theirs] = [median(runs[what].ours), median(runs[what].nginx)];
		const times = ratio(ours, theirs);
		return {
			what: label,
			figures: [ours, theirs].map((rate) => (rate === null ? '–' : `${Math.round(rate)}/s`)),
			ratio: times,
			...(what === 'feed' ? { bar: atLeast(times, 0.5, '0.50 ×') } : {})
		};
	};
	return {
		title: `Requests per second, one process each, ${CONNECTIONS} connections, medians of ${rounds}`,
		columns: ['ours', 'nginx, same bytes'],
		rows: [row('feed', `a feed, ${PATHS.feed}`), row('page', `a prerendered page, ${PATHS.page}`)]
	};
}

const fileOf = (folder: string, path: string) =>
	join(folder, 'files', path.endsWith('/') ? `${path}index.html` : path);

async function copy(url: string, file: string): Promise<void> {
	mkdirSync(dirname(file), { recursive: true });
	// as wrk asks: without compression
	const answer = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
	writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
}

async function serveByNginx(folder: string): Promise<{ url: string; stop: () => void }> {
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const http = `sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=10;
types { text/html html; text/calendar ics; }
server { listen 127.0.0.1:${port}; root ${folder}/files; }`;
	const stop = await startNginx(folder, http, url + PATHS.feed, 'worker_processes 1;');
	return { url, stop };
}

function requestsPerSecond(url: string): number {
	const args = ['-t1', `-c${CONNECTIONS}`, `-d${SECONDS}s`, url];
	const { stdout } = spawnSync('wrk', args, { encoding: 'utf8' });
	const found = /Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1];
	if (!found || /Non-2xx/.test(stdout)) throw new Error(`wrk says of ${url}: ${stdout}`);
	return Number(found);
}
