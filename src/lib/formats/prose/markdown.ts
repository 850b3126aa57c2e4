/** A tree of running text → Markdown. */
import { hasLines, type Inline } from './inline';
import { spelled, type Care } from './spelling';
import type { Block } from './tree';

type ListBlock = Extract<Block, { tag: 'list' }>;

export function markdownOf(tree: Block[], care: Care): string {
	const top = highest(tree);
	return new Writer(care, top).sequence(tree, '\n\n');
}

/** The level of the highest heading; pages show it as theirs, whatever its number. */
function highest(tree: Block[]): number {
	return tree.reduce((top, block) => {
		if (block.tag === 'h') return Math.min(top, block.level);
		if (block.tag === 'quote') return Math.min(top, highest(block.inside));
		return block.tag === 'list' ? Math.min(top, highest(block.items.flat())) : top;
	}, 6);
}

class Writer {
	constructor(
		private readonly care: Care,
		/** Of the headings. */
		private readonly top: number
	) {}

	/** @param gap a blank line, or none within the items of a tight list */
	sequence(blocks: Block[], gap: '\n' | '\n\n'): string {
		let before: { list: ListBlock; other: string } | null = null;
		const parts: string[] = [];
		for (const block of blocks) {
			if (block.tag !== 'list') {
				before = null;
				parts.push(this.one(block));
				continue;
			}
			// two lists side by side are one list unless their signs differ
			const alike = before !== null && (before.list.start === null) === (block.start === null);
			const turn: string = alike && before?.other === 'second' ? 'second' : 'first';
			parts.push(this.list(block, turn === 'second' ? ['+', ')'] : ['-', '.']));
			before = { list: block, other: turn === 'second' ? 'first' : 'second' };
		}
		return parts.join(gap);
	}

	private one(block: Exclude<Block, ListBlock>): string {
		if (block.tag === 'hr') return '***';
		if (block.tag === 'pre') return fenced(block.text);
		if (block.tag === 'h') return this.heading(block.level - this.top + 1, block.inside);
		if (block.tag === 'table') return this.table(block.rows);
		if (block.tag === 'quote') return quoted(this.sequence(block.inside, '\n\n'));
		return spelled(block.inside, 'paragraph', this.care);
	}

	/** Only the first two levels can have several lines. */
	private heading(level: number, inside: Inline[]): string {
		if (level > 2 || !hasLines(inside)) {
			return `${'#'.repeat(level)} ${spelled(inside, 'heading', this.care)}`;
		}
		return `${spelled(inside, 'underlined', this.care)}\n${level === 1 ? '===' : '---'}`;
	}

	private table(rows: Inline[][][]): string {
		const [head = '', ...body] = rows.map((row) => {
			const cells = row.map((cell) => (cell.length > 0 ? spelled(cell, 'cell', this.care) : ''));
			return `| ${cells.join(' | ')} |`;
		});
		const rule = `|${(rows[0] ?? []).map(() => ' --- |').join('')}`;
		return [head, rule, ...body].join('\n');
	}

	private list(list: ListBlock, [bullet, point]: [bullet: string, point: string]): string {
		const gap = isLoose(list) ? '\n\n' : '\n';
		const items = list.items.map((item, index) => {
			// only the first number counts, and ten digits are no number
			const number = Math.min((list.start ?? 0) + index, 999_999_999);
			const sign = list.start === null ? bullet : `${number}${point}`;
			return indented(this.sequence(item, gap), sign);
		});
		return items.join(gap);
	}
}

function indented(text: string, sign: string): string {
	const [first = '', ...rest] = text.split('\n');
	const deep = ' '.repeat(sign.length + 1);
	return [`${sign} ${first}`.trimEnd(), ...rest.map((line) => (line ? deep + line : ''))].join(
		'\n'
	);
}

const quoted = (text: string) =>
	text
		.split('\n')
		.map((line) => (line ? `> ${line}` : '>'))
		.join('\n');

function fenced(text: string): string {
	const runs = text.match(/`{3,}/g) ?? [];
	const fence = '`'.repeat(runs.reduce((most, run) => Math.max(most, run.length + 1), 3));
	const body = text.endsWith('\n') || text === '' ? text : `${text}\n`;
	return `${fence}\n${body}${fence}`;
}

/** Whether blank lines part the items, and what stands in them. */
const isLoose = ({ items }: ListBlock): boolean =>
	items.some((item) =>
		item.some((block, index) => block.tag === 'p' || runsOn(item[index - 1], block))
	);

/** Whether the two would be read as one without a blank line between them. */
function runsOn(before: Block | undefined, block: Block): boolean {
	if (!before) return false;
	const open = endsOpen(before);
	if (block.tag === 'quote') return before.tag === 'quote';
	// a paragraph deeper inside takes the lines of a table for its own
	if (block.tag === 'table') return open && before.tag !== 'words';
	if (block.tag === 'h') return open && hasLines(block.inside);
	if (block.tag !== 'list') return block.tag === 'words' && open;
	const silent = block.items[0]?.length === 0 || (block.start !== null && block.start !== 1);
	return before.tag === 'words' && silent;
}

/** Whether a line below would still belong to it. */
function endsOpen(block: Block): boolean {
	if (block.tag === 'table') return true;
	if (block.tag === 'quote') return block.inside.slice(-1).some(endsOpen);
	if (block.tag === 'list') return block.items.slice(-1).flat().slice(-1).some(endsOpen);
	return block.tag === 'p' || block.tag === 'words';
}
