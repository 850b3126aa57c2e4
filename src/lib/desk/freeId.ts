/** Ids of what is made at the desk: readable, and never one that is taken. */
import { fold } from '$lib/program/search/search';

/** As in model.ts: `[a-z0-9][a-z0-9-]{0,63}`. */
const LONGEST = 64;

/** `Ana Díaz` → `ana-diaz`, then `ana-diaz-2`. */
export function freeId(text: string, taken: readonly string[]): string {
	const word = fold(text)
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
	const base = (word || 'new').slice(0, LONGEST - 4).replace(/-+$/, '');
	const known = new Set(taken);
	let id = base;
	for (let number = 2; known.has(id); number++) id = `${base}-${number}`;
	return id;
}
