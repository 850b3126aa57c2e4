/** A language to invent in: patterns, and the words that fill them. */
import type { Dice } from './dice';

export interface Tongue {
	/** BCP 47. */
	language: string;
	/** `{NAME}` stands for one of the words of that name. */
	titles: string[];
	sentences: string[];
	words: Record<string, string[]>;
	/** Between two sentences. */
	space: string;
}

/** A pattern with its gaps filled, its first letter large. */
function filled(pattern: string, { words, language }: Tongue, dice: Dice): string {
	const text = pattern.replace(/\{(\w+)\}/g, (_, name: string) => dice.pick(words[name] ?? ['']));
	const spoken =
		language === 'en' ? text.replace(/\ba (?=[aeiou])/gi, (a) => `${a.trim()}n `) : text;
	return spoken.charAt(0).toUpperCase() + spoken.slice(1);
}

export function title(tongue: Tongue, dice: Dice): string {
	return filled(dice.pick(tongue.titles), tongue, dice);
}

export function sentence(tongue: Tongue, dice: Dice): string {
	return filled(dice.pick(tongue.sentences), tongue, dice);
}
