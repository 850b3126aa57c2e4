import fc from 'fast-check';
import { foldLines } from 'ical-generator';
import { expect, it } from 'vitest';
import { fold } from '../../src/lib/calendar/fold';
import { manyLines } from '../../src/lib/calendar/plain';
import { hostile } from './programs';

const octets = (line: string) => Buffer.byteLength(line);

it('a line of 75 octets stays, one of 76 is folded after 75', () => {
	expect(fold('a'.repeat(75))).toBe('a'.repeat(75));
	expect(fold('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a`);
	expect(fold('a'.repeat(150))).toBe(`${'a'.repeat(75)}\r\n ${'a'.repeat(74)}\r\n a`);
});

it('no character is cut in two, whatever its length', () => {
	expect(fold(`${'a'.repeat(73)}é文`)).toBe(`${'a'.repeat(73)}é\r\n 文`);
	expect(fold(`${'a'.repeat(72)}🎉b`)).toBe(`${'a'.repeat(72)}\r\n 🎉b`);
});

it('no line is longer than 75 octets and unfolding gives the text back, as with the library’s own', () => {
	fc.assert(
		fc.property(fc.array(hostile.map(manyLines)), (parts) => {
			const text = parts.join('; ').replace(/\n/g, '\r\n');
			for (const line of fold(text).split('\r\n')) expect(octets(line)).toBeLessThanOrEqual(75);
			const unfold = (folded: string) => folded.split('\r\n ').join('');
			const plain = text.replace(/\r\n /g, '\r\nx');
			expect(unfold(fold(plain))).toBe(plain);
			expect(unfold(foldLines(plain))).toBe(plain);
		})
	);
});
