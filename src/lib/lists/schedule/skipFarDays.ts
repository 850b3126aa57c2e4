/**
 * Lets the browser skip far days of a long program until they come near (`content-visibility`), in addition
 * to the far lists that style makes it skip. Each day keeps its present height until then, so nothing moves.
 */

/** Screens. The browser lays out nearer ones anyway. */
const FAR = 3;

export function skipFarDays(days: HTMLElement[]): void {
	if (!('oncontentvisibilityautostatechange' in document)) return;
	const far = days
		.map((element) => ({ element, box: element.getBoundingClientRect() }))
		.filter(({ box }) => box.bottom < -FAR * innerHeight || box.top > (1 + FAR) * innerHeight);
	for (const { element, box } of far) {
		element.style.containIntrinsicBlockSize = `${box.height}px`;
		element.classList.add('far');
		element.addEventListener('contentvisibilityautostatechange', (event) => {
			const { target, skipped } = event as ContentVisibilityAutoStateChangeEvent;
			if (target === element && !skipped) element.classList.remove('far');
		});
	}
}
