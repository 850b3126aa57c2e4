/**
 * What is left of a folder's history where somebody has deleted a part of it: revisions.yaml, published.json,
 * or both. Nothing can be compared then, and complaints about single lines would lead nowhere.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { commandOn } from '../commandOn.js';
import { readText } from '../yaml/file';
import { readMemory } from '../incoming/memory';
import { BASELINE, PENDING } from './baseline';

/** The number of the last revision in the ledger; 0 where there is none, or none that can be read. */
function lastIn(dir: string): number {
	const read = readText(join(dir, 'revisions.yaml'));
	const text = 'text' in read ? read.text : '';
	const numbers = [...text.matchAll(/^\s*(?:- )?\{? ?revision: (\d+)/gm)].map(
		([, number]) => +number!
	);
	return Math.max(0, ...numbers);
}

/** Which revision the ledger ends with, where published.json is missing beside it; else null. */
export function withoutBaseline(dir: string): number | null {
	if ([BASELINE, PENDING].some((name) => existsSync(join(dir, name)))) return null;
	return lastIn(dir) || null;
}

/** A revision that an import or a publication remembers, where both files of the history are gone; else null. */
export function forgotten(dir: string): number | null {
	if ([BASELINE, PENDING, 'revisions.yaml'].some((name) => existsSync(join(dir, name))))
		return null;
	const memory = readMemory(dir);
	return memory !== null && typeof memory !== 'string' ? (memory.revision ?? null) : null;
}

/** Sentences that say what is missing, and the way out; null where nothing is. */
export function whyNoHistory(dir: string): string | null {
	const last = withoutBaseline(dir);
	if (last !== null) {
		return (
			`${dir}/published.json is missing, and ${dir}/revisions.yaml holds ${last} revision${last === 1 ? '' : 's'}: ` +
			'there is nothing to compare with. Restore it, from git or a copy. If the program as it stands is that ' +
			`of revision ${last}, run instead: ${commandOn(dir, 'npm run data -- publish --adopt')}`
		);
	}
	const published = forgotten(dir);
	if (published === null) return null;
	return (
		`${dir}/revisions.yaml and ${dir}/published.json are missing, but revision ${published} was published from ` +
		'this folder. Restore both, from git or a copy. If nobody has seen its site yet, or this is to be another ' +
		`event, delete ${dir}/imported.json too: then it begins again at revision 1.`
	);
}
