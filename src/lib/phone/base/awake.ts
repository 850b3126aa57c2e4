/** When a page should look for news: while somebody sees it and the device has a network. */

export interface Signs {
	/** The page is seen, is seen again, was brought back by the back button, or the network is back. */
	look: () => void;
	/** ms. Also look this often while the page is seen. */
	every?: number;
	/** Nobody sees the page any more. */
	hidden?: () => void;
	/** The device has lost its network. */
	lost?: () => void;
}

/** Looks at once, then at every sign. Returns the end of it. */
export function whileAwake({ look, every, hidden, lost }: Signs): () => void {
	const seen = () => document.visibilityState === 'visible';
	const lookIfSeen = () => (seen() ? look() : hidden?.());
	const listeners: [EventTarget, string, () => void][] = [
		[document, 'visibilitychange', lookIfSeen],
		[window, 'pageshow', lookIfSeen],
		[window, 'online', lookIfSeen],
		[window, 'pagehide', () => hidden?.()],
		[window, 'offline', () => lost?.()]
	];
	for (const [target, sign, hear] of listeners) target.addEventListener(sign, hear);
	const timer = every ? setInterval(() => seen() && look(), every) : undefined;
	lookIfSeen();
	return () => {
		clearInterval(timer);
		for (const [target, sign, hear] of listeners) target.removeEventListener(sign, hear);
	};
}
