/**
 * What is drawn once, on the server side, and never hydrated: pages repaint it in place. Svelte's markers
 * serve hydration; our text is escaped, so no comment is ours.
 */
export const drawn = ({ body }: { body: string }): string => body.replaceAll(/<!--.*?-->/g, '');
