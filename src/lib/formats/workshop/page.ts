/** A schedule page in Markdown, line by line: what stands there, in bold or struck out, and where it links. */
import MarkdownIt from 'markdown-it';
import { Unreadable, type Remarks, type SourceFile } from '../format';

/** Words of one kind. */
export interface Run {
	text: string;
	/** In bold or italics: on these pages, a title. */
	strong: boolean;
	struck: boolean;
	href: string | null;
}

export interface PageLine {
	/** From 1. */
	number: number;
	/** `gap`: a line that only parts (`<br>`, a rule). */
	sort: 'words' | 'heading' | 'gap';
	runs: Run[];
}

export interface Page {
	/** Where the page stands below its site: `/schedule/`. */
	permalink: string | null;
	lines: PageLine[];
}

/** Pages are far shorter; a longer one is no schedule. */
const LONGEST = 200_000;
const LONGEST_LINE = 2_000;

/** Settings of a page that say nothing of its program. */
const SETTINGS = ['layout', 'title', 'permalink', 'order'];

const markdown = new MarkdownIt({ html: true });
// what is no web address is left out later, and said
markdown.validateLink = () => true;

const DEFINITION = /^ {0,3}\[([^\]]+)\]:\s*\S/;
const GAP = /^(?:<br\s*\/?>\s*)+$|^([-*_])(?:\s*\1){2,}$/i;

const lineAt = (text: string, at: number) => text.slice(0, at).split('\n').length;

/** The same text with something taken out, and every line where it was. */
function blank(text: string, what: RegExp, said: (line: number, found: string) => void): string {
	return text.replace(what, (found: string, ...rest: unknown[]) => {
		said(lineAt(text, rest.find((one) => typeof one === 'number') ?? 0), found);
		return found.replace(/[^\n]/g, '');
	});
}

function withoutScripts(text: string, remarks: Remarks): string {
	const open = blank(text, /<!--[\s\S]*?(?:-->|$)/g, () => {});
	return blank(open, /<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, (line, found) => {
		const name = /^<\w+/.exec(found)?.[0].slice(1).toLowerCase();
		remarks.add('left out', `line ${line}`, `HTML that pages do not show (${name})`);
	});
}

/** The settings that Jekyll reads, between two lines of hyphens at the top. */
function frontMatter(text: string): { settings: Map<string, string>; body: string } {
	const [whole = '', inside = ''] = /^\s*---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(text) ?? [];
	const pairs = inside.split('\n').map((line) => /^(\w+):\s*(.*)$/.exec(line));
	const settings = pairs
		.filter((pair) => pair !== null)
		.map(([, key = '', value = '']) => {
			return [key, value.replace(/^(["'])(.*)\1$/, '$2').trim()] as const;
		});
	return {
		settings: new Map(settings),
		body: whole.replace(/[^\n]/g, '') + text.slice(whole.length)
	};
}

/** What the parser keeps of `[Title]: address`, by label. */
interface Links {
	references?: Record<string, { href: string }>;
}

/** Also those that follow other words without a blank line. */
function definitions(lines: string[]): Links {
	const links: Links = {};
	markdown.parse(lines.filter((line) => DEFINITION.test(line)).join('\n\n'), links);
	return links;
}

function sayUnused(lines: string[], links: Links, found: PageLine[], remarks: Remarks): void {
	const used = new Set(found.flatMap(({ runs }) => runs.map(({ href }) => href)));
	for (const [index, line] of lines.entries()) {
		const label = DEFINITION.exec(line)?.[1];
		if (label === undefined) continue;
		const { href } = links.references?.[markdown.utils.normalizeReference(label)] ?? {};
		if (href !== undefined && used.has(href)) continue;
		remarks.add('left out', `line ${index + 1}`, 'an address that no title refers to');
	}
}

/** Runs of one line; neighbors of the same kind are one. */
function runsOf(words: string, links: Links): Run[] {
	const runs: Run[] = [];
	const now = { strong: 0, struck: 0, href: null as string | null };
	const add = (text: string) => {
		const run = { text, strong: now.strong > 0, struck: now.struck > 0, href: now.href };
		const last = runs.at(-1);
		const same =
			last?.strong === run.strong && last.struck === run.struck && last.href === run.href;
		if (last && same) last.text += text;
		else runs.push(run);
	};
	for (const token of markdown.parseInline(words, links)[0]?.children ?? []) {
		const { type, content, nesting } = token;
		const tag = type === 'html_inline' ? /^<(\/?)(s|strike|del)\s*>$/i.exec(content) : null;
		if (/^(em|strong)_/.test(type)) now.strong += nesting;
		else if (type.startsWith('s_')) now.struck += nesting;
		else if (tag) now.struck = Math.max(0, now.struck + (tag[1] ? -1 : 1));
		else if (type === 'html_inline') add(' ');
		else if (type === 'link_open') now.href = token.attrGet('href');
		else if (type === 'link_close') now.href = null;
		else add(content);
	}
	return runs;
}

/** @throws Unreadable for what is too long for a page */
export function readPage({ name, text }: SourceFile, remarks: Remarks): Page {
	if (text.length > LONGEST) throw new Unreadable(name, 'this is too long for a page');
	const { settings, body } = frontMatter(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
	for (const key of settings.keys()) {
		if (!SETTINGS.includes(key))
			remarks.add('left out', 'the top', `the setting "${key}" of the page`);
	}
	const lines = withoutScripts(body, remarks).split('\n');
	const links = definitions(lines);
	const found = lines.flatMap((line, index): PageLine[] => {
		const number = index + 1;
		const words = line.trim().replace(/^(?:[-+*]|\d+\.)\s+/, '');
		if (words === '' || DEFINITION.test(line)) return [];
		if (words.length > LONGEST_LINE) remarks.add('left out', `line ${number}`, 'a very long line');
		else if (GAP.test(line.trim())) return [{ number, sort: 'gap', runs: [] }];
		else if (words.startsWith('#')) return [{ number, sort: 'heading', runs: [] }];
		else return [{ number, sort: 'words', runs: runsOf(words, links) }];
		return [];
	});
	sayUnused(lines, links, found, remarks);
	return { permalink: settings.get('permalink') ?? null, lines: found };
}
