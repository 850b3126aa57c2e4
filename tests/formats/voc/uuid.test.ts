import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { numbersOf, uuidOf } from '../../../src/lib/formats/voc/uuid';

const namespace = Buffer.from('f8f74ba8356e4160b77d957464172eaa', 'hex');

/** RFC 9562, 5.5, by Node's own SHA-1. */
function expected(name: string): string {
	const hash = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
	hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
	hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
	return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

vi.setConfig({ testTimeout: 60_000 });

describe('a UUID of a name', () => {
	it('is the one that RFC 9562 gives it', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
				expect(uuidOf(name)).toBe(expected(name));
			}),
			{ numRuns: 300 }
		);
	});

	it('never changes, for apps know sessions again by it', () => {
		expect(uuidOf('vdl-2017/smoothgrad')).toBe('29f28dd5-6bf6-5ecc-9d00-0b797aafc1de');
	});
});

describe('numbers of names', () => {
	it('are positive, below 2^31, and each is there once', () => {
		const names = Array.from({ length: 5000 }, (_, index) => `session-${index}`);
		const numbers = [...numbersOf(names).values()];
		expect(new Set(numbers).size).toBe(5000);
		expect(
			numbers.every((number) => Number.isInteger(number) && number > 0 && number < 2 ** 31)
		).toBe(true);
	});

	it('do not depend on who else is there, nor on the order', () => {
		const alone = numbersOf(['smoothgrad']).get('smoothgrad');
		expect(alone).toBe(Number(`0x${expected('smoothgrad#1').slice(0, 8)}`) & 0x7fffffff);
		expect(numbersOf(['b', 'smoothgrad', 'a']).get('smoothgrad')).toBe(alone);
	});

	it('that would be the same are told apart in the order of the names', () => {
		const [first, second] = ['session-18703', 'session-86310'];
		const numbers = numbersOf([second, first]);
		expect(numbers.get(first)).toBe(numbersOf([first]).get(first));
		expect(numbersOf([second]).get(second)).toBe(numbers.get(first));
		expect(numbers.get(second)).toBe(
			Number(`0x${expected(`${second}#2`).slice(0, 8)}`) & 0x7fffffff
		);
	});
});
