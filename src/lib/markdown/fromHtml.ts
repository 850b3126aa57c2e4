/** Our own safe HTML (`safeHtml.ts`) as Markdown that other programs show. */
import { treeOf } from './tree';
import { markdownOf } from './write';

/** Exports are made again at each live revision, which changes few texts, and a text takes about 1 ms. */
const known = new Map<string, string>();

/** Texts; more than any program has. */
const MOST_KNOWN = 20_000;

export function markdownForApps(html: string): string {
	let markdown = known.get(html);
	if (markdown === undefined) {
		markdown = markdownOf(treeOf(html), 'apps');
		if (known.size >= MOST_KNOWN) known.clear();
		known.set(html, markdown);
	}
	return markdown;
}
