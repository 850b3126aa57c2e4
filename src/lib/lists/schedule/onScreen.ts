/**
 * Follows whether an element of the schedule can be seen. What the tab bar and other bars cover, by the
 * page's scroll padding, can't. @param changed is called soon, and at each change. @returns what stops it
 */
export function followOnScreen(
	element: HTMLElement,
	changed: (onScreen: boolean) => void
): () => void {
	// the browser reports nothing inside of what it skips: a row in its list, a list in its day
	const around = ['.rows', '.day'].flatMap((outer) => element.closest(outer) ?? []);
	const onScreen = new Map<Element, boolean>();
	const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
	const observer = new IntersectionObserver(
		(entries) => {
			for (const { target, isIntersecting } of entries) onScreen.set(target, isIntersecting);
			changed([...onScreen.values()].every(Boolean));
		},
		{ rootMargin: `-${scrollPaddingTop} 0px -${scrollPaddingBottom}` }
	);
	for (const each of [element, ...around]) observer.observe(each);
	return () => observer.disconnect();
}
