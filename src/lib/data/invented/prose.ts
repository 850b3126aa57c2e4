/** Running text in Markdown, from nothing at all to what nobody reads to its end. */
import type { Dice } from './dice';
import { sentence, title, type Tongue } from './tongue';

function paragraph(tongue: Tongue, dice: Dice): string {
	const sentences = Array.from({ length: dice.between(2, 6) }, () => sentence(tongue, dice));
	const [first = '', ...rest] = sentences;
	const marked = dice.chance(0.1) ? `**${first}**` : first;
	return [marked, ...rest].join(tongue.space);
}

const lines = (dice: Dice, line: (at: number) => string) =>
	Array.from({ length: dice.between(3, 6) }, (_, at) => line(at)).join('\n');

/** Each makes a block that Markdown knows. */
const blocks: readonly (readonly [(tongue: Tongue, dice: Dice) => string, number])[] = [
	[paragraph, 14],
	[(tongue, dice) => lines(dice, () => `- ${title(tongue, dice)}`), 2],
	[(tongue, dice) => lines(dice, (at) => `${at + 1}. ${title(tongue, dice)}`), 1],
	[(tongue, dice) => `## ${title(tongue, dice)}`, 1],
	[(tongue, dice) => `> ${sentence(tongue, dice)}`, 1],
	[(tongue, dice) => `${sentence(tongue, dice)} https://example.org/${dice.below(10_000)}`, 1],
	[
		(tongue, dice) =>
			`[${title(tongue, dice)}](https://example.org/read/${dice.below(10_000)}) & \`a < ${dice.below(100)}\``,
		1
	]
];

function text(blockCount: number, tongue: Tongue, dice: Dice): string {
	const parts = Array.from({ length: blockCount }, () => dice.weighted(blocks)(tongue, dice));
	return `${[paragraph(tongue, dice), ...parts].join('\n\n')}\n`;
}

/** Null where nobody has written one. Most are a screen long, one in a hundred twenty. */
export function inventSummary(tongue: Tongue, dice: Dice): string | null {
	const length = dice.weighted([
		[null, 8],
		[0, 20],
		[dice.between(1, 3), 56],
		[dice.between(4, 9), 15],
		[dice.between(40, 80), 1]
	] as const);
	return length === null ? null : text(length, tongue, dice);
}

export function inventBio(tongue: Tongue, dice: Dice): string | null {
	return dice.chance(0.6) ? text(dice.chance(0.1) ? 2 : 0, tongue, dice) : null;
}
