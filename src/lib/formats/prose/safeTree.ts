/** Our own safe HTML (see Prose) as a tree. Not a parser for HTML of others. */

export interface Element {
	tag: string;
	href: string;
	/** The first number of a list. */
	start: number;
	children: (Element | string)[];
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

const decoded = (text: string): string =>
	text
		.replace(/&#(\d{1,7});/g, (_, digits: string) => String.fromCodePoint(Number(digits)))
		.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? '');

const element = (tag: string, attributes = ''): Element => ({
	tag,
	href: decoded(/href="([^"]*)"/.exec(attributes)?.[1] ?? ''),
	start: Number(/start="(\d+)"/.exec(attributes)?.[1] ?? 1),
	children: []
});

export function parseSafe(html: string): Element {
	const top = element('');
	const open = [top];
	for (const part of html.split(/(<[^>]*>)/)) {
		const [, end, tag = '', attributes] = /^<(\/?)(\w+)([^>]*)>$/.exec(part) ?? [];
		const inside = open.at(-1) ?? top;
		if (!tag) inside.children.push(...(part ? [decoded(part)] : []));
		else if (end) open.pop();
		else {
			const child = element(tag, attributes);
			inside.children.push(child);
			if (tag !== 'br' && tag !== 'hr') open.push(child);
		}
	}
	return top;
}

export const textOf = (it: Element | string): string =>
	typeof it === 'string' ? it : it.children.map(textOf).join('');
