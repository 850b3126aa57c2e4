/**
 * The picture of who has none: a small activation map grown from the id, so that it is the same
 * everywhere and forever. Eight by eight cells in 16 colors, which the browser draws large and smooth.
 */
import type { Id, Kind } from '../model';
import { SIZE, smallPng, type Rgb } from './smallPng';

export type Hue = 'violet' | 'teal' | 'amber' | 'slate';

const COLORS = 16;
/** Of the values of a map. */
const AVERAGE = 0.37;

/** From rest to full activation, evenly spaced, each step lighter than the one before. */
const ramps: Record<Hue, Rgb[]> = {
	violet: [
		[20, 12, 50],
		[66, 24, 110],
		[131, 45, 145],
		[207, 77, 133],
		[250, 146, 110],
		[255, 222, 168]
	],
	teal: [
		[7, 24, 46],
		[11, 62, 88],
		[16, 110, 118],
		[52, 164, 135],
		[140, 211, 138],
		[235, 246, 170]
	],
	amber: [
		[46, 14, 30],
		[110, 30, 38],
		[176, 62, 32],
		[228, 118, 32],
		[251, 182, 72],
		[255, 238, 170]
	],
	slate: [
		[24, 28, 48],
		[48, 58, 88],
		[84, 100, 132],
		[130, 148, 174],
		[184, 199, 214],
		[240, 240, 232]
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

/** One thing that a neuron looks for: a stretched spot, or a ring where `radius` is above 0. */
interface Feature {
	x: number;
	y: number;
	cos: number;
	sin: number;
	/** How much longer than wide, in cells of the map like all lengths here. */
	stretch: number;
	spread: number;
	radius: number;
	height: number;
}

function feature(roll: () => number, order: number): Feature {
	const angle = roll() * Math.PI;
	const ring = roll() < 0.25;
	return {
		x: roll() * (SIZE - 1),
		y: roll() * (SIZE - 1),
		cos: Math.cos(angle),
		sin: Math.sin(angle),
		stretch: 1 + roll() * 1.6,
		spread: ring ? 0.9 + roll() * 0.4 : 1.1 + roll() * 1.1,
		radius: ring ? 1.8 + roll() * 1.4 : 0,
		// The second one inhibits: dark hollows are what makes a map look alive.
		height: order === 1 ? -0.35 - roll() * 0.4 : 0.5 + roll() * 0.6
	};
}

function response(one: Feature, x: number, y: number): number {
	const along = ((x - one.x) * one.cos + (y - one.y) * one.sin) / one.stretch;
	const across = (y - one.y) * one.cos - (x - one.x) * one.sin;
	const off = (Math.sqrt(along * along + across * across) - one.radius) / one.spread;
	return one.height * Math.exp((-off * off) / 2);
}

/** SIZE × SIZE values from 0 to 1, row by row: a few features over a slow wave. */
function field(id: Id): number[] {
	const roll = dice(hash(id));
	const features = Array.from({ length: 4 + Math.floor(roll() * 2) }, (_, order) =>
		feature(roll, order)
	);
	const angle = roll() * Math.PI;
	const pace = 0.5 + roll() * 0.6;
	const shift = roll() * 2 * Math.PI;
	const values = Array.from({ length: SIZE * SIZE }, (_, at) => {
		const x = at % SIZE;
		const y = Math.floor(at / SIZE);
		const wave = Math.sin((x * Math.cos(angle) + y * Math.sin(angle)) * pace + shift);
		return features.reduce((sum, one) => sum + response(one, x, y), 0.16 * wave);
	});
	return balanced(values);
}

/** Stretched to 0 … 1 and bent to one average, so that no map is all glare or all night. */
function balanced(values: number[]): number[] {
	const low = Math.min(...values);
	const high = Math.max(...values);
	const full = values.map((value) => (value - low) / (high - low));
	const average = full.reduce((sum, value) => sum + value, 0) / full.length;
	return full.map((value) => value ** (Math.log(AVERAGE) / Math.log(average)));
}

/** The 16 values that stand for all of them best (Lloyd's method), so that slow slopes show no edges. */
function levelsFor(values: number[]): number[] {
	let levels = Array.from({ length: COLORS }, (_, step) => step / (COLORS - 1));
	for (let round = 0; round < 4; round++) {
		const sums = levels.map(() => [0, 0] as [number, number]);
		for (const value of values) {
			const sum = sums[nearest(levels, value)]!;
			sum[0] += value;
			sum[1]++;
		}
		levels = levels.map((level, at) => (sums[at]![1] ? sums[at]![0] / sums[at]![1] : level));
	}
	return levels;
}

/** Of rising levels, the place of the closest: the first whose middle to the next lies above. */
function nearest(levels: number[], value: number): number {
	let at = 0;
	while (at < COLORS - 1 && levels[at]! + levels[at + 1]! <= 2 * value) at++;
	return at;
}

function color(hue: Hue, value: number): Rgb {
	const ramp = ramps[hue];
	const place = value * (ramp.length - 1);
	const below = ramp[Math.floor(place)]!;
	const above = ramp[Math.ceil(place)]!;
	const mix = (part: 0 | 1 | 2) =>
		Math.round(below[part] + (above[part] - below[part]) * (place % 1));
	return [mix(0), mix(1), mix(2)];
}

/** A data URI of at most 260 characters; the same id and hue give the same one. */
export function activationMap(id: Id, hue: Hue): string {
	const values = field(id);
	const levels = levelsFor(values);
	return smallPng(
		values.map((value) => nearest(levels, value)),
		levels.map((value) => color(hue, value))
	);
}
