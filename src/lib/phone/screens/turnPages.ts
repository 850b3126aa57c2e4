/**
 * Turns the pages of a board that is longer than its screen. What does not fit as a whole waits for its
 * page, and each page has the same time: nobody's room is shown half, or half as long.
 */

/** ms that a page stays: long enough to find one's room and read two lines. */
const EVERY = 12_000;
const LOOK_EVERY = 500;
/** ms. Whoever scrolls by hand is left alone for so long. */
const BY_HAND = 15_000;

/** Edges in px from the start of all of it. */
export interface Block {
	top: number;
	bottom: number;
}

/** For each block, in order, the page on which it is; side by side stands together, and each page begins with a block. */
export function pagesOf(blocks: Block[], height: number): number[] {
	let page = 0;
	let from = blocks[0]?.top ?? 0;
	return blocks.map(({ top, bottom }) => {
		if (bottom - from > height && top > from) {
			page++;
			from = top;
		}
		return page;
	});
}

/**
 * Shows page after page of the `[data-block]` in a box.
 * @param told which page is shown, from 1, and how many there are
 * @returns the end of it
 */
export function turnPages(box: HTMLElement, told: (page: number, of: number) => void): () => void {
	const still = matchMedia('(prefers-reduced-motion: reduce)');
	const signs = ['wheel', 'touchmove', 'keydown'] as const;
	let page = 0;
	let turned = performance.now();
	let byHand = -BY_HAND;

	const hold = () => (byHand = performance.now());

	function show() {
		const elements = [...box.querySelectorAll<HTMLElement>('[data-block]')];
		const start = box.getBoundingClientRect().top - box.scrollTop;
		const blocks = elements.map((element) => {
			const { top, bottom } = element.getBoundingClientRect();
			return { top: top - start, bottom: bottom - start };
		});
		const pages = pagesOf(blocks, box.clientHeight);
		const count = (pages.at(-1) ?? 0) + 1;
		const now = performance.now();
		const held = count > 1 && now - byHand < BY_HAND;
		if (page >= count) page = 0;
		if (count === 1 || held) turned = now;
		else if (now - turned >= EVERY) {
			page = (page + 1) % count;
			turned = now;
		}
		told(page + 1, count);
		if (held) return elements.forEach((element) => element.removeAttribute('data-away'));
		elements.forEach((element, at) => element.toggleAttribute('data-away', pages[at] !== page));
		const top = blocks[pages.indexOf(page)]?.top ?? 0;
		const to = page === 0 ? 0 : top;
		if (Math.abs(box.scrollTop - to) > 1) {
			box.scrollTo({ top: to, behavior: still.matches ? 'instant' : 'smooth' });
		}
	}
	show();
	const timer = setInterval(show, LOOK_EVERY);
	for (const sign of signs) box.addEventListener(sign, hold, { passive: true });
	return () => {
		clearInterval(timer);
		for (const sign of signs) box.removeEventListener(sign, hold);
	};
}
