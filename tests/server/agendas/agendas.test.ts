import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../../src/lib/data/folder';
import type { Wish } from '../../../src/lib/program/agenda/agenda';
import { KEY_BYTES, keyText } from '../../../src/lib/program/agenda/agendaKey';
import type { ProgramFolder } from '../../../src/lib/program/model';
import type { AgendaAnswer } from '../../../src/lib/server/agendas/agendaAnswer';
import { Agendas, KEPT_FOR } from '../../../src/lib/server/agendas/agendas';
import { MOST_AT_ONCE, MOST_UNKNOWN, readWishes } from '../../../src/lib/server/agendas/wishes';
import { EventClock } from '../../../src/lib/server/eventClock';
import { LiveProgram } from '../../../src/lib/server/live/liveProgram';
import { Refusal } from '../../../src/lib/server/refusal';
import { openStore, type Store } from '../../../src/lib/server/store/store';
import { onBothEngines } from '../engines';
import { WORKSHOP } from '../../workshop';

const { folder: read } = readFolder(WORKSHOP);
const folder: ProgramFolder = read!;
const { zone } = folder.program.event;
const ids = folder.program.sessions.map(({ id }) => id);

const newKey = () => keyText(randomBytes(KEY_BYTES));
const wish = (keep: boolean, at: number): Wish => ({ keep, at, title: 'T', start: null });
const keyOf = (address: string) => address.split('/').at(-1)!.replace('.ics', '');
const keeps = ({ agenda }: AgendaAnswer) =>
	Object.entries(agenda.wishes).flatMap(([id, { keep }]) => (keep ? [id] : []));

/** The status of the refusal; null where it is none. */
async function refused(work: Promise<unknown>): Promise<number | null> {
	return work.then(
		() => null,
		(error: unknown) => (error instanceof Refusal ? error.status : Promise.reject(error as Error))
	);
}

describe('the agendas of a server', () => {
	onBothEngines((place) => {
		const over = async (store: Store, now = () => Date.now()) =>
			new Agendas(store, await LiveProgram.open(folder, store), new EventClock(null, zone, now));
		const open = async () => over(await place.open());
		const beside = async (first: Agendas) => (place.shared ? await open() : first);

		it('keeps what a program without clocks says, with the words of the program', async () => {
			const agendas = await open();
			const key = newKey();
			const before = Date.now();
			const told = await agendas.create(key, { smoothgrad: true, activis: false });
			expect(keeps(told)).toEqual(['smoothgrad']);
			const { title, at, start } = told.agenda.wishes.smoothgrad!;
			expect([title.startsWith('SmoothGrad'), start?.slice(0, 10)]).toEqual([true, '2017-08-09']);
			expect(at).toBeGreaterThanOrEqual(before);
			expect(await agendas.read(key)).toEqual(told);
			const again = await agendas.change(key, { smoothgrad: true });
			expect(again).toEqual(told);
			expect(keeps(await agendas.change(key, { smoothgrad: false, panel: true }))).toEqual([
				'panel'
			]);
		});

		it('merges what devices have dated: the later decision counts, in whichever order it comes', async () => {
			const agendas = await open();
			const key = newKey();
			await agendas.create(key, { panel: wish(true, 2000) });
			expect(keeps(await agendas.change(key, { panel: wish(false, 1000) }))).toEqual(['panel']);
			expect(keeps(await agendas.change(key, { panel: wish(false, 3000) }))).toEqual([]);
			expect(keeps(await agendas.change(key, { panel: wish(true, 2000) }))).toEqual([]);
			const far = await agendas.change(key, { panel: wish(true, Date.now() + KEPT_FOR) });
			expect(far.agenda.wishes.panel!.at).toBeLessThanOrEqual(Date.now());
		});

		it('creates once, never again, and never by a change', async () => {
			const agendas = await open();
			const key = newKey();
			expect(await refused(agendas.change(key, { panel: true }))).toBe(404);
			expect(await refused(agendas.read(key))).toBe(404);
			await agendas.create(key, {});
			expect(await refused(agendas.create(key, { panel: true }))).toBe(412);
			expect(keeps(await agendas.read(key))).toEqual([]);
			await agendas.forget(key);
			expect(await refused(agendas.change(key, { panel: true }))).toBe(410);
			expect(await refused(agendas.create(key, { panel: true }))).toBe(410);
			expect(await refused(agendas.read(key))).toBe(410);
			expect(await refused(agendas.forget(key))).toBe(410);
		});

		it('loses no wish of devices that write at the same moment, in one process or in two', async () => {
			const one = await open();
			const other = await beside(one);
			const key = newKey();
			await one.create(key, {});
			await Promise.all(
				ids.map((id, index) => (index % 2 ? one : other).change(key, { [id]: true }))
			);
			expect(keeps(await other.read(key)).sort()).toEqual([...ids].sort());
			expect((await one.read(key)).version).toBe(1 + ids.length);
		});

		it('writes many agendas together, and refuses one without the others', async () => {
			const agendas = await open();
			const keys = Array.from({ length: 60 }, newKey);
			await Promise.all(keys.map((key) => agendas.create(key, {})));
			const outcomes = await Promise.all(
				keys.map((key, n) =>
					refused(agendas.change(key, n % 3 ? { panel: true } : { 'no-such-session': true }))
				)
			);
			expect(outcomes).toEqual(keys.map((_, n) => (n % 3 ? null : 422)));
			for (const [n, key] of keys.entries()) {
				expect(keeps(await agendas.read(key))).toEqual(n % 3 ? ['panel'] : []);
			}
		});

		it('has what it has acknowledged when it is opened again', async () => {
			const store = await openStore(place.config());
			const key = newKey();
			const first = await over(store);
			await first.create(key, {});
			const told = await first.change(key, { smoothgrad: true });
			first.close();
			await store.close();
			expect(await (await open()).read(key)).toEqual(told);
		});

		it('opens the feed and the shared page by keys of their own, which open nothing else', async () => {
			const agendas = await open();
			const key = newKey();
			const { feed, share } = await agendas.create(key, { panel: true, lunch: false });
			expect((await agendas.behind('feed', keyOf(feed))).ids).toEqual(['panel']);
			expect((await agendas.behind('share', keyOf(share))).ids).toEqual(['panel']);
			for (const [link, wrong] of [
				['feed', keyOf(share)],
				['share', keyOf(feed)],
				['feed', key],
				['share', key],
				['feed', keyOf(feed).slice(1)],
				['feed', '']
			] as const) {
				expect(await refused(agendas.behind(link, wrong))).toBe(404);
			}
			for (const readOnly of [feed, share]) {
				expect(await refused(agendas.read(keyOf(readOnly)))).toBe(404);
				expect(await refused(agendas.change(keyOf(readOnly), { panel: false }))).toBe(404);
			}
		});

		it('a renewed link voids the former and leaves the other alone', async () => {
			const agendas = await open();
			const key = newKey();
			const first = await agendas.create(key, { panel: true });
			const second = await agendas.renew(key, 'feed');
			expect(second.share).toBe(first.share);
			expect(second.feed).not.toBe(first.feed);
			expect(await refused(agendas.behind('feed', keyOf(first.feed)))).toBe(410);
			expect((await agendas.behind('feed', keyOf(second.feed))).ids).toEqual(['panel']);
			expect((await agendas.behind('share', keyOf(first.share))).ids).toEqual(['panel']);
			await agendas.forget(key);
			for (const address of [second.feed, first.feed]) {
				expect(await refused(agendas.behind('feed', keyOf(address)))).toBe(410);
			}
			expect(await refused(agendas.behind('share', keyOf(second.share)))).toBe(410);
		});

		it('tells who waits of a change, of the end, and that the server goes', async () => {
			const one = await open();
			const other = await beside(one);
			const key = newKey();
			const { version } = await one.create(key, {});
			const waiting = one.follow(key, version, 60_000);
			await other.change(key, { panel: true });
			expect(keeps(await waiting)).toEqual(['panel']);
			// it has changed before it was asked
			expect(keeps(await one.follow(key, version, 60_000))).toEqual(['panel']);
			const still = one.follow(key, version + 1, 60_000);
			await new Promise(setImmediate);
			one.drain();
			expect((await still).version).toBe(version + 1);
		});

		it('tells who waits that it has ended', async () => {
			const one = await open();
			const other = await beside(one);
			const key = newKey();
			const { version } = await one.create(key, {});
			const waiting = refused(one.follow(key, version, 60_000));
			await other.forget(key);
			expect(await waiting).toBe(410);
		});

		it('holds any session of the program, and others up to a bound', async () => {
			const agendas = await open();
			const key = newKey();
			await agendas.create(key, Object.fromEntries(ids.map((id) => [id, true])));
			const strangers = (from: number, many: number) =>
				Object.fromEntries(
					Array.from({ length: many }, (_, n) => [`gone-${from + n}`, wish(true, 1000)])
				);
			await agendas.change(key, strangers(0, MOST_UNKNOWN - 1));
			await agendas.change(key, strangers(MOST_UNKNOWN - 1, 1));
			expect(await refused(agendas.change(key, strangers(MOST_UNKNOWN, 1)))).toBe(422);
			expect(await refused(agendas.change(key, { ...strangers(0, 1), panel: false }))).toBe(null);
			const told = await agendas.read(key);
			expect(Object.keys(told.agenda.wishes)).toHaveLength(MOST_UNKNOWN + ids.length);
			// what the program does not know can be dropped by whoever has it
			expect(keeps(await agendas.change(key, { 'gone-0': false }))).not.toContain('gone-0');
		});

		it('keeps it until 90 days after the event and after the last write, then nothing but that it was', async () => {
			const store = await place.open();
			const clock = { now: Date.parse('2017-08-01T00:00:00Z') };
			const agendas = await over(store, () => clock.now);
			const [early, late] = [newKey(), newKey()];
			const { feed, share } = await agendas.create(early, { panel: true });
			clock.now = Date.parse('2017-08-20T00:00:00Z');
			await agendas.create(late, { panel: true });
			clock.now = Date.parse('2017-11-08T00:00:00Z');
			await agendas.sweep();
			expect((await agendas.behind('feed', keyOf(feed))).ids).toEqual(['panel']);
			clock.now = Date.parse('2017-11-11T12:00:00Z');
			await agendas.sweep();
			expect(await refused(agendas.read(early))).toBe(410);
			expect(await refused(agendas.behind('feed', keyOf(feed)))).toBe(410);
			expect(await refused(agendas.behind('share', keyOf(share)))).toBe(410);
			expect(keeps(await agendas.read(late))).toEqual(['panel']);
			await agendas.change(late, { panel: false });
			clock.now += KEPT_FOR - 1000;
			await agendas.sweep();
			expect(keeps(await agendas.read(late))).toEqual([]);
			clock.now += 2000;
			await agendas.sweep();
			expect(await refused(agendas.read(late))).toBe(410);
			const rows = await store.db.selectFrom('agendas').selectAll().execute();
			expect(rows).toEqual([]);
		});

		it('stores no key, in whatever form', async () => {
			const store = await place.open();
			const agendas = await over(store);
			const key = newKey();
			const { feed, share } = await agendas.create(key, { panel: true });
			await agendas.renew(key, 'share');
			const all = JSON.stringify([
				await store.db.selectFrom('agendas').selectAll().execute(),
				await store.db.selectFrom('agendas_ended').selectAll().execute()
			]);
			for (const secret of [key, keyOf(feed), keyOf(share)]) expect(all).not.toContain(secret);
		});
	});
});

describe('what is sent', () => {
	const why = (body: unknown) => {
		try {
			readWishes(body);
		} catch (error) {
			if (error instanceof Refusal) return [error.status, error.message];
			throw error;
		}
		return null;
	};

	it('is wishes, dated or not', () => {
		const wishes = { smoothgrad: true, keynote: false, panel: wish(true, 5) };
		expect(readWishes({ wishes, more: 1 })).toEqual(wishes);
		expect(readWishes({ wishes: {} })).toEqual({});
	});

	it('is refused in one sentence where it is anything else', () => {
		const form = [422, 'The body must be like {"wishes": {"smoothgrad": true}}.'];
		for (const body of [null, 1, 'a', [], {}, { wishes: null }, { wishes: [] }, { wishes: 'a' }])
			expect(why(body)).toEqual(form);
		for (const id of ['', 'Ä', 'UPPER', '../x', '__proto__', 'a'.repeat(65), '-a', 'constructor']) {
			expect(why({ wishes: JSON.parse(`{${JSON.stringify(id)}: true}`) as unknown })?.[1]).toMatch(
				/ cannot be a session’s id\.$/
			);
		}
		for (const value of [
			...[null, 1, 'true', [], {}, { keep: true }],
			...[wish(true, -1), wish(true, 1.5), wish(true, 1e300), { ...wish(true, 1), start: 'x' }],
			...[
				{ ...wish(true, 1), keep: 1 },
				{ ...wish(true, 1), title: null }
			]
		]) {
			expect(why({ wishes: { panel: value } })?.[1]).toBe(
				'The wish for “panel” must be true, false, or {"keep", "at", "title", "start"}.'
			);
		}
		expect(why({ wishes: { panel: { ...wish(true, 1), title: 'a'.repeat(2001) } } })?.[0]).toBe(
			422
		);
		const many = Object.fromEntries(
			Array.from({ length: MOST_AT_ONCE + 1 }, (_, n) => [`s-${n}`, true])
		);
		expect(why({ wishes: many })?.[1]).toBe(
			'One request may bring 500 wishes; send them in several.'
		);
	});
});
