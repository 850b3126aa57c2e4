/** Agendas of a large conference through one process: is all that was acknowledged stored, and how fast? */
import { randomBytes } from 'node:crypto';
import { KEY_BYTES, keyText } from '../../src/lib/program/agenda/agendaKey';
import { startServer, type Served } from '../journeys/server';
import { newState } from '../journeys/state';
import type { Benchmark } from './benchmark';
import { buildServer } from './build';
import { business, describeBusiness } from './machine';
import { median, worst } from './statistics';
import { count, exactly, milliseconds, type Table } from './table';

const DEVICES = 2000;
const CHANGES = 40;
/** Devices that wait for an answer at once. */
const AT_ONCE = 64;
/** What devices keep and drop. */
const SESSIONS = ['smoothgrad', 'input-resampling', 'panel', 'lunch', 'activis', 'deepresolve'];

interface Device {
	key: string;
	/** What the server has acknowledged last, by session. */
	acknowledged: Record<string, boolean>;
}

interface Told {
	agenda: { wishes: Record<string, { keep: boolean }> };
}

export const sync: Benchmark = {
	parts: ['changes'],
	async run(_options, say) {
		say('building the server');
		buildServer();
		const before = await business();
		const settings = { STATE_DIR: newState() };
		let server = await startServer(settings);
		const devices = Array.from({ length: DEVICES }, (): Device => ({
			key: keyText(randomBytes(KEY_BYTES)),
			acknowledged: {}
		}));
		try {
			say(`${DEVICES} devices begin`);
			await inTurns(devices, (device) => begin(server, device));
			say(`${CHANGES} changes each`);
			const times: number[] = [];
			let refused = 0;
			const begun = performance.now();
			for (let change = 0; change < CHANGES; change++) {
				await inTurns(devices, async (device, at) => {
					const sent = performance.now();
					if (await decide(server, device, SESSIONS[(at + change) % SESSIONS.length]!)) {
						times.push(performance.now() - sent);
					} else refused++;
				});
				if (change % 10 === 9) say(`change ${change + 1} of ${CHANGES}`);
			}
			const seconds = (performance.now() - begun) / 1000;
			// as when the machine fails: what was acknowledged is on the disk
			await server.kill();
			server = await startServer(settings);
			let lost = 0;
			await inTurns(devices, async (device) => {
				if (!(await holds(server, device))) lost++;
			});
			return {
				tables: [table({ seconds, times, refused, lost })],
				notes: [
					describeBusiness(before, await business()),
					`One process on the embedded store, ${AT_ONCE} devices at once; killed without warning before all was read back.`
				],
				runs: { seconds, refused, lost, times }
			};
		} finally {
			await server.kill();
		}
	}
};

interface Figures {
	seconds: number;
	/** ms of each acknowledged change. */
	times: number[];
	refused: number;
	/** Devices of which something acknowledged was not there. */
	lost: number;
}

function table({ seconds, times, refused, lost }: Figures): Table {
	const sorted = times.toSorted((a, b) => a - b);
	const p99 = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? null;
	const all = DEVICES * CHANGES;
	return {
		title: `${DEVICES} devices, ${CHANGES} changes each, through one process`,
		columns: [''],
		rows: [
			{
				what: 'changes acknowledged',
				figures: [count(times.length)],
				bar: exactly(times.length, all)
			},
			{ what: 'changes refused', figures: [count(refused)], bar: exactly(refused, 0) },
			{
				what: 'devices that miss something acknowledged',
				figures: [count(lost)],
				bar: exactly(lost, 0)
			},
			{ what: 'changes per second', figures: [count(Math.round(times.length / seconds))] },
			{ what: 'answer, median', figures: [milliseconds(median(times))] },
			{ what: 'answer, 99 of 100', figures: [milliseconds(p99)] },
			{ what: 'answer, the slowest', figures: [milliseconds(worst(times))] }
		]
	};
}

/** Does it for every device, some at once. */
async function inTurns(
	devices: Device[],
	work: (device: Device, at: number) => Promise<void>
): Promise<void> {
	let next = 0;
	const worker = async () => {
		while (next < devices.length) {
			const at = next++;
			await work(devices[at]!, at);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

const address = ({ url }: Served, { key }: Device) => `${url}/api/agendas/${key}`;

async function begin(server: Served, device: Device): Promise<void> {
	const answer = await fetch(address(server, device), {
		method: 'PUT',
		headers: { 'content-type': 'application/json', 'if-none-match': '*' },
		body: '{"wishes":{}}'
	});
	if (answer.status !== 201) throw new Error(`A device was answered: ${await answer.text()}`);
	await answer.arrayBuffer();
}

/** Keeps what is dropped, drops what is kept. @returns whether it was acknowledged */
async function decide(server: Served, device: Device, session: string): Promise<boolean> {
	const keep = !device.acknowledged[session];
	const answer = await fetch(address(server, device), {
		method: 'PATCH',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ wishes: { [session]: keep } })
	});
	await answer.arrayBuffer();
	if (answer.ok) device.acknowledged[session] = keep;
	return answer.ok;
}

async function holds(server: Served, device: Device): Promise<boolean> {
	const answer = await fetch(address(server, device));
	const { wishes } = ((await answer.json()) as Told).agenda;
	const told = Object.fromEntries(Object.entries(wishes).map(([id, { keep }]) => [id, keep]));
	const ids = Object.keys(device.acknowledged);
	return (
		Object.keys(told).length === ids.length &&
		ids.every((id) => told[id] === device.acknowledged[id])
	);
}
