/**
 * Organizers' passphrases: made here, so that nobody chooses a weak one, and stored as scrypt hashes
 * (RFC 7914) alone. 20 of 23 letters are 90 bits.
 */
import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';

/** None that somebody takes for another, nor one that needs another keyboard of a phone. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const GROUPS = 4;
const LETTERS_A_GROUP = 5;

/**
 * 32 MB and a tenth of a second. No guessing gets through 90 bits; this is for a stolen store, and for
 * whoever lets people choose their own one day.
 */
export const COST = { logN: 15, r: 8, p: 1 };
const SALT_BYTES = 16;
const KEY_BYTES = 32;

/** `hvkqe-wmrtc-bznpa-yfgds` */
export function newPassphrase(): string {
	const group = () =>
		Array.from({ length: LETTERS_A_GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join('');
	return Array.from({ length: GROUPS }, group).join('-');
}

/** Dashes, spaces and capitals are nothing to be refused for. */
const plain = (typed: string) => typed.toLowerCase().replace(/[^a-z]/g, '');

/** `scrypt$15$8$1$SALT$HASH`: with its costs, so that they can be raised one day. */
export async function hashed(passphrase: string, { logN, r, p } = COST): Promise<string> {
	const salt = randomBytes(SALT_BYTES);
	const key = await derive(plain(passphrase), { salt, logN, r, p, bytes: KEY_BYTES });
	return ['scrypt', logN, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/**
 * Whether this is the passphrase of that hash. Without a hash (nobody has that name) it takes the same
 * time and says no.
 * @param cost of a passphrase that nobody has
 */
export async function fits(typed: string, hash: string | null, cost = COST): Promise<boolean> {
	const [, logN, r, p, salt = '', key = ''] = (hash ?? nobody(cost)).split('$');
	const expected = Buffer.from(key, 'base64url');
	const made = await derive(plain(typed), {
		salt: Buffer.from(salt, 'base64url'),
		...{ logN: Number(logN), r: Number(r), p: Number(p), bytes: expected.length }
	});
	return timingSafeEqual(made, expected) && hash !== null;
}

const nobody = ({ logN, r, p }: typeof COST) => {
	const filled = (bytes: number) => Buffer.alloc(bytes).toString('base64url');
	return ['scrypt', logN, r, p, filled(SALT_BYTES), filled(KEY_BYTES)].join('$');
};

interface Derivation {
	salt: Buffer;
	logN: number;
	r: number;
	p: number;
	bytes: number;
}

function derive(text: string, { salt, logN, r, p, bytes }: Derivation): Promise<Buffer> {
	const N = 2 ** logN;
	// what it needs is 128·N·r; Node refuses above its limit of exactly 32 MB
	const maxmem = 128 * N * r * 2;
	return new Promise((done, failed) =>
		scrypt(text, salt, bytes, { N, r, p, maxmem }, (error, key) =>
			error ? failed(error) : done(key)
		)
	);
}
