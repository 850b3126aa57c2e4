/** The people in one cell: `Ann Ash (Oak Institute)*; Ben Birch`. What is a guess is said. */

export interface Mention {
	name: string;
	/** `Ash, Ann`, where the cell has it so. */
	sortName: string | null;
	affiliations: string[];
}

export interface Mentions {
	people: Mention[];
	/** What was told only between the lines, and what is left out: sentences without their full stop. */
	inferred: string[];
	leftOut: string[];
}

const OPENING = '([（';
const CLOSING = ')]）';

/** Parts between separators that stand in no brackets; where brackets do not match they part all the same. */
export function parted(text: string, separators: RegExp): string[] {
	const parts = [''];
	let depth = 0;
	for (const character of text) {
		if (OPENING.includes(character)) depth++;
		if (CLOSING.includes(character)) depth--;
		if (depth === 0 && separators.test(character)) parts.push('');
		else parts[parts.length - 1] += character;
	}
	const whole = depth === 0 ? parts : text.split(separators);
	return whole.map((part) => part.replace(/\s+/g, ' ').trim()).filter((part) => part !== '');
}

/** No name is longer; what is, would take long to look at. */
const LONGEST = 500;

const PLACEHOLDER =
	/^(?:tb[acd]|n\s?[/.]?\s?a\.?|n\.?\s?n\.?|none|unknown|various|[-–—?.]+|(?:speaker\s)?to be (?:announced|confirmed|determined|decided|defined))\.?$/i;
const ORGANIZATION =
	/\b(?:universit\p{L}*|institut\p{L}*|inc|ltd|llc|gmbh|ag|corp\p{L}*|company|labs?|laborator\p{L}*|research|foundation|college|school|center|centre|department|dept|technolog\p{L}*|group|team|society|association|academy|museum|ministry|hospital|systems|software|google|microsoft)\b/iu;
const SUFFIX = /^(?:jr|sr|ii|iii|iv|ph\.?\s?d|m\.?d|esq|m\.?sc|b\.?sc|mba|dds|rn|dr)\.?$/i;
const PARTICLE = /^(?:v[ao]n|de[rnl]?|d[aiou]s?|l[ae]|el|al|bin|ibn|te[nr]|y|e|zu|af|av)$/;
const ROLE =
	/^(?:(?:co-?)?(?:moderator|chair|host|presenter|speaker)|moderation|remote(?:ly)?|online|virtual(?:ly)?|in person|she\/.*|he\/.*|they\/.*)$/i;

const withoutBrackets = (text: string) =>
	text
		.replace(/ ?[([（].*$/, '')
		.replace(/\*+$/, '')
		.trim();

/** Two to five words that begin as names do. A name in letters without case may be one word. */
function isFullName(text: string): boolean {
	const bare = withoutBrackets(text);
	if (/\d|@/.test(bare) || ORGANIZATION.test(bare)) return false;
	const words = bare.split(/\s+/);
	if (words.length === 1) return /^[\p{Lo}·]{2,6}$/u.test(bare);
	return (
		words.length <= 5 &&
		words.every((word) => /^["'‘“]?[\p{Lu}\p{Lt}\p{Lo}]/u.test(word) || PARTICLE.test(word))
	);
}

/** A family name: one word, or one behind a particle (`van Dyk`). */
const isFamilyName = (text: string) => {
	const words = text.split(/\s+/).filter((word) => !PARTICLE.test(word));
	return (
		words.length === 1 && /^\p{Lu}[\p{L}'’-]+$/u.test(words[0] ?? '') && !ORGANIZATION.test(text)
	);
};

/** One or two given names, or initials. */
const isGivenName = (text: string) => /^(?:\p{Lu}[\p{L}'’.-]*\s?){1,3}$/u.test(text);

const SEVERAL = 'several names in one cell, separated at commas or "and"';

/** `Ann Ash and Ben Birch` → both; anything else as it is. */
function atAnd(text: string): string[] {
	const sides = text.split(/\s+(?:and|und|et|&)\s+/);
	return sides.length > 1 && sides.every(isFullName) ? sides : [text];
}

class Reading {
	readonly people: Mention[] = [];
	readonly inferred = new Set<string>();
	readonly leftOut = new Set<string>();

	/** One name with what belongs to it. */
	add(text: string, sortName: string | null = null, affiliations: string[] = []): void {
		const { name, inBrackets } = this.#split(text);
		if (PLACEHOLDER.test(name) || name === '') {
			this.leftOut.add('a placeholder instead of a name');
			return;
		}
		if (/^\S+@\S+$/.test(name)) {
			this.leftOut.add('a mail address instead of a name');
			return;
		}
		this.people.push({ name, sortName, affiliations: [...inBrackets, ...affiliations] });
	}

	/** Takes off stars, mail addresses and brackets. */
	#split(text: string): { name: string; inBrackets: string[] } {
		const plain = text.replace(/\*{2,}/g, '*').replace(/ ?<[^<>\s]{1,200}@[^<>\s]{1,200}>/g, '');
		if (plain !== text) this.leftOut.add('a mail address beside a name');
		const bare = plain.replace(/^\* ?| ?\*(?= ?(?:\(|$))/g, '').trim();
		if (bare !== plain.trim()) this.leftOut.add('a star beside a name');
		const open = bare.search(/[([（]/);
		if (open < 1 || !CLOSING.includes(bare.slice(-1))) return { name: bare, inBrackets: [] };
		const name = bare.slice(0, open).trim();
		const inner = bare.slice(open + 1, -1).trim();
		if (!ROLE.test(inner)) return { name, inBrackets: inner ? [inner] : [] };
		this.leftOut.add('a role or pronouns beside a name');
		return { name, inBrackets: [] };
	}

	/** A part in which only commas may part names. */
	commas(text: string): void {
		const pieces = withSuffixes(parted(text, /[,，]/)).map((piece) =>
			piece.replace(/^(?:and|&)\s+/, '')
		);
		const [first = '', ...others] = pieces;
		const names = pieces.flatMap(atAnd);
		if (names.length > 1 && names.every(isFullName)) {
			this.inferred.add(SEVERAL);
			for (const name of names) this.add(name);
		} else if (others.length === 0) this.add(first);
		else if (
			isFamilyName(first) &&
			others.length === 1 &&
			isGivenName(withoutBrackets(others[0]!))
		) {
			const [given = ''] = others;
			this.inferred.add('a name that has the family name first');
			this.add(
				`${withoutBrackets(given)} ${first}${given.slice(withoutBrackets(given).length)}`,
				`${first}, ${withoutBrackets(given)}`
			);
		} else if (isFullName(first) && !others.some(isFullName)) {
			this.inferred.add('what follows a name behind a comma, taken for the affiliation');
			this.add(first, null, [others.join(', ')]);
		} else {
			this.inferred.add('a cell with commas that part no names for certain, taken for one name');
			this.add(text);
		}
	}
}

/** `Ann Ash`, `PhD` → `Ann Ash, PhD`. */
function withSuffixes(pieces: string[]): string[] {
	const joined: string[] = [];
	for (const piece of pieces) {
		const last = joined.pop();
		if (last === undefined) joined.push(piece);
		else if (SUFFIX.test(piece)) joined.push(`${last}, ${piece}`);
		else joined.push(last, piece);
	}
	return joined;
}

/** `|`, `;`, line breaks part names for certain; commas and "and" only where the parts look like names. */
export function mentionsIn(cell: string): Mentions {
	const reading = new Reading();
	for (const part of parted(cell, /[|;；、\n\r]/)) {
		if (part.length <= LONGEST) reading.commas(part);
		else reading.leftOut.add('a text that is too long to be names');
	}
	return {
		people: reading.people,
		inferred: [...reading.inferred],
		leftOut: [...reading.leftOut]
	};
}
