/**
 * Processes that are killed while they publish. `npm run test:crash` does it at full length: 500 changes,
 * killed twenty times.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { typed } from '../../src/cli/typed.js';
import { Revisions } from '../../src/lib/server/live/revisions';
import type { StoreConfig } from '../../src/lib/server/store/store';
import { onBothEngines } from './engines';
import { openDay, publishTitle } from './publishing';

const CHANGES = Number(process.env.CHANGES ?? 20);
const KILLS = Number(process.env.KILLS ?? 1);
/** Revisions that the sample's ledger has. */
const PRINTED = 8;

interface Publisher {
	process: ChildProcess;
	lines: AsyncIterator<string>;
	/** Resolves once the system has taken the process away. */
	gone: Promise<void>;
}

async function publisher({ stateDir, databaseUrl, event }: StoreConfig): Promise<Publisher> {
	const given = [stateDir ?? '', databaseUrl ?? '', event];
	const args = [...typed('tests/server/publisher.ts'), ...given];
	const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
	// a pipe to a process that was killed
	child.stdin.on('error', () => undefined);
	const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	const gone = new Promise<void>((done) => child.once('close', () => done()));
	expect((await lines.next()).value).toBe('ready');
	return { process: child, lines, gone };
}

describe('a process that is killed while it publishes', () => {
	onBothEngines((place) => {
		it(
			`has lost nothing that it acknowledged, ${KILLS} times in ${CHANGES} changes`,
			async () => {
				const keys = Array.from({ length: CHANGES }, (_, i) => `crash-key-${1000 + i}`);
				const acknowledged = new Map<string, number>();
				const note = (said: string) => {
					const [key, number] = said.split(' ');
					expect(key).toBe(keys[acknowledged.size]);
					acknowledged.set(String(key), Number(number));
				};
				for (let kill = 0; kill < KILLS; kill++) {
					const running = await publisher(place.config());
					const until = ((kill + 1) * CHANGES) / (KILLS + 1);
					// the desk sends again what nobody has acknowledged, under the same key
					for (const key of keys.slice(acknowledged.size)) {
						running.process.stdin?.write(`${key}\n`);
						// somewhere between the request and a while after it: a publication takes some ms
						if (acknowledged.size + 1 >= until) {
							setTimeout(() => running.process.kill('SIGKILL'), Math.random() * 12);
						}
						const { value, done } = await running.lines.next();
						if (done) break;
						note(String(value));
					}
					running.process.stdin?.end();
					await running.gone;
				}
				const store = await place.open();
				const day = await openDay(store);
				for (const key of keys.slice(acknowledged.size)) note(await publishTitle(day, key));
				day.close();
				const kept = await new Revisions(store.db).above(-1);
				expect(kept.map(({ number }) => number)).toEqual(keys.map((_, i) => PRINTED + 1 + i));
				const titles = kept.map(({ action }) => (action.kind === 'retitle' ? action.title : ''));
				expect(titles).toEqual(keys);
				expect([...acknowledged.values()]).toEqual(kept.map(({ number }) => number));
			},
			(KILLS + 1) * 60_000 + CHANGES * 1000
		);
	});
});
