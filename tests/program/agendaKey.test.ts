import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	isKey,
	KEY_BYTES,
	keyText,
	linkFragment,
	readLinkFragment
} from '../../src/lib/program/agenda/agendaKey';

const bytes = fc.uint8Array({ minLength: KEY_BYTES, maxLength: KEY_BYTES });

describe('a key', () => {
	it('is the base32 of its bytes', () => {
		// RFC 4648, section 10
		expect(keyText(new TextEncoder().encode('fooba'))).toBe('mzxw6ytb');
		expect(keyText(new Uint8Array(KEY_BYTES).fill(255))).toBe('7'.repeat(32));
	});

	it('has one text each, of one length', () => {
		fc.assert(
			fc.property(bytes, bytes, (a, b) => {
				expect(isKey(keyText(a))).toBe(true);
				expect(keyText(a) === keyText(b)).toBe(Buffer.compare(a, b) === 0);
			})
		);
	});

	it('is read from a link, and nothing else is', () => {
		const key = keyText(randomBytes(KEY_BYTES));
		expect(readLinkFragment(`#${linkFragment(key)}`)).toBe(key);
		expect(readLinkFragment(`keep=panel&LINK=${key.toUpperCase()}`)).toBe(key);
		for (const wrong of [
			'',
			'#',
			'#link=',
			`#link=${key.slice(1)}`,
			`#link=${key}a`,
			`#xlink=${key}`
		])
			expect(readLinkFragment(wrong)).toBeNull();
	});
});
