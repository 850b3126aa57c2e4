/** Files that somebody wants to import: read, decoded, and refused where they are not text. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Unreadable, type SourceFile } from '../../lib/formats/format';
import { notText } from '../../lib/formats/signatures';
import { CommandError } from './usage';

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
	throw new CommandError(`${name}: no program is larger than ${LARGEST_MB} MB.`);
}

/** What begins a UTF-16 file; spreadsheets write it as "Unicode text". */
function encodingOf([first, second]: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** Enough of a file to find the names in an Excel file, which is a ZIP archive. */
const BEGUN = 200_000;

/** UTF-8, or UTF-16 with its mark. What is not text is refused by its name, whatever --format says. */
function decode(bytes: Buffer, name: string): string {
	const encoding = encodingOf(bytes);
	const stranger = encoding === 'utf-8' && notText(bytes.toString('latin1', 0, BEGUN));
	if (stranger)
		throw new CommandError(`${new Unreadable(name, ...stranger).message} Nothing was written.`);
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		const how = 'Save it as UTF-8 (in Excel: "CSV UTF-8") and try again.';
		throw new CommandError(`${name}: this is not UTF-8 text. ${how} Nothing was written.`);
	}
}

export function readSourceFile(name: string): SourceFile {
	let handle: number;
	try {
		handle = openSync(name, 'r');
	} catch (error) {
		const missing = /^(ENOENT|ENOTDIR)$/.test((error as NodeJS.ErrnoException).code ?? '');
		throw new CommandError(
			missing ? `${name}: there is no such file.` : `${name}: it cannot be read.`
		);
	}
	try {
		const about = fstatSync(handle);
		if (about.isDirectory())
			throw new CommandError(`${name}: this is a folder. Name the files in it.`);
		if (about.size > LARGEST) {
			const size = Math.round(about.size / 1_000_000);
			throw new CommandError(
				`${name}: it is ${size} MB; no program is larger than ${LARGEST_MB} MB.`
			);
		}
		return { name, text: decode(readAll(handle, name), name) };
	} finally {
		closeSync(handle);
	}
}
