import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readFolder } from '../../../src/lib/data/folder';
import { applyRevisions } from '../../../src/lib/program/live/applyRevisions';
import type { Action, Live } from '../../../src/lib/program/live/live';
import { instant, ms } from '../../../src/lib/program/time/instant';
import { Delivery } from '../../../src/lib/server/push/delivery';
import { PushDevices } from '../../../src/lib/server/push/pushDevices';
import { vapidKeys, type VapidKeys } from '../../../src/lib/server/push/vapidKeys';
import { PushRounds } from '../../../src/lib/server/push/pushRounds';
import { Claims } from '../../../src/lib/server/push/claims';
import { Meta } from '../../../src/lib/server/store/meta';
import { openStore, type Store } from '../../../src/lib/server/store/store';
import { published } from '../../program/published';
import { Browser, pushService, signed, type Service } from './service';
import { NO_POSTGRES } from '../postgres';
import { embedded, postgres, postgresPrograms, type Place } from './stores';
import { WORKSHOP } from '../../workshop';

// a database takes its time to start on a busy machine
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const { folder } = readFolder(WORKSHOP);
const printed = applyRevisions({ program: folder!.program, ledger: folder!.ledger }, []);
const at = (time: string) => ms(`2017-08-10T${time.padStart(5, '0')}:00+10:00`);
const wants = { changes: true, notices: true, reminders: true };
/** Published now. */
const publish = (live: Live, action: Action) =>
	published(live, action, { at: instant(Date.now()) });
const late: Action = { kind: 'delay', room: 'c4-3', from: 'input-resampling', minutes: 10 };

interface Kind {
	name: string;
	place: () => Promise<Place>;
	/** How many processes may share it. */
	processes: number;
}
const kinds: Kind[] = [
	{ name: 'the embedded store', place: embedded, processes: 1 },
	...(postgresPrograms ? [{ name: 'PostgreSQL', place: postgres, processes: 2 }] : [])
];
if (!postgresPrograms) console.warn(NO_POSTGRES);

describe.each(kinds)('with $name', ({ place, processes }) => {
	let here: Place;
	let stores: Store[];
	let keys: VapidKeys;
	let service: Service;
	let phone: Browser;
	/** The event's time, set by hand; and the program as all processes see it. */
	let now: number;
	let live: Live;

	const event = folder!.program.event;
	const open = () => openStore({ ...here, event: event.id, role: 'server', rehearsal: false });

	beforeAll(async () => {
		here = await place();
		stores = [await open()];
		while (stores.length < processes) stores.push(await open());
		keys = await vapidKeys(new Meta(stores[0]!.db), event);
	});
	afterAll(async () => {
		for (const store of stores) await store.close();
		here.remove();
	});
	beforeEach(async () => {
		service = await pushService();
		phone = new Browser(service.origin, 'phone');
		now = at('9:00');
		live = printed;
	});
	afterEach(async () => {
		await service.close();
		await devices().forgetAll();
	});

	const devices = () => new PushDevices(stores[0]!.db);
	const want = (browser: Browser, kept: string[], given = {}) =>
		devices().put({ ...browser.device, kept, minutes: 10, wants, ...given }, live.program.revision);

	/** What a server process runs; `number` says which. */
	function server(number = 0): PushRounds {
		const { db } = stores[number % stores.length]!;
		return new PushRounds({
			devices: new PushDevices(db),
			claims: new Claims(db),
			delivery: new Delivery(keys, service.origin),
			live: () => live,
			rehearsal: false,
			clock: () => now,
			until: at('9:00') + 20 * 86_400_000
		});
	}

	/** One round of each process, all at the same time; then they end. */
	async function round(...processes: PushRounds[]): Promise<void> {
		await Promise.all(processes.map((one) => one.stir()));
		await Promise.all(processes.map((one) => one.end()));
	}

	describe('a device', () => {
		it('is told in words that only it can read, signed by the one key of this server', async () => {
			await want(phone, ['input-resampling']);
			now = at('9:30');
			await round(server());
			expect(phone.told(service)).toEqual([
				{
					title: printed.program.sessions.find(({ id }) => id === 'input-resampling')?.title,
					body: 'Starts at 9:40 in C4.3.',
					tag: 'session-input-resampling',
					session: 'input-resampling'
				}
			]);
			const [request] = service.taken;
			expect(signed(request!, keys.publicKey)?.aud).toBe(service.origin);
			expect(request?.headers).toMatchObject({
				'content-encoding': 'aes128gcm',
				ttl: '600',
				urgency: 'high'
			});
			expect(request?.headers.topic).toMatch(/^[\w-]{32}$/);
			expect((await vapidKeys(new Meta(stores.at(-1)!.db), event)).publicKey).toBe(keys.publicKey);
		});

		it('is told once, by two processes at the same moment, again and again, and after restarts', async () => {
			const phones = Array.from(
				{ length: 40 },
				(_, number) => new Browser(service.origin, `p${number}`)
			);
			for (const one of phones) await want(one, ['input-resampling', 'smoothgrad']);
			now = at('9:31');
			live = publish(live, { kind: 'retitle', session: 'smoothgrad', title: 'SmoothGrad, again' });
			for (let restart = 0; restart < 3; restart++) await round(server(0), server(1));
			for (const one of phones) {
				expect(
					one
						.told(service)
						.map(({ tag }) => tag)
						.sort()
				).toEqual(['session-input-resampling', 'session-smoothgrad']);
			}
		});

		it('is reminded at the new time when the session moves, and not at the old', async () => {
			await want(phone, ['input-resampling'], { wants: { ...wants, changes: false } });
			live = publish(live, late);
			now = at('9:35');
			await round(server());
			expect(phone.told(service)).toEqual([]);
			now = at('9:40');
			await round(server());
			expect(phone.told(service).map(({ body }) => body)).toEqual([
				'Starts at 9:50 in C4.3. Printed: 9:40.'
			]);
		});

		it('is not reminded of what is cancelled, has begun, or is not kept', async () => {
			await want(phone, ['input-resampling', 'smoothgrad'], {
				wants: { ...wants, changes: false }
			});
			live = publish(live, { kind: 'cancel', session: 'input-resampling' });
			now = at('9:35');
			await round(server());
			now = at('11:00');
			await round(server());
			expect(service.taken).toEqual([]);
		});

		it('that was missed by a server that was down is told late, but not after the start', async () => {
			await want(phone, ['input-resampling']);
			now = at('9:39');
			await round(server());
			expect(phone.told(service)).toHaveLength(1);
			await want(phone, ['panel']);
			const panel = live.program.sessions.find(({ id }) => id === 'panel')!;
			now = ms(panel.slot!.start);
			await round(server());
			expect(phone.told(service)).toHaveLength(1);
		});

		it('hears of changes in what it keeps from its coming on, and of notices, each once', async () => {
			live = publish(live, { kind: 'retitle', session: 'panel', title: 'Before it came' });
			await want(phone, ['panel', 'input-resampling']);
			now = at('9:20');
			live = publish(live, late);
			live = publish(live, { kind: 'notice', severity: 'important', text: 'Hall B.', until: null });
			await round(server());
			await round(server());
			expect(phone.told(service).map(({ tag, body }) => [tag, body.split('\n')[0]])).toEqual([
				['session-input-resampling', 'Expected at 9:50. Was 9:40.'],
				[`notice-${live.program.revision}`, 'Hall B.']
			]);
		});

		it('says anew what it keeps and wants, and that is what counts', async () => {
			await want(phone, ['input-resampling']);
			await want(phone, ['smoothgrad'], { minutes: 30 });
			now = at('8:50');
			await round(server());
			now = at('9:35');
			await round(server());
			expect(phone.told(service).map(({ session }) => session)).toEqual(['smoothgrad']);
			await devices().forget(phone.endpoint);
			expect(await devices().all()).toEqual([]);
		});

		it('whose address the browser has changed goes on at the new one, and is told nothing twice', async () => {
			await want(phone, ['input-resampling', 'panel']);
			now = at('9:31');
			await round(server());
			const fresh = new Browser(service.origin, 'fresh');
			expect(await devices().move(phone.endpoint, fresh.device)).toBe(true);
			expect(await devices().move(phone.endpoint, fresh.device)).toBe(false);
			await round(server());
			expect(fresh.told(service)).toEqual([]);
			now = ms(live.program.sessions.find(({ id }) => id === 'panel')!.slot!.start) - 60_000;
			await round(server());
			expect(fresh.told(service).map(({ session }) => session)).toEqual(['panel']);
		});

		it('is forgotten when its service says that it is gone, and after the event', async () => {
			await want(phone, ['input-resampling']);
			service.answers.push({ status: 410 });
			now = at('9:31');
			await round(server());
			expect(await devices().all()).toEqual([]);
			await want(phone, ['panel']);
			now = at('9:00') + 20 * 86_400_000;
			await round(server());
			expect(await devices().all()).toEqual([]);
			const told = await stores[0]!.db.selectFrom('push_told').selectAll().execute();
			expect(told).toEqual([]);
		});
	});

	describe('a push service', () => {
		it('that has trouble is asked again after a pause, by one of the processes, and then it is enough', async () => {
			await want(phone, ['input-resampling']);
			service.answers.push({ status: 503 }, { status: 429, headers: { 'retry-after': '60' } });
			now = at('9:31');
			await round(server());
			await round(server());
			expect(service.answers).toHaveLength(1);
			now += 5_000;
			await round(server(0), server(1));
			expect(service.answers).toHaveLength(0);
			now += 59_000;
			await round(server());
			expect(phone.told(service)).toEqual([]);
			now += 1_000;
			await round(server(0), server(1));
			await round(server());
			expect(phone.told(service)).toHaveLength(1);
		});

		it('that never gets well is left alone after five attempts', async () => {
			await want(phone, ['panel'], { minutes: 120 });
			service.answers.push(...Array.from({ length: 9 }, () => ({ status: 500 })));
			now = ms(live.program.sessions.find(({ id }) => id === 'panel')!.slot!.start) - 7_000_000;
			for (let attempt = 0; attempt < 9; attempt++) {
				await round(server());
				now += 600_000;
			}
			expect(service.answers).toHaveLength(4);
			expect(service.taken).toEqual([]);
		});

		it('that is well again after the start is not asked to remind', async () => {
			await want(phone, ['input-resampling']);
			service.answers.push({ status: 503, headers: { 'retry-after': '30' } });
			now = at('9:39');
			await round(server());
			now = at('9:40');
			await round(server());
			expect(service.taken).toEqual([]);
		});

		it('that refuses or sends elsewhere is not followed, and not asked again', async () => {
			await want(phone, ['input-resampling', 'smoothgrad']);
			const said = vi.spyOn(console, 'error').mockReturnValue();
			service.answers.push({ status: 307, headers: { location: `${service.origin}/send/other` } });
			now = at('9:31');
			await round(server());
			now += 300_000;
			await round(server());
			expect(said).toHaveBeenCalledOnce();
			said.mockRestore();
			expect(service.taken).toEqual([]);
		});

		it('that cannot be reached is tried again', async () => {
			const away = await pushService();
			await away.close();
			const lost = new Browser(away.origin, 'lost');
			const delivery = new Delivery(keys, away.origin);
			const message = {
				...{ key: 'k', title: 't', body: 'b', tag: 't', session: null },
				...{ until: now + 60_000, pressing: true }
			};
			expect(await delivery.send(lost.device, message, now)).toEqual({
				kind: 'later',
				after: null
			});
			delivery.close();
		});

		it('that cuts the line after it took the message is not sent it again', async () => {
			await want(phone, ['input-resampling']);
			now = at('9:31');
			service.answers.push({ status: 0 });
			await round(server());
			now += 600_000 / 2;
			await round(server());
			expect(service.taken).toEqual([]);
		});
	});

	describe('between rounds', () => {
		it('nothing runs until the next reminder is due, or something changes', async () => {
			await want(phone, ['input-resampling']);
			const started = Date.now();
			const from = at('9:30') - 300;
			const running = new PushRounds({
				devices: devices(),
				claims: new Claims(stores[0]!.db),
				delivery: new Delivery(keys, service.origin),
				live: () => live,
				rehearsal: false,
				clock: () => from + (Date.now() - started),
				until: Infinity
			});
			void running.stir();
			await service.has(1);
			live = publish(live, { kind: 'notice', severity: 'info', text: 'Coffee!', until: null });
			void running.stir();
			await service.has(2);
			await running.end();
			expect(phone.told(service).map(({ body }) => body)).toEqual([
				'Starts at 9:40 in C4.3.',
				'Coffee!'
			]);
		});
	});
});
