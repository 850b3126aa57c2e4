// Runs in the page before any of its own scripts (plain JavaScript: a compiler's helpers would be
// missing there). What it finds stands in window.bench; times are ms since the navigation began.
(() => {
	/** @type {{ benchSelector?: string, bench?: object }} */
	const world = /** @type {any} */ (window);
	const selector = world.benchSelector ?? 'h1';
	const found = {
		/** @type {number | null} */
		visible: null,
		firstPaint: 0,
		largestPaint: 0,
		largest: '',
		shift: 0,
		/** What moved, from where to where. @type {string[]} */
		moved: [],
		/** @type {{ start: number, duration: number }[]} */
		tasks: []
	};

	/** @param {string} type @param {(entry: any) => void} take */
	const observe = (type, take) =>
		new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
			type,
			buffered: true
		});
	observe('paint', (entry) => {
		if (entry.name === 'first-contentful-paint') found.firstPaint = entry.startTime;
	});
	observe('largest-contentful-paint', (entry) => {
		found.largestPaint = entry.startTime;
		found.largest = entry.element?.tagName ?? '';
	});
	observe('longtask', ({ startTime, duration }) =>
		found.tasks.push({ start: startTime, duration })
	);

	// CLS: the worst burst of shifts, none longer than 5 s nor with a pause of 1 s (web.dev/cls).
	// hadRecentInput excuses nothing here: nobody touches the page, but Chromium sets it for half a second
	// after the emulated viewport, which would hide the very shifts of a page that has just been painted.
	let burst = { sum: 0, from: 0, to: -Infinity };
	observe('layout-shift', ({ startTime, value, sources }) => {
		for (const { node, previousRect: old, currentRect: now } of sources) {
			const words = (node?.textContent ?? '').trim().slice(0, 30);
			found.moved.push(
				`${node?.nodeName.toLowerCase()} “${words}” ${old.x},${old.y} → ${now.x},${now.y}`
			);
		}
		const goesOn = startTime - burst.to < 1000 && startTime - burst.from < 5000;
		burst = goesOn
			? { sum: burst.sum + value, from: burst.from, to: startTime }
			: { sum: value, from: startTime, to: startTime };
		found.shift = Math.max(found.shift, burst.sum);
	});

	/** @param {Element} element */
	const shown = (element) => {
		if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
		const { width, height, top, bottom } = element.getBoundingClientRect();
		const inView = width > 0 && height > 0 && bottom > 0 && top < innerHeight;
		return inView && (element.textContent ?? '').trim() !== '';
	};
	// a message posted in a frame's callback arrives when that frame has been handed on to be painted
	const look = () => {
		if (![...document.querySelectorAll(selector)].slice(0, 40).some(shown)) {
			requestAnimationFrame(look);
			return;
		}
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			found.visible = performance.now();
		};
		port2.postMessage(null);
	};
	requestAnimationFrame(look);

	/** Ms for which tasks kept a tap waiting more than 50 ms, from the first paint on (TBT). */
	const blocked = () =>
		found.tasks
			.map(({ start, duration }) => start + duration - Math.max(start, found.firstPaint))
			.reduce((sum, late) => sum + Math.max(0, late - 50), 0);

	/**
	 * Ms since the last long task ended, or since the page was there: scripts have work that they begin then.
	 * 0 while it is still coming, be it in the shortest tasks.
	 */
	const rested = () => {
		const [{ loadEventEnd }] = /** @type {any[]} */ (performance.getEntriesByType('navigation'));
		if (!loadEventEnd) return 0;
		const last = found.tasks.at(-1);
		return performance.now() - Math.max(loadEventEnd, last ? last.start + last.duration : 0);
	};

	const figures = () => {
		const visible = found.visible ?? Infinity;
		const resources = /** @type {any[]} */ (performance.getEntriesByType('resource'));
		const [navigation] = /** @type {any[]} */ (performance.getEntriesByType('navigation'));
		const before = resources.filter(({ startTime }) => startTime < visible);
		return {
			...found,
			blocked: blocked(),
			answered: navigation.responseStart,
			redirects: navigation.redirectCount,
			/** Addresses the browser itself held the first paint for. */
			blocking: before
				.filter(({ renderBlockingStatus }) => renderBlockingStatus === 'blocking')
				.map(({ name }) => name),
			/** Addresses that happened to be there already, whether needed or not. */
			finished: before
				.filter(({ responseEnd }) => responseEnd > 0 && responseEnd < visible)
				.map(({ name }) => name)
		};
	};
	world.bench = { found, rested, figures };
})();
