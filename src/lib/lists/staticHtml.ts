/**
 * HTML that the server renders once and that Svelte never hydrates; the page updates it in place. So the
 * comments that Svelte needs for hydration go (text is escaped, no comment is anybody's content), and so
 * does white space between elements, where style alone sets the distances.
 */
export const staticHtml = ({ body }: { body: string }): string =>
	body.replaceAll(/<!--.*?-->/g, '').replaceAll(/>\s+</g, '><');
