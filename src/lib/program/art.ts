/**
 * The picture of who has none: a small activation map grown from the id, so that it is the same
 * everywhere and forever. An 8×8 PNG (PNG 3rd edition: color type 3, 4 bit, 16 colors) that the browser
 * draws large and smooth. Its one IDAT is a stored deflate block (RFC 1951, 3.2.4), so nothing needs to
 * be compressed and 246 characters hold it all.
 */
import type { Id, Kind } from './model';

export type Hue = 'violet' | 'teal' | 'amber' | 'slate';

const SIZE = 8;
const COLORS = 16;

type Rgb = [number, number, number];

/** From rest to full activation, evenly spaced. */
const ramps: Record<Hue, Rgb[]> = {
	violet: [
		[23, 14, 53],
		[72, 27, 109],
		[139, 50, 142],
		[214, 84, 128],
		[252, 165, 120]
	],
	teal: [
		[8, 28, 48],
		[14, 71, 92],
		[22, 122, 122],
		[69, 178, 137],
		[197, 229, 140]
	],
	amber: [
		[48, 18, 24],
		[120, 40, 32],
		[190, 80, 30],
		[238, 147, 44],
		[253, 226, 132]
	],
	slate: [
		[30, 34, 44],
		[60, 68, 84],
		[96, 106, 124],
		[140, 150, 166],
		[196, 204, 214]
	]
};

export function hueOf(kind: Kind): Hue {
	if (kind === 'invited') return 'violet';
	if (kind === 'talk') return 'teal';
	return kind === 'panel' || kind === 'social' ? 'amber' : 'slate';
}

/** FNV-1a, 32 bit. */
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (const sign of text) value = Math.imul(value ^ sign.codePointAt(0)!, 0x01000193);
	return value >>> 0;
}

/** Mulberry32: numbers in [0, 1), the same for the same seed. */
function dice(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** SIZE × SIZE values, row by row, stretched to 0 … 1: a few soft blobs over a slow wave. */
function field(id: Id): number[] {
	const roll = dice(hash(id));
	const blobs = Array.from({ length: 3 + Math.floor(roll() * 2) }, () => ({
		x: roll() * SIZE,
		y: roll() * SIZE,
		spread: 0.9 + roll() * 1.7,
		height: 0.45 + roll() * 0.75
	}));
	const angle = roll() * Math.PI;
	const pace = 0.5 + roll() * 0.9;
	const shift = roll() * 6;
	const values = Array.from({ length: SIZE * SIZE }, (_, at) => {
		const x = at % SIZE;
		const y = Math.floor(at / SIZE);
		const wave = 0.12 * Math.sin((x * Math.cos(angle) + y * Math.sin(angle)) * pace + shift);
		return blobs.reduce(
			(sum, blob) =>
				sum +
				blob.height * Math.exp(-((x - blob.x) ** 2 + (y - blob.y) ** 2) / (2 * blob.spread ** 2)),
			wave
		);
	});
	const low = Math.min(...values);
	const high = Math.max(...values);
	return values.map((value) => (value - low) / (high - low));
}

/** 16 colors along the ramp, three bytes each. */
function palette(hue: Hue): number[] {
	const ramp = ramps[hue];
	return Array.from({ length: COLORS }, (_, step) => {
		const place = (step / (COLORS - 1)) * (ramp.length - 1);
		const below = ramp[Math.floor(place)]!;
		const above = ramp[Math.ceil(place)]!;
		return below.map((value, part) => Math.round(value + (above[part]! - value) * (place % 1)));
	}).flat();
}

function bytes(value: number): number[] {
	return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

function crc32(data: number[]): number {
	let crc = -1;
	for (const byte of data) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ~crc >>> 0;
}

function adler32(data: number[]): number {
	let low = 1;
	let high = 0;
	for (const byte of data) {
		low = (low + byte) % 65521;
		high = (high + low) % 65521;
	}
	return ((high << 16) | low) >>> 0;
}

function chunk(type: string, data: number[]): number[] {
	const body = [...type].map((sign) => sign.charCodeAt(0)).concat(data);
	return [...bytes(data.length), ...body, ...bytes(crc32(body))];
}

/** zlib (RFC 1950) around one stored block. */
function stored(data: number[]): number[] {
	const { length } = data;
	const size = [length & 255, length >>> 8, ~length & 255, (~length >>> 8) & 255];
	return [0x78, 0x01, 0x01, ...size, ...data, ...bytes(adler32(data))];
}

/** A data URI of at most 260 characters; the same id and hue give the same one. */
export function activationMap(id: Id, hue: Hue): string {
	const levels = field(id).map((value) => Math.round(value * (COLORS - 1)));
	const rows: number[] = [];
	for (let at = 0; at < levels.length; at += 2) {
		if (at % SIZE === 0) rows.push(0); // each row says first that it is not filtered
		rows.push((levels[at]! << 4) | levels[at + 1]!);
	}
	const png = [
		...[137, 80, 78, 71, 13, 10, 26, 10],
		...chunk('IHDR', [...bytes(SIZE), ...bytes(SIZE), 4, 3, 0, 0, 0]),
		...chunk('PLTE', palette(hue)),
		...chunk('IDAT', stored(rows)),
		...chunk('IEND', [])
	];
	return `data:image/png;base64,${btoa(String.fromCharCode(...png))}`;
}
