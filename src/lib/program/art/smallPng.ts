/**
 * Writes one kind of PNG (third edition): 8×8, color type 3, 4 bit, 16 colors. Its IDAT is one stored
 * deflate block (RFC 1951, 3.2.4), so nothing is compressed and it runs anywhere.
 */

/** Cells in a row, and rows. */
export const SIZE = 8;

export type Rgb = [number, number, number];

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

/** Places in the palette row by row, 64 of them; 16 colors. A data URI of 246 characters. */
export function smallPng(pixels: number[], palette: Rgb[]): string {
	const rows: number[] = [];
	for (let at = 0; at < pixels.length; at += 2) {
		if (at % SIZE === 0) rows.push(0); // each row says first that it is not filtered
		rows.push((pixels[at]! << 4) | pixels[at + 1]!);
	}
	const png = [
		...[137, 80, 78, 71, 13, 10, 26, 10],
		...chunk('IHDR', [...bytes(SIZE), ...bytes(SIZE), 4, 3, 0, 0, 0]),
		...chunk('PLTE', palette.flat()),
		...chunk('IDAT', stored(rows)),
		...chunk('IEND', [])
	];
	return `data:image/png;base64,${btoa(String.fromCharCode(...png))}`;
}
