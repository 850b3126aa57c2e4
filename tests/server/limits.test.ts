import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { admit, missed } from '../../src/lib/server/limits/guessing';
import { Limits, type Limit } from '../../src/lib/server/limits/limits';
import { onBothEngines } from './engines';

const guesses: Limit = { what: 'guesses', most: 3, within: 60_000 };

describe('a limit', () => {
	onBothEngines((place) => {
		const open = async () => {
			const { db } = await place.open();
			return { db, limits: new Limits(db, 'a secret') };
		};

		it('lets so many through in its time, and tells how long to wait', async () => {
			const { limits } = await open();
			for (let n = 0; n < 3; n++) expect(await limits.take(guesses, '10.0.0.1', 1000)).toBe(0);
			expect(await limits.wait(guesses, '10.0.0.1', 31_000)).toBe(30);
			expect(await limits.take(guesses, '10.0.0.1', 31_000)).toBe(30);
			expect(await limits.wait(guesses, '10.0.0.1', 61_000)).toBe(0);
			expect(await limits.take(guesses, '10.0.0.1', 61_000)).toBe(0);
		});

		it('counts each address and each thing for itself, and those who come at once', async () => {
			const { limits } = await open();
			const waits = await Promise.all(
				Array.from({ length: 5 }, () => limits.take(guesses, '10.0.0.1', 1000))
			);
			expect(waits.filter((wait) => wait > 0)).toHaveLength(2);
			expect(await limits.wait(guesses, '10.0.0.2', 1000)).toBe(0);
			expect(await limits.wait({ ...guesses, what: 'other' }, '10.0.0.1', 1000)).toBe(0);
		});

		it('takes a household’s many addresses of IPv6 for one, and IPv4 in IPv6 for itself', async () => {
			const { limits } = await open();
			for (const last of ['1', '2', 'ffff:1'])
				await limits.take(guesses, `2001:db8:1:2::${last}`, 1000);
			expect(await limits.wait(guesses, '2001:DB8:1:2:3:4:5:6', 1000)).toBe(60);
			expect(await limits.wait(guesses, '2001:db8:1:3::1', 1000)).toBe(0);
			expect(await limits.wait(guesses, '2001:db8::1', 1000)).toBe(0);
			for (let n = 0; n < 3; n++) await limits.take(guesses, '::ffff:10.0.0.1', 1000);
			expect(await limits.wait(guesses, '10.0.0.1', 1000)).toBe(60);
		});

		it('stores no address, and nothing for long', async () => {
			const { db, limits } = await open();
			await limits.take(guesses, '10.0.0.1', 1000);
			await limits.take(guesses, '10.0.0.2', 90_000);
			const rows = await db.selectFrom('limits').selectAll().execute();
			expect(rows).toHaveLength(1);
			expect(JSON.stringify(rows)).not.toContain('10.0.0');
		});

		it('has nothing against who has hung up before being answered', async () => {
			const { limits } = await open();
			const gone = { locals: { limits }, getClientAddress: () => undefined };
			const event = gone as unknown as RequestEvent;
			await missed(event);
			await expect(admit(event)).resolves.toBeUndefined();
		});
	});
});
