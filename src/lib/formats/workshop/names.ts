/** Names on a schedule page: `Ada Example, Bo Sample`, `Ada Example (Institute)`, `Ada Example, (Institute)`. */
import { plainName } from '../reading/byName';

export interface Named {
	name: string;
	affiliations: string[];
	/** The affiliation stands at the end of several names. */
	shared: boolean;
}

/** Parted at commas, semicolons and `and`, but not within parentheses. */
function parts(words: string): string[] {
	const found: string[] = [''];
	let depth = 0;
	for (const piece of words.split(/([(),;]|\s(?:and|&)\s)/)) {
		if (piece === '(') depth++;
		if (piece === ')') depth = Math.max(0, depth - 1);
		if (depth === 0 && /^([,;]|\s(and|&)\s)$/.test(piece)) found.push('');
		else found[found.length - 1] += piece;
	}
	return found.map((part) => part.trim()).filter(Boolean);
}

/**
 * `Georgia Tech and Facebook AI Research` are two. `Institute of Arts and Sciences` is one: with `of` or
 * `for` before it, `and` may belong to the name.
 */
export function affiliationsOf(words: string): string[] {
	const [before = '', ...after] = words.split(/\s+and\s+/);
	const several = after.length > 0 && !/\b(of|for)\b/i.test(before);
	const split = several ? [before, ...after] : [words];
	return split
		.flatMap((one) => one.split(';'))
		.map(plainName)
		.filter(Boolean);
}

/** Two to five words with capitals, no digits: a name of somebody, as far as letters can tell. */
export const looksLikeName = (words: string) =>
	/^\p{Lu}[\p{L}\p{M}.'’-]*(?:\s+(?:\p{Lu}[\p{L}\p{M}.'’-]*|d[aeiou]s?|van|von|der|den|la|bin|al)){1,4}$/u.test(
		words
	);

const isNamed = (name: string) =>
	/\p{L}/u.test(name) && name.length <= 80 && !/\d|[<>{}[\]|]/.test(name);

/** @returns null where some of the words are nobody's name */
export function namesOf(words: string): Named[] | null {
	const found: Named[] = [];
	for (const part of parts(words)) {
		const [, before = part, affiliation = ''] =
			/^([^()]*(?:\([^()]*\)[^()]+)*)\(([^()]*)\)$/.exec(part) ?? [];
		const name = plainName(before);
		const affiliations = affiliationsOf(affiliation);
		const last = found.at(-1);
		if (name === '' && last && affiliations.length > 0) last.affiliations.push(...affiliations);
		else if (isNamed(name)) found.push({ name, affiliations, shared: false });
		else return null;
	}
	return withShared(found);
}

/** Before a name with an affiliation, those without have the same. */
function withShared(found: Named[]): Named[] {
	return found.map((one, index) => {
		if (one.affiliations.length > 0) return one;
		const next = found.slice(index).find(({ affiliations }) => affiliations.length > 0);
		return next ? { ...one, affiliations: next.affiliations, shared: true } : one;
	});
}
