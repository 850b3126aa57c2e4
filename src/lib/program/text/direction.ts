/** Text among other text, where one of them may run from right to left. */

/** Hebrew, Arabic, Syriac, Thaana, N'Ko and their forms. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * Set apart, so that neither turns the other around: FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE (UAX #9).
 * Text that runs from left to right stays as it is.
 */
export function isolate(text: string): string {
	return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}

/** For the attribute `dir` of an element that holds this text alone: left out where all runs as the page does. */
export function directionOf(text: string): 'auto' | undefined {
	return rightToLeft.test(text) ? 'auto' : undefined;
}
