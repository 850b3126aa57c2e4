import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readToken, writeToken } from '../../../src/lib/server/organizers/token';

const NOW = 1_700_000_000_000;
const secret = randomBytes(32);
const login = randomBytes(16).toString('base64url');
const token = writeToken({ login, until: NOW + 1000 }, secret);

it('names its login until it expires', () => {
	expect(readToken(token, secret, NOW)).toEqual({ login, until: NOW + 1000 });
	expect(readToken(token, secret, NOW + 1000)).toBeNull();
});

it('is worth nothing with another secret, or with any letter changed', () => {
	expect(readToken(token, randomBytes(32), NOW)).toBeNull();
	fc.assert(
		fc.property(fc.nat(token.length - 1), fc.constantFrom(...'Az09_-.'), (at, letter) => {
			fc.pre(token[at] !== letter);
			const forged = token.slice(0, at) + letter + token.slice(at + 1);
			// the last letter of 32 bytes in base64url has two bits that say nothing
			fc.pre(at < token.length - 1);
			expect(readToken(forged, secret, NOW)).toBeNull();
		})
	);
});

it('is not taken from anything else', () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			expect(readToken(text, secret, NOW)).toBeNull();
		})
	);
});
