/**
 * Markdown as Runsheet reads it everywhere: CommonMark with tables, ~~strikethrough~~ and bare web addresses
 * as links, and with one rule of its own for gendered words: a single star between two Latin letters
 * (`Hacker*in oder Aktivist*in`) is a letter like others.
 */
import MarkdownIt from 'markdown-it';
import { boundBareLinks } from './bareLinks';

/** The addresses that pages link to. */
export const WEB_ADDRESS = /^(https?:\/\/|mailto:)/i;

export const LATIN = /\p{Script=Latin}/u;

function isGenderStar(text: string, at: number): boolean {
	return text[at] === '*' && LATIN.test(text[at - 1] ?? '') && LATIN.test(text[at + 1] ?? '');
}

function keepGenderStars({ inline }: MarkdownIt): void {
	inline.State = class extends inline.State {
		override scanDelims(start: number, canSplitWord: boolean) {
			const run = super.scanDelims(start, canSplitWord);
			if (run.length !== 1 || !isGenderStar(this.src, start)) return run;
			return { ...run, can_open: false, can_close: false };
		}
	};
}

interface ReaderOptions {
	/** Whether HTML in the text is read as HTML, to be refused or sanitized; else it is text. */
	html: boolean;
	/** Whether each line break of the source is one of the text. */
	breaks?: boolean;
	/** Whether links to anything but web addresses are read too, to be refused or sanitized. */
	anyLink?: boolean;
}

export function markdownReader({
	html,
	breaks = false,
	anyLink = html
}: ReaderOptions): MarkdownIt {
	const markdown = new MarkdownIt({ html, breaks, linkify: true });
	markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
	markdown.linkify.add('ftp:', null).add('//', null);
	boundBareLinks(markdown.linkify);
	keepGenderStars(markdown);
	if (anyLink) markdown.validateLink = () => true;
	return markdown;
}
