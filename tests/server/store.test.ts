import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Meta } from '../../src/lib/server/store/meta';
import { openStore } from '../../src/lib/server/store/store';
import { onBothEngines } from './engines';

describe('the store', () => {
	it('of each event is a folder of its own in state/, where none is named', async () => {
		const before = process.cwd();
		const folder = mkdtempSync(join(tmpdir(), 'runsheet-events-'));
		process.chdir(folder);
		try {
			for (const event of ['vdl-2017', 'vdl-2018']) {
				const place = { stateDir: null, databaseUrl: null, event };
				await (await openStore({ ...place, role: 'server', rehearsal: false })).close();
			}
			expect(readdirSync('state')).toEqual(['vdl-2017', 'vdl-2018']);
		} finally {
			process.chdir(before);
			rmSync(folder, { recursive: true });
		}
	});

	onBothEngines((place) => {
		it('is made once, however many open it at the same moment', async () => {
			const opened = await Promise.all(
				Array.from({ length: 5 }, () => place.open({ role: 'command' }))
			);
			const names = await Promise.all(opened.map(({ db }) => new Meta(db).get('event')));
			expect(names).toEqual(Array(5).fill('vdl-2017'));
		});

		it('has what was written when it is opened again', async () => {
			const first = await openStore(place.config());
			await new Meta(first.db).set('a', 'once');
			await new Meta(first.db).set('a', 'twice');
			await first.close();
			expect(await new Meta((await place.open()).db).get('a')).toBe('twice');
		});

		it('makes a secret once for all who ask, and keeps it', async () => {
			const stores = [await place.open(), await place.open({ role: 'command' })];
			const secrets = await Promise.all(
				[...stores, ...stores].map(({ db }) => new Meta(db).secret('session'))
			);
			expect(new Set(secrets).size).toBe(1);
			expect(secrets[0]).toMatch(/^[\w-]{43}$/);
			expect(await new Meta(stores[0]!.db).secret('other')).not.toBe(secrets[0]);
		});

		it('of another event is refused with a sentence', async () => {
			await place.open({ role: 'command' });
			await expect(place.open({ event: 'other-2026' })).rejects.toThrow(
				/ belongs to the event “vdl-2017”, not to “other-2026”: give (this one another STATE_DIR|each event a database of its own)\.$/
			);
		});

		it('of a rehearsal is another one, and neither hears of the other', async () => {
			const real = await place.open();
			const rehearsed = await place.open({ rehearsal: true });
			const heard: string[] = [];
			real.follow('topic', () => heard.push('real'));
			rehearsed.follow('topic', () => heard.push('rehearsal'));
			await rehearsed.exclusively('test', async (within) => {
				await new Meta(within).set('a', 'rehearsed');
				// of one that waited for the other's lock, neither would end
				await real.exclusively('test', (also) => new Meta(also).set('b', 'real'));
				await rehearsed.announce('topic', within);
			});
			await expect.poll(() => heard).toContain('rehearsal');
			await real.announce('topic');
			await expect.poll(() => heard).toContain('real');
			expect(heard).toEqual(['rehearsal', 'real']);
			const said = ({ db }: typeof real) => Promise.all(['a', 'b'].map((n) => new Meta(db).get(n)));
			expect([await said(real), await said(rehearsed)]).toEqual([
				[null, 'real'],
				['rehearsed', null]
			]);
		});

		it('forgets a transaction that fails', async () => {
			const store = await place.open();
			const failing = store.exclusively('test', async (within) => {
				await new Meta(within).set('a', 'half');
				throw new Error('planted');
			});
			await expect(failing).rejects.toThrow('planted');
			expect(await new Meta(store.db).get('a')).toBe(null);
		});

		it('lets one at a time have a lock, and loses no count', async () => {
			const store = await place.open();
			const other = place.shared ? await place.open() : store;
			const count = (of: typeof store) =>
				of.exclusively('count', async (within) => {
					const meta = new Meta(within);
					await meta.set('count', String((await meta.number('count')) + 1));
				});
			await Promise.all(Array.from({ length: 40 }, (_, i) => count(i % 2 ? store : other)));
			expect(await new Meta(store.db).number('count')).toBe(40);
		});

		it('tells its followers, once what it is about can be read', async () => {
			const store = await place.open();
			const other = place.shared ? await place.open() : store;
			const read: Promise<string | null>[] = [];
			other.follow('topic', () => read.push(new Meta(other.db).get('a')));
			const before = read.length;
			await store.exclusively('test', async (within) => {
				await new Meta(within).set('a', 'new');
				await store.announce('topic', within);
			});
			await expect.poll(() => read.length).toBeGreaterThan(before);
			expect(await read.at(-1)).toBe('new');
		});

		it('tells nobody of what they do not follow, or no longer', async () => {
			const store = await place.open();
			const heard: string[] = [];
			store.follow('other', () => heard.push('other'));
			const unfollow = store.follow('topic', () => heard.push('too late'));
			store.follow('topic', () => heard.push('topic'));
			unfollow();
			await store.announce('topic');
			await expect.poll(() => heard).toEqual(['topic']);
		});

		it.skipIf(!place.shared)(
			'that was cut off goes on, and everybody reads what they may have missed',
			async () => {
				const store = await place.open();
				const heard: string[] = [];
				store.follow('one', () => heard.push('one'));
				store.follow('two', () => heard.push('two'));
				await place.cutOff();
				await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['one', 'two']);
				expect(await new Meta(store.db).get('event')).toBe('vdl-2017');
			}
		);
	});
});

describe('the embedded store', () => {
	onBothEngines((place) => {
		it.skipIf(place.shared)('has one server, and commands beside it', async () => {
			const server = await place.open();
			const command = await place.open({ role: 'command' });
			await new Meta(command.db).set('by', 'a command');
			expect(await new Meta(server.db).get('by')).toBe('a command');
			await expect(place.open()).rejects.toThrow(
				`Another server uses ${place.config().stateDir}. Stop it, or give this one a STATE_DIR of its own, or let both use PostgreSQL by DATABASE_URL.`
			);
		});
	});
});
