/** Files of a program folder as text, and text written so that a crash leaves the old file or the new one. */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

export type FileText = { text: string } | { missing: true } | { problem: string };

/** UTF-8 without its byte order mark. Never throws: what is wrong comes back as a sentence. */
export function readText(file: string): FileText {
	let bytes: Buffer;
	try {
		bytes = readFileSync(file);
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code;
		if (code === 'ENOENT' || code === 'ENOTDIR') return { missing: true };
		if (code === 'EISDIR') return { problem: 'this is a folder, and a file should be here' };
		if (code === 'EACCES' || code === 'EPERM') {
			return { problem: 'the file must not be read: its permissions forbid it' };
		}
		return { problem: `the file could not be read (${code ?? 'unknown reason'})` };
	}
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
	} catch {
		return { problem: `the file is not UTF-8 text; save it as UTF-8 (byte ${badByte(bytes)})` };
	}
}

/** Where UTF-8 breaks, counted from 1. */
function badByte(bytes: Buffer): number {
	let [good, bad] = [0, bytes.length];
	while (bad - good > 1) {
		const middle = (good + bad) >> 1;
		if (startsAsUtf8(bytes.subarray(0, middle))) good = middle;
		else bad = middle;
	}
	return bad;
}

function startsAsUtf8(bytes: Buffer): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
		return true;
	} catch {
		return false;
	}
}

/** Writes `text` beside `file` and on the disk, under the name that comes back; `rename` then makes it real. */
export function writeBeside(file: string, text: string): string {
	const beside = `${file}.next`;
	const handle = openSync(beside, 'w');
	try {
		writeFileSync(handle, text);
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
	return beside;
}

/** The file is the old one or the new one at any moment, never a part. Throws what the system throws. */
export function writeWhole(file: string, text: string): void {
	renameSync(writeBeside(file, text), file);
}
