/**
 * Follows whether somebody sees an element of the schedule. What the tabs and bars cover, by the page's own
 * scroll padding, is not seen. @param say comes soon, and at each change. @returns the end of it
 */
export function followOnScreen(element: HTMLElement, say: (onScreen: boolean) => void): () => void {
	// what is in something that is not laid out yet is never reported: a row in its hour, an hour in its day
	const around = ['.rows', '.day'].flatMap((outer) => element.closest(outer) ?? []);
	const onScreen = new Map<Element, boolean>();
	const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
	const observer = new IntersectionObserver(
		(entries) => {
			for (const { target, isIntersecting } of entries) onScreen.set(target, isIntersecting);
			say([...onScreen.values()].every(Boolean));
		},
		{ rootMargin: `-${scrollPaddingTop} 0px -${scrollPaddingBottom}` }
	);
	for (const each of [element, ...around]) observer.observe(each);
	return () => observer.disconnect();
}
