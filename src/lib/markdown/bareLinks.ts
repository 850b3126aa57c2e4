/**
 * Bare addresses in running text, as `https://example.org/`. linkify-it reads the rest of the text again from
 * each of them: minutes for a text of 150 kB without a space. Here it first reads a piece of the rest, and more
 * only where the address fills the piece; then that much is read for good.
 */

/** Characters; hardly any address that people write is longer. */
const PIECE = 2000;

/** What is used of linkify-it. */
interface Linkify {
	/** How many characters from `at`, behind its scheme, belong to an address. */
	testSchemaAt(text: string, scheme: string, at: number): number;
}

export function boundBareLinks(linkify: Linkify): void {
	const lengthAt = linkify.testSchemaAt.bind(linkify);
	linkify.testSchemaAt = (text, scheme, at) => {
		const length = lengthAt(text.slice(0, at + PIECE), scheme, at);
		return length < PIECE ? length : lengthAt(text, scheme, at);
	};
}
