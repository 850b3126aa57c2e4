/** A tree → Markdown that is read back as the same (`dialect.ts`), and escapes little that need not be. */
import type { Link, Nodes, Root, Text } from 'mdast';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import {
	defaultHandlers,
	toMarkdown,
	type Handle,
	type Join,
	type State
} from 'mdast-util-to-markdown';
import { toString } from 'mdast-util-to-string';
import { LATIN, markdownReader } from './dialect';

/**
 * `apps`: for programs that show schedules of others. Some show Markdown as it stands, some swallow what looks
 * like a tag, and some end a link at the first parenthesis.
 */
export type Audience = 'folder' | 'apps';

export const markdownOf = (tree: Root, audience: Audience): string =>
	toMarkdown(tree, {
		bullet: '-',
		bulletOther: '+',
		listItemIndent: 'one',
		rule: '*',
		resourceLink: audience === 'apps',
		join: [apart],
		extensions: [gfmStrikethroughToMarkdown(), gfmTableToMarkdown({ tablePipeAlign: false })],
		handlers: { text, link, ...(audience === 'apps' ? forApps : {}) }
	}).trimEnd();

/** A paragraph at the end of a list or quotation would take the first line of a table for its own. */
const apart: Join = (left, right) =>
	right.type === 'table' && left.type !== 'paragraph' ? 1 : undefined;

const text: Handle = (node: Text, parent, state, info) => {
	const value = state.safe(node.value, info);
	const whole = value + info.after;
	const inLabel = state.stack.includes('label');
	const plain = value.replace(/\\([^])/g, (pair, sign: string, at: number) => {
		const after = whole.slice(at + 2, at + 50);
		return isPlain(sign, value.slice(Math.max(0, at - 2), at), after, inLabel) ? sign : pair;
	});
	return besideEmphasis(plain, parent, state);
};

/** Whether a sign means nothing where it stands, so that it need not be escaped. */
function isPlain(sign: string, before: string, after: string, inLabel: boolean): boolean {
	if (sign === '&') return !/^#?\w+;/.test(after);
	if (sign === '*') return /\S $/.test(before) && after.startsWith(' ');
	if (sign === '~') return /(^|[\s(])$/.test(before) && /^\d/.test(after);
	return sign === '[' && !inLabel && /^[^[\]\\]{1,40}\][\s.,;)]/.test(after);
}

/** A star between two letters would be read as a letter, so the letter is written as a reference. */
function besideEmphasis(value: string, parent: Nodes | undefined, state: State): string {
	const at = state.indexStack.at(-1) ?? 0;
	const beside = (by: number) => {
		const node = parent && 'children' in parent ? parent.children[at + by] : undefined;
		return node?.type === 'emphasis' ? toString(node) : '';
	};
	const begins = LATIN.test(beside(-1).at(-1) ?? '');
	const ends = LATIN.test(beside(1).at(0) ?? '');
	return value
		.replace(begins ? /^\p{Script=Latin}/u : /^$/, reference)
		.replace(ends ? /\p{Script=Latin}$/u : /^$/, reference);
}

const reference = (letter: string) => (letter ? `&#${letter.codePointAt(0)};` : '');

const { linkify } = markdownReader({ html: false });

/** A link whose words are its address is the bare address, where it is read as a link. */
const link: Handle = Object.assign(
	((node: Link, parent, state, info) => {
		const at = state.indexStack.at(-1) ?? 0;
		const inWords = parent?.type === 'paragraph' || parent?.type === 'tableCell';
		return inWords && isBare(node, parent.children, at)
			? node.url
			: defaultHandlers.link(node, parent, state, info);
	}) satisfies Handle,
	{ peek: () => '[' }
);

/** Signs of Markdown that can stand in an address. */
const SIGNS = /[*`~<>[\]\\|()]|(?<![a-z0-9])_|_(?![a-z0-9])|&#?\w+;/i;

function isBare({ url, children: [words] }: Link, siblings: Nodes[], at: number): boolean {
	if (words?.type !== 'text' || words.value !== url || SIGNS.test(url)) return false;
	const [before, after, more] = [siblings[at - 1], siblings[at + 1], siblings[at + 2]];
	if (before && !(before.type === 'text' && /\s$|(?<!\])\($/.test(before.value))) return false;
	const ending = more ? /^\)?[.,;:!?]?\s/ : /^\)?[.,;:!?]?(\s|$)/;
	if (after && !(after.type === 'text' && ending.test(after.value))) return false;
	const [found] = linkify.match(url + (after ? after.value.slice(0, 2) : '')) ?? [];
	return found?.raw === url && found.url === url;
}

/** Apps that know no Markdown show these as the signs they are. */
const REFERENCES: Record<string, string> = { '<': '&lt;', '&': '&amp;' };

const forApps: Record<string, Handle> = {
	text: (node, parent, state, info) =>
		text(node, parent, state, info).replace(
			/\\([^])/g,
			(pair, sign: string) => REFERENCES[sign] ?? pair
		),
	link: Object.assign(
		((node: Link, parent, state, info) => {
			const url = node.url.replace(/\(/g, '%28').replace(/\)/g, '%29');
			return link({ ...node, url }, parent, state, info);
		}) satisfies Handle,
		{ peek: () => '[' }
	),
	break: (node, parent, state, info) =>
		defaultHandlers.break(node, parent, state, info).replace('\\\n', '  \n')
};
