/**
 * Organizers' passphrases: generated, so that nobody chooses a weak one, and stored only as scrypt hashes
 * (RFC 7914). 20 letters out of 23 are 90 bits.
 */
import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';

/** No letters that look alike, and none that need another keyboard on a phone. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const GROUPS = 4;
const LETTERS_A_GROUP = 5;

/**
 * 32 MB and a tenth of a second. 90 bits can't be guessed anyway; this protects a stolen store, should
 * people be allowed to choose their own passphrases one day.
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

/** Dashes, spaces and capitals don't matter. */
const plain = (typed: string) => typed.toLowerCase().replace(/[^a-z]/g, '');

/** `scrypt$15$8$1$SALT$HASH`: includes the costs, so that they can be raised one day. */
export async function hashed(passphrase: string, { logN, r, p } = COST): Promise<string> {
	const salt = randomBytes(SALT_BYTES);
	const key = await derive(plain(passphrase), { salt, logN, r, p, bytes: KEY_BYTES });
	return ['scrypt', logN, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/**
 * Whether this is the passphrase of that hash. Without a hash (an unknown name) it takes as long, and is
 * false.
 * @param cost used without a hash
 */
export async function fits(typed: string, hash: string | null, cost = COST): Promise<boolean> {
	const [, logN, r, p, salt = '', key = ''] = (hash ?? nobody(cost)).split('$');
	const expected = Buffer.from(key, 'base64url');
	const made = await derive(plain(typed), {
		salt: Buffer.from(salt, 'base64url'),
		logN: Number(logN),
		r: Number(r),
		p: Number(p),
		bytes: expected.length
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
	// it needs 128·N·r bytes; Node's default limit is exactly 32 MB, which would be too little
	const maxmem = 128 * N * r * 2;
	return new Promise((done, failed) =>
		scrypt(text, salt, bytes, { N, r, p, maxmem }, (error, key) =>
			error ? failed(error) : done(key)
		)
	);
}
