/**
 * What is drawn once, on the server side, and never hydrated: pages repaint it in place. Svelte's markers
 * serve hydration; our text is escaped, so no comment is ours. The white space between elements is no
 * text of anybody's either: what stands beside each other there is set apart by style.
 */
export const drawn = ({ body }: { body: string }): string =>
	body.replaceAll(/<!--.*?-->/g, '').replaceAll(/>\s+</g, '><');
