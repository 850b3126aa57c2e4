import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isKey, KEY_BYTES, keyText } from '../../../src/lib/program/agenda/agendaKey';
import { keyHash, linkKey } from '../../../src/lib/server/agendas/keys';

const main = fc
	.uint8Array({ minLength: KEY_BYTES, maxLength: KEY_BYTES })
	.map((bytes) => keyText(bytes));
const generation = fc.integer({ min: 1, max: 1000 });

it('a link’s key is a key, and another for each agenda, link and generation', () => {
	fc.assert(
		fc.property(main, main, generation, generation, (a, b, m, n) => {
			const all = [
				...[linkKey(a, 'feed', m), linkKey(a, 'share', m), linkKey(a, 'feed', n + 1000)],
				...[a, ...(a === b ? [] : [linkKey(b, 'feed', m), b])]
			];
			expect(new Set(all).size).toBe(all.length);
			expect(all.every(isKey)).toBe(true);
			expect(linkKey(a, 'feed', m)).toBe(linkKey(a, 'feed', m));
		})
	);
});

it('the same text has another hash as a main key, a feed’s and a share’s', () => {
	const key = keyText(randomBytes(KEY_BYTES));
	const hashes = (['main', 'feed', 'share'] as const).map((kind) => keyHash(kind, key));
	expect(new Set(hashes).size).toBe(3);
});
