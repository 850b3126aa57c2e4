import { describe, expect, it } from 'vitest';
import { fits, hashed, newPassphrase } from '../../../src/lib/server/organizers/passphrase';

describe('a passphrase', () => {
	it('is four groups of letters that nobody takes for another, and never the same', () => {
		const made = Array.from({ length: 200 }, newPassphrase);
		for (const one of made) expect(one).toMatch(/^([a-hjkmnp-z]{5}-){3}[a-hjkmnp-z]{5}$/);
		expect(new Set(made).size).toBe(200);
	});

	it('is stored with its salt and its costs, and never the same twice', async () => {
		const [one, other] = await Promise.all([hashed('abc'), hashed('abc')]);
		expect(one).toMatch(/^scrypt\$15\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
		expect(one).not.toBe(other);
	});

	it('fits in capitals, with spaces, and without dashes; nothing else fits', async () => {
		const hash = await hashed('hvkqe-wmrtc-bznpa-yfgds');
		expect(await fits('HVKQE WMRTC bznpa yfgds ', hash)).toBe(true);
		expect(await fits('hvkqewmrtcbznpayfgds', hash)).toBe(true);
		expect(await fits('hvkqe-wmrtc-bznpa-yfgdt', hash)).toBe(false);
		expect(await fits('', hash)).toBe(false);
	});

	it('of nobody fits never, though the same work is done', async () => {
		expect(await fits('', null)).toBe(false);
		expect(await fits('hvkqe-wmrtc-bznpa-yfgds', null)).toBe(false);
	});
});
