/** A private note on a session, typed here and not stored yet. */
export interface Draft {
	text: string;
	/** What was stored when it was begun; null where that could not be read. */
	base: string | null;
}

/**
 * What to store when a draft meets the stored text. A draft replaces the text it was begun from; beside
 * any other text it is added, because nobody replaces what they have not seen. Doing it twice changes nothing.
 */
export function mergeNote(stored: string, { text, base }: Draft): string {
	if (stored === base || stored === '') return text;
	if (`\n${stored}\n`.includes(`\n${text}\n`) || text === '') return stored;
	const added = `${stored}\n${text}`;
	// merged once more, the draft must not replace what it was just added to
	return added === base ? `${text}\n${stored}` : added;
}
