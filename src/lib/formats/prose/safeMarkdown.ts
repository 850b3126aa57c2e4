/**
 * Our own safe HTML (see Prose) as Markdown: what pretalx writes, Giggity and EventFahrplan show, and a
 * person can read as it stands. So it escapes only where a sign would be read as markup.
 */
import { escaped, guardedLine } from './escapes';
import { parseSafe, textOf, type Element } from './safeTree';

const inlineTags = ['em', 'strong', 's', 'code', 'a', 'br'];
const isInline = (it: Element | string) => typeof it === 'string' || inlineTags.includes(it.tag);

export function safeMarkdown(html: string): string {
	return blocks(parseSafe(html).children, '\n\n');
}

/** @param gap between two blocks; in a tight list there is no empty line */
function blocks(children: (Element | string)[], gap: string): string {
	const parts: string[] = [];
	let run: (Element | string)[] = [];
	const flush = () => {
		const text = paragraph(run);
		if (text) parts.push(text);
		run = [];
	};
	children.forEach((child, index) => {
		if (isInline(child)) return void run.push(child);
		flush();
		if (typeof child !== 'string') parts.push(block(child, children.slice(0, index)));
	});
	flush();
	return parts.join(gap);
}

function paragraph(run: (Element | string)[]): string {
	const lines = inline(run, []).split('\n');
	return lines
		.map((line) => guardedLine(line.trim()))
		.join('  \n')
		.trim();
}

const line = (children: (Element | string)[]) => paragraph(children).replace(/\s*\n/g, ' ');

function block(it: Element, before: (Element | string)[]): string {
	const { tag, children } = it;
	if (/^h[1-6]$/.test(tag)) return `${'#'.repeat(Number(tag[1]))} ${line(children)}`;
	if (tag === 'hr') return '---';
	if (tag === 'pre') return fenced(textOf(it));
	if (tag === 'blockquote')
		return blocks(children, '\n\n').replace(/^/gm, '> ').replace(/^> $/gm, '>');
	if (tag === 'table') return table(it);
	if (tag !== 'ul' && tag !== 'ol') return blocks(children, '\n\n');
	const others = before.filter((other) => typeof other !== 'string').reverse();
	const same = others.findIndex((other) => other.tag !== tag);
	return list(it, (same < 0 ? others.length : same) % 2 === 1 ? 'other' : 'usual');
}

/** @param markers `other` where the same sort of list stands before it: that keeps the two apart */
function list(it: Element, markers: 'usual' | 'other'): string {
	const all = it.children.filter((child) => typeof child !== 'string');
	const items = all.filter((item) => textOf(item).trim() !== '');
	const loose = items.some(({ children }) =>
		children.some((child) => typeof child !== 'string' && child.tag === 'p')
	);
	const gap = loose ? '\n\n' : '\n';
	const written = items.map(({ children }, index) => {
		const [dot, dash] = markers === 'usual' ? ['.', '-'] : [')', '+'];
		const marker = it.tag === 'ol' ? `${it.start + index}${dot} ` : `${dash} `;
		const indented = blocks(children, gap).replace(/\n(?=.)/g, `\n${' '.repeat(marker.length)}`);
		return (marker + indented).trimEnd();
	});
	return written.join(gap);
}

function fenced(code: string): string {
	const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((run) => run.length));
	const fence = '`'.repeat(longest + 1);
	return `${fence}\n${code.replace(/\n$/, '')}\n${fence}`;
}

function table(it: Element): string {
	const rows: string[][] = [];
	const walk = (child: Element | string): void => {
		if (typeof child === 'string') return;
		if (child.tag === 'tr') {
			const cells = child.children.filter((cell) => typeof cell !== 'string');
			rows.push(cells.map((cell) => line(cell.children).replace(/\|/g, '\\|')));
		} else child.children.forEach(walk);
	};
	walk(it);
	const [head = [], ...body] = rows;
	return [head, head.map(() => '---'), ...body].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** @param inside the tags around, outermost first */
function inline(children: (Element | string)[], inside: string[]): string {
	let written = '';
	children.forEach((child, index) => {
		const [before, after] = [children[index - 1], children[index + 1]];
		if (typeof child === 'string') {
			const follows = typeof after === 'object' ? after.tag : '';
			written += escaped(child.replace(/\s+/g, ' '), inside.includes('a'), follows);
		} else if (isBareAddress(child, before, after)) written += child.href;
		else {
			const edge = before === undefined || after === undefined;
			const [left, right] = [before, after].map((side) => textOf(side ?? ''));
			written += span(child, inside, {
				edge,
				before: left?.at(-1) ?? '',
				after: right?.at(0) ?? ''
			});
		}
	});
	return written;
}

/** The characters on both sides of a span, and whether it stands first or last in its parent. */
interface Around {
	before: string;
	after: string;
	edge: boolean;
}

function span(it: Element, inside: string[], around: Around): string {
	const { tag, children, href } = it;
	if (tag === 'br') return '\n';
	if (tag === 'code') return codeSpan(textOf(it));
	const content = inline(children, [...inside, tag]);
	if (tag === 'a') return link(content, href);
	if (tag === 's') return inside.includes('s') ? content : `~~${content}~~`;
	// the same signs once more would be read as stronger emphasis, or as its end
	if (inside.includes(tag) || !canBeMarked(textOf(it), around)) return content;
	if (tag === 'strong') return `**${content}**`;
	return inside.includes('strong') && around.edge ? `_${content}_` : `*${content}*`;
}

/** Emphasis that touches a letter on one side and a sign on the other would show its asterisks. */
function canBeMarked(text: string, { before, after }: Around): boolean {
	const opens =
		!/^\s/.test(text) && (!/^[^\p{L}\p{N}]/u.test(text) || !/[^\s\p{P}\p{S}]/u.test(before));
	const closes =
		!/\s$/.test(text) && (!/[^\p{L}\p{N}]$/u.test(text) || !/[^\s\p{P}\p{S}]/u.test(after));
	return text !== '' && opens && closes;
}

function codeSpan(code: string): string {
	const runs = new Set((code.match(/`+/g) ?? []).map((run) => run.length));
	let length = 1;
	while (runs.has(length)) length++;
	const pad = /^`|`$|^ .* $/.test(code) && code.trim() ? ' ' : '';
	return `${'`'.repeat(length)}${pad}${code}${pad}${'`'.repeat(length)}`;
}

/** Whether an address is shown as itself, and stands alone between spaces: then it becomes a link by itself. */
function isBareAddress(it: Element, before?: Element | string, after?: Element | string): boolean {
	const apart = (side: string | Element | undefined, edge: RegExp) =>
		side === undefined || (typeof side === 'string' && edge.test(side));
	return (
		it.tag === 'a' &&
		textOf(it) === it.href &&
		/^https?:\/\/[a-z0-9.-]+\.[a-z]+(\/[\w./~#?=%-]*)?$/i.test(it.href) &&
		/[\w/]$/.test(it.href) &&
		apart(before, /\s$/) &&
		apart(after, /^(\s|[.,](\s|$))/)
	);
}

/** Parentheses are escaped in addresses, because apps look for the first one that closes. */
function link(content: string, href: string): string {
	const target = href
		.replace(/&(?=#?\w+;)/g, '&amp;')
		.replace(/\(/g, '%28')
		.replace(/\)/g, '%29');
	return href ? `[${content}](${target})` : content;
}
