/** Words within a paragraph, as Markdown can say them. */

export type Mark = 'em' | 'strong' | 's';

export type Inline =
	/** With `\n` where a line may break. */
	| { tag: 'text'; text: string }
	| { tag: 'code'; text: string }
	| { tag: 'br' }
	| { tag: Mark; inside: Inline[] }
	| { tag: 'a'; href: string; inside: Inline[] };

/** Neighboring texts are one. Space beside a line break means nothing. */
export function merged(list: Inline[]): Inline[] {
	const whole: Inline[] = [];
	for (const it of list) {
		if (it.tag === 'text' && it.text === '') continue;
		const last = whole.at(-1);
		if (last?.tag === 'text' && it.tag === 'text') {
			whole[whole.length - 1] = { tag: 'text', text: last.text + it.text };
		} else if (last?.tag === 'br' && it.tag === 'text') {
			const text = it.text.trimStart();
			if (text) whole.push({ tag: 'text', text });
		} else {
			if (last?.tag === 'text' && it.tag === 'br') {
				whole[whole.length - 1] = { tag: 'text', text: last.text.trimEnd() };
			}
			whole.push(it);
		}
	}
	return whole;
}

interface Parted {
	before: Inline[];
	inside: Inline[];
	after: Inline[];
}

/** Space and line breaks at both ends, and what stands between. */
function parted(list: Inline[]): Parted {
	const isSpace = (it: Inline) => it.tag === 'br' || (it.tag === 'text' && !it.text.trim());
	const first = list.findIndex((it) => !isSpace(it));
	if (first < 0) return { before: list, inside: [], after: [] };
	const last = list.findLastIndex((it) => !isSpace(it));
	const parts: Parted = {
		before: list.slice(0, first),
		inside: list.slice(first, last + 1),
		after: list.slice(last + 1)
	};
	const head = parts.inside[0];
	if (head?.tag === 'text') {
		const text = head.text.trimStart();
		parts.before.push({ tag: 'text', text: head.text.slice(0, head.text.length - text.length) });
		parts.inside[0] = { tag: 'text', text };
	}
	const tail = parts.inside.at(-1);
	if (tail?.tag === 'text') {
		const text = tail.text.trimEnd();
		parts.after.unshift({ tag: 'text', text: tail.text.slice(text.length) });
		parts.inside[parts.inside.length - 1] = { tag: 'text', text };
	}
	return parts;
}

/** Without space and line breaks at its ends; empty where there are no words. */
export const trimmed = (list: Inline[]): Inline[] => parted(list).inside;

/** Emphasis around words, never around the space beside them: Markdown would not see it. */
export function marked(tag: Mark, list: Inline[]): Inline[] {
	const { before, inside, after } = parted(merged(list));
	return [...before, ...(inside.length > 0 ? [{ tag, inside }] : []), ...after];
}

/** Line breaks become spaces: cells and most headings have one line. */
export function onOneLine(list: Inline[]): Inline[] {
	const lines = list.map((it): Inline => {
		if (it.tag === 'br') return { tag: 'text', text: ' ' };
		if (it.tag === 'text') return { ...it, text: it.text.replace(/\n/g, ' ') };
		return 'inside' in it ? { ...it, inside: onOneLine(it.inside) } : it;
	});
	return merged(lines);
}

export const hasLines = (list: Inline[]): boolean =>
	list.some(
		(it) =>
			it.tag === 'br' ||
			(it.tag === 'text' && it.text.includes('\n')) ||
			('inside' in it && hasLines(it.inside))
	);

/** The words alone. */
export const textOf = (list: Inline[]): string =>
	list
		.map((it) => {
			if (it.tag === 'br') return '\n';
			return 'inside' in it ? textOf(it.inside) : it.text;
		})
		.join('');
