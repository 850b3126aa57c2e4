/** Files that somebody wants to import: read, decoded, and refused where they are none. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { SourceFile } from '../../lib/formats/format';
import { Refusal } from './usage';

/** No program is larger; reading more would only fill the memory. */
const LARGEST_MB = 64;
const LARGEST = LARGEST_MB * 1_000_000;

/** All that there is; pipes and devices tell no size and may never end. */
function readAll(handle: number, name: string): Buffer {
	const parts: Buffer[] = [];
	for (let size = 0; size <= LARGEST;) {
		const part = Buffer.alloc(1_000_000);
		const read = readSync(handle, part);
		if (read === 0) return Buffer.concat(parts);
		parts.push(part.subarray(0, read));
		size += read;
	}
	throw new Refusal(`${name}: no program is larger than ${LARGEST_MB} MB.`);
}

/** UTF-8 and, by their mark, UTF-16 (spreadsheets write it as "Unicode text"). Anything else is refused. */
function decode(bytes: Buffer, name: string): string {
	const encoding =
		bytes[0] === 0xff && bytes[1] === 0xfe
			? 'utf-16le'
			: bytes[0] === 0xfe && bytes[1] === 0xff
				? 'utf-16be'
				: 'utf-8';
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		const archive = bytes.subarray(0, 4).toString('latin1') === 'PK\x03\x04';
		throw new Refusal(
			archive
				? `${name}: this is a ZIP archive (or an Excel file). Unpack it, or save the sheet as CSV.`
				: `${name}: this is not UTF-8 text. Save it as UTF-8 and try again.`
		);
	}
}

export function readSourceFile(name: string): SourceFile {
	let handle: number;
	try {
		handle = openSync(name, 'r');
	} catch (error) {
		const missing = /^(ENOENT|ENOTDIR)$/.test((error as NodeJS.ErrnoException).code ?? '');
		throw new Refusal(missing ? `${name}: there is no such file.` : `${name}: it cannot be read.`);
	}
	try {
		const about = fstatSync(handle);
		if (about.isDirectory()) throw new Refusal(`${name}: this is a folder. Name the files in it.`);
		if (about.size > LARGEST) {
			const size = Math.round(about.size / 1_000_000);
			throw new Refusal(`${name}: it is ${size} MB; no program is larger than ${LARGEST_MB} MB.`);
		}
		return { name, text: decode(readAll(handle, name), name) };
	} finally {
		closeSync(handle);
	}
}
