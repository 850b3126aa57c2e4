/** Playwright's list says which journeys were skipped, and not why: only its JSON report does. */

/** @typedef {{ type: string, description?: string }} Annotation */
/** @typedef {{ title: string, tests: { annotations: Annotation[] }[] }} Spec */
/** @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite */

/**
 * One line for each skipped journey, with the reason that its test gave.
 * @param {Suite[]} suites of Playwright's JSON report
 * @returns {string[]}
 */
export function skippedJourneys(suites) {
	return suites.flatMap(({ specs = [], suites = [] }) => [
		...specs.flatMap(linesOf),
		...skippedJourneys(suites)
	]);
}

/** @param {Spec} spec */
function linesOf({ title, tests }) {
	const skips = tests.flatMap(({ annotations }) =>
		annotations.filter(({ type }) => type === 'skip')
	);
	return skips.map(({ description }) => `Skipped: ${title} (${description ?? 'no reason given'})`);
}
