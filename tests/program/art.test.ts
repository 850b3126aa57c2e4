import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { activationMap, hueOf, type Hue } from '../../src/lib/program/art/activationMap';
import { kinds } from '../../src/lib/program/model';

const hues: Hue[] = ['violet', 'teal', 'amber', 'slate'];
const many = Array.from({ length: 300 }, (_, at) => `person-${at}`);

/** CRC-32 as the PNG specification gives it, by table. */
function crc(data: Buffer): number {
	const table = Array.from({ length: 256 }, (_, n) => {
		let value = n;
		for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
		return value >>> 0;
	});
	let value = 0xffffffff;
	for (const byte of data) value = table[(value ^ byte) & 0xff]! ^ (value >>> 8);
	return (value ^ 0xffffffff) >>> 0;
}

/** The chunks of a PNG, each checked. */
function chunksOf(uri: string): { type: string; data: Buffer }[] {
	const file = Buffer.from(uri.replace('data:image/png;base64,', ''), 'base64');
	expect(file.subarray(0, 8)).toEqual(Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]));
	const found: { type: string; data: Buffer }[] = [];
	for (let at = 8; at < file.length;) {
		const length = file.readUInt32BE(at);
		const body = file.subarray(at + 4, at + 8 + length);
		expect(file.readUInt32BE(at + 8 + length)).toBe(crc(body));
		found.push({ type: body.toString('latin1', 0, 4), data: body.subarray(4) });
		at += 12 + length;
	}
	return found;
}

/** Brightness of the 64 cells, row by row. */
function cells(uri: string): number[] {
	const [, palette, image] = chunksOf(uri).map(({ data }) => data);
	const rows = inflateSync(image!);
	expect(rows).toHaveLength(40);
	return Array.from({ length: 64 }, (_, at) => {
		const row = Math.floor(at / 8);
		expect(rows[row * 5]).toBe(0);
		const pair = rows[row * 5 + 1 + Math.floor((at % 8) / 2)]!;
		const place = at % 2 === 0 ? pair >>> 4 : pair & 15;
		const [r = 0, g = 0, b = 0] = palette!.subarray(place * 3, place * 3 + 3);
		return 0.299 * r + 0.587 * g + 0.114 * b;
	});
}

describe('an activation map', () => {
	it('is a small PNG that decodes: 8 by 8, 4 bit, 16 colors', () => {
		for (const hue of hues) {
			const uri = activationMap('smoothgrad', hue);
			expect(uri.length).toBeLessThanOrEqual(260);
			const chunks = chunksOf(uri);
			expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
			expect([...chunks[0]!.data]).toEqual([0, 0, 0, 8, 0, 0, 0, 8, 4, 3, 0, 0, 0]);
			expect(chunks[1]!.data).toHaveLength(48);
			expect(cells(uri)).toHaveLength(64);
		}
	});

	it('is the same for the same id and hue, on every day', () => {
		expect(activationMap('been-kim', 'violet')).toBe(activationMap('been-kim', 'violet'));
		expect(activationMap('been-kim', 'violet')).not.toBe(activationMap('been-kim', 'teal'));
	});

	it('is like no other', () => {
		expect(new Set(many.map((id) => activationMap(id, 'violet'))).size).toBe(many.length);
	});

	it('runs from dark to bright, in neither glare nor night', () => {
		for (const hue of hues) {
			for (const id of many.slice(0, 60)) {
				const values = cells(activationMap(id, hue));
				const average = values.reduce((sum, value) => sum + value, 0) / values.length;
				expect(Math.min(...values)).toBeLessThan(60);
				expect(Math.max(...values)).toBeGreaterThan(180);
				expect(average).toBeGreaterThan(45);
				expect(average).toBeLessThan(140);
			}
		}
	});

	it('is smooth: no neighbors are as far apart as dark and bright', () => {
		for (const id of many.slice(0, 60)) {
			const values = cells(activationMap(id, 'slate'));
			const range = Math.max(...values) - Math.min(...values);
			const steps = values.flatMap((value, at) =>
				[at % 8 < 7 ? values[at + 1]! : value, values[at + 8] ?? value].map((other) =>
					Math.abs(other - value)
				)
			);
			expect(Math.max(...steps)).toBeLessThan(range * 0.75);
		}
	});

	it('grows from any id', () => {
		for (const id of ['a', '0', 'x'.repeat(64), 'c4-3']) expect(cells(activationMap(id, 'amber')));
	});
});

describe('hues', () => {
	it('follow the kind', () => {
		const given = Object.fromEntries(kinds.map((kind) => [kind, hueOf(kind)]));
		expect(given).toMatchObject({
			invited: 'violet',
			talk: 'teal',
			panel: 'amber',
			social: 'amber'
		});
		expect(given).toMatchObject({ opening: 'slate', lunch: 'slate', posters: 'slate' });
	});
});
