/** The day itself on one server process: how soon does everybody know, and what does it cost? */
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { request, type APIRequestContext } from '@playwright/test';
import { inviteBoth, organized, Organizer } from '../journeys/organizer';
import { startServer, type Served } from '../journeys/server';
import { ENOUGH, type Benchmark, type Options } from './benchmark';
import { buildServer, ROOT } from './build';
import type { Order, Report as Heard } from './listeners';
import { business, describeBusiness } from './machine';
import { rates } from './rate';
import { median, worst } from './statistics';
import { atMost, count, exactly, kilobytes, milliseconds, type Table } from './table';

const STREAMS = 2000;
/** ms between two requests of each poller. */
const POLL_EVERY = 100;
const POLLED = ['/program.json', '/feeds/program.ics', '/program.json', '/feeds/changes.atom'];

interface Bench {
	server: Served;
	passphrase: string;
	rounds: number;
	say: (line: string) => void;
}

/** One published change. All in ms since the organizer's tap; null: never. */
interface Round {
	answered: number;
	half: number | null;
	p99: number | null;
	last: number | null;
	heard: number;
	/** The slowest poll meanwhile. */
	poll: number | null;
}

interface Done {
	table: Table;
	runs: unknown;
}

const parts: Record<string, (bench: Bench) => Promise<Done>> = {
	streams,
	rates: ({ server, rounds, say }) => rates(server.url, rounds, say)
};

export const live: Benchmark = {
	parts: Object.keys(parts),
	async run({ rounds, parts: wanted }: Options, say) {
		say('building the server');
		buildServer();
		await inviteBoth();
		const before = await business();
		const done = [];
		for (const name of wanted) {
			say(name);
			const { state, passphrases } = organized();
			const server = await startServer({ STATE_DIR: state });
			try {
				const bench = { server, passphrase: passphrases.Ana, rounds, say };
				const part = parts[name];
				if (part) done.push({ name, ...(await part(bench)) });
			} finally {
				await server.kill();
			}
		}
		return {
			tables: done.map(({ table }) => table),
			notes: [
				describeBusiness(before, await business()),
				'Everything runs on this one machine: the server, its clients and whoever asks it share its cores.',
				...(rounds < ENOUGH
					? [`Only ${rounds} rounds: a quick look, no verdict (${ENOUGH} at least).`]
					: [])
			],
			runs: Object.fromEntries(done.map(({ name, runs }) => [name, runs]))
		};
	}
};

async function streams({ server, passphrase, rounds, say }: Bench): Promise<Done> {
	const api = await request.newContext();
	const organizer = new Organizer(api, server.url);
	await organizer.signIn('Ana', passphrase);
	// what is made once is made before
	for (const path of POLLED) await fetch(server.url + path);
	await organizer.publish({ kind: 'retitle', session: 'smoothgrad', title: 'Before' });
	const { revision } = await told(api, server);
	const alone = memoryOf(server);
	const listeners = fork(join(ROOT, 'tests/bench/listeners.ts'), { execArgv: ['--import', 'tsx'] });
	try {
		const since = revision;
		const opened = await asked(listeners, { open: STREAMS, url: server.url, since });
		const open = 'opened' in opened ? opened.opened : 0;
		say(`${open} streams are open`);
		const together = memoryOf(server);
		const polls = new Polls(server.url);
		const runs: Round[] = [];
		for (let round = 1; round <= rounds; round++) {
			polls.times = [];
			runs.push(await publishOne(organizer, listeners, `Round ${round}`, polls));
			const { p99, last } = runs.at(-1)!;
			say(`change ${round} of ${rounds}: p99 ${milliseconds(p99)}, last ${milliseconds(last)}`);
		}
		await polls.end();
		const perStream = (together - alone) / Math.max(1, open);
		return {
			table: streamsTable(open, runs, perStream, together),
			runs: { open, runs, alone, together }
		};
	} finally {
		listeners.kill();
		await api.dispose();
	}
}

async function publishOne(
	organizer: Organizer,
	listeners: ChildProcess,
	title: string,
	polls: Polls
): Promise<Round> {
	const tapped = performance.timeOrigin + performance.now();
	const { number } = await organizer.publish({ kind: 'retitle', session: 'smoothgrad', title });
	const answered = performance.timeOrigin + performance.now() - tapped;
	const heard = await asked(listeners, { awaited: number });
	const times = 'at' in heard ? heard.at.map((at) => at - tapped).sort((a, b) => a - b) : [];
	const missing = times.length < STREAMS;
	return {
		answered,
		half: median(times),
		p99: missing ? null : (times[Math.ceil(times.length * 0.99) - 1] ?? null),
		last: missing ? null : worst(times),
		heard: times.length,
		poll: worst(polls.times)
	};
}

function streamsTable(open: number, runs: Round[], perStream: number, all: number): Table {
	const p99 = worst(runs.map((run) => run.p99));
	const missed = runs.filter(({ heard }) => heard < STREAMS).length;
	const of = (figure: (run: Round) => number | null) => [
		milliseconds(median(runs.map(figure))),
		milliseconds(worst(runs.map(figure)))
	];
	return {
		title: `A change on one process with ${STREAMS} open streams, while programs and feeds are polled`,
		columns: ['median', 'worst'],
		rows: [
			{ what: 'streams open', figures: [count(open)], bar: exactly(open, STREAMS) },
			{ what: 'the organizer has the answer', figures: of((run) => run.answered) },
			{ what: 'half of the streams have it', figures: of((run) => run.half) },
			{
				what: '99 of 100 streams have it',
				figures: of((run) => run.p99),
				bar: atMost(missed > 0 ? null : p99, 2000, '2000 ms')
			},
			{ what: 'the last stream has it', figures: of((run) => run.last) },
			{
				what: 'changes that did not reach a stream',
				figures: [count(missed)],
				bar: exactly(missed, 0)
			},
			{ what: 'the slowest poll meanwhile', figures: of((run) => run.poll) },
			{ what: 'memory per stream', figures: [kilobytes(perStream)] },
			{ what: 'memory of the process', figures: [kilobytes(all)] }
		]
	};
}

/** Those who ask instead of listening: other apps, and calendars. */
class Polls {
	/** ms that each answer took, since this was emptied. */
	times: number[] = [];
	#ended = false;
	readonly #all: Promise<void[]>;

	constructor(url: string) {
		this.#all = Promise.all(POLLED.map((path) => this.#poll(url + path)));
	}

	end(): Promise<unknown> {
		this.#ended = true;
		return this.#all;
	}

	async #poll(url: string): Promise<void> {
		while (!this.#ended) {
			const begun = performance.now();
			const answer = await fetch(url);
			await answer.arrayBuffer();
			this.times.push(performance.now() - begun);
			await new Promise((later) => setTimeout(later, POLL_EVERY));
		}
	}
}

function asked(process: ChildProcess, order: Order): Promise<Heard> {
	return new Promise((answered, failed) => {
		const gone = () => failed(new Error('The listening process has ended.'));
		process.once('exit', gone);
		process.once('message', (message) => {
			process.off('exit', gone);
			answered(message as Heard);
		});
		process.send(order);
	});
}

async function told(api: APIRequestContext, { url }: Served): Promise<{ revision: number }> {
	return (await (await api.get(`${url}/api/live`)).json()) as { revision: number };
}

/** Bytes that a process holds (VmRSS of proc(5)); 0 where the system does not say. */
function memoryOf({ pid }: Served): number {
	try {
		const status = readFileSync(`/proc/${pid}/status`, 'utf8');
		return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
	} catch {
		return 0;
	}
}
