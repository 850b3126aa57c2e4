/** UUIDs of version 5 (RFC 9562, 5.5): the same name has the same one, today and anywhere. */

/** Made once, for Runsheet. Never to be changed: apps know sessions again by what follows from it. */
const NAMESPACE = 'f8f74ba8-356e-4160-b77d-957464172eaa';

export function uuidOf(name: string): string {
	const space = NAMESPACE.replaceAll('-', '').match(/../g) ?? [];
	const bytes = [...space.map((hex) => parseInt(hex, 16)), ...new TextEncoder().encode(name)];
	const hash = sha1(bytes).slice(0, 16);
	hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
	hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
	const hex = hash.map((byte) => byte.toString(16).padStart(2, '0')).join('');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * A positive number below 2^31 for each name, for formats of before UUIDs. It depends on the name alone,
 * but where two names would have the same one: then the later name takes the next hash of its own.
 */
export function numbersOf(names: string[]): Map<string, number> {
	const taken = new Set<number>();
	const numberOf = (name: string, turn: number): number => {
		const number = parseInt(uuidOf(`${name}#${turn}`).slice(0, 8), 16) & 0x7fff_ffff;
		return number === 0 || taken.has(number) ? numberOf(name, turn + 1) : number;
	};
	const pairs = [...new Set(names)].sort().map((name): [string, number] => {
		const number = numberOf(name, 1);
		taken.add(number);
		return [name, number];
	});
	return new Map(pairs);
}

const turned = (word: number, by: number) => (word << by) | (word >>> (32 - by));

/** SHA-1 (RFC 3174), for names alone: Node's is not at hand where formats run. */
function sha1(bytes: number[]): number[] {
	const length = Math.ceil((bytes.length + 9) / 64) * 64;
	const padded = new Uint8Array(length);
	padded.set([...bytes, 0x80]);
	const view = new DataView(padded.buffer);
	view.setUint32(length - 4, bytes.length * 8);
	let state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
	for (let at = 0; at < length; at += 64) {
		const before = state;
		state = compressed(state, view, at).map((word, index) => (word + (before[index] ?? 0)) | 0);
	}
	return state.flatMap((word) => [24, 16, 8, 0].map((by) => (word >>> by) & 0xff));
}

/** The 80 rounds over one block. */
function compressed(state: number[], view: DataView, at: number): number[] {
	const words = Array.from({ length: 16 }, (_, index) => view.getInt32(at + index * 4));
	const word = (index: number) => words[index] ?? 0;
	for (let i = 16; i < 80; i++) {
		words.push(turned(word(i - 3) ^ word(i - 8) ^ word(i - 14) ^ word(i - 16), 1));
	}
	let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
	for (let i = 0; i < 80; i++) {
		const next = (turned(a, 5) + mixed(i, b, c, d) + e + word(i)) | 0;
		[a, b, c, d, e] = [next, a, turned(b, 30), c, d];
	}
	return [a, b, c, d, e];
}

/** The round's function and constant. */
function mixed(round: number, b: number, c: number, d: number): number {
	if (round < 20) return ((b & c) | (~b & d)) + 0x5a827999;
	if (round < 40) return (b ^ c ^ d) + 0x6ed9eba1;
	if (round < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
	return (b ^ c ^ d) + 0xca62c1d6;
}
