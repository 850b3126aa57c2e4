/** A private note that was typed and isn't stored yet. */
export interface NoteDraft {
	text: string;
	/** What was stored when the typing began; null if that could not be read. */
	base: string | null;
}

/**
 * What to store when a draft meets the stored note. It replaces the text it was begun from; to any other text
 * it is added, because its author has not seen that text. Merging twice changes nothing.
 */
export function mergeNote(stored: string, { text, base }: NoteDraft): string {
	if (stored === base || stored === '') return text;
	if (`\n${stored}\n`.includes(`\n${text}\n`) || text === '') return stored;
	const added = `${stored}\n${text}`;
	// or merging it again would replace what it was just added to
	return added === base ? `${text}\n${stored}` : added;
}
