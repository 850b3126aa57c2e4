// Runs in the page beside probe.js (plain JavaScript, for the same reason): what one action of a reader
// costs, from its first input event to the paint after the last change that it made.
(() => {
	/** @type {{ name: string, start: number, duration: number }[]} */
	const inputs = [];
	new PerformanceObserver((list) => {
		for (const { name, startTime, duration } of list.getEntries()) {
			inputs.push({ name, start: startTime, duration });
		}
	}).observe(/** @type {any} */ ({ type: 'event', buffered: true, durationThreshold: 16 }));

	/** @param {(at: number) => void} take gets the time when this frame has been handed on to be painted */
	const afterPaint = (take) =>
		requestAnimationFrame(() => {
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => take(performance.now());
			port2.postMessage(null);
		});

	const nothing = { from: 0, painted: 0, changed: 0, stop: () => {} };
	let action = nothing;

	/** @param {string} type the first event of the action: keydown, pointerdown */
	const begin = (type) => {
		action.stop();
		const mine = { ...nothing };
		const painted = () => afterPaint((at) => (mine.painted = at));
		const changes = new MutationObserver(() => {
			if (mine.from === 0) return;
			mine.changed = performance.now();
			painted();
		});
		const start = (/** @type {Event} */ { timeStamp }) => {
			mine.from = timeStamp;
			painted();
		};
		addEventListener(type, start, { capture: true, once: true });
		changes.observe(document.querySelector('main') ?? document.body, {
			subtree: true,
			childList: true,
			characterData: true,
			attributes: true,
			attributeFilter: ['hidden', 'class', 'aria-pressed', 'style']
		});
		mine.stop = () => {
			removeEventListener(type, start, { capture: true });
			changes.disconnect();
		};
		action = mine;
	};

	/** Ms since the action last changed or painted anything; 0 before it began. */
	const still = () =>
		action.painted === 0 ? 0 : performance.now() - Math.max(action.painted, action.changed);

	/** Ms to the last paint, and the longest that one of its events waited for the next paint (INP). */
	const end = () => {
		action.stop();
		const mine = inputs.filter(({ start }) => start >= action.from - 1);
		return {
			painted: action.painted - action.from,
			waited: Math.max(0, ...mine.map(({ duration }) => duration))
		};
	};

	/** @param {string} target */
	const find = (target) => {
		for (let y = 8; y < innerHeight; y += 16) {
			for (let x = 8; x < innerWidth; x += 16) {
				const box = document.elementFromPoint(x, y)?.closest(target)?.getBoundingClientRect();
				const whole = box && box.top >= 0 && box.bottom <= innerHeight;
				if (whole) return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
			}
		}
		return null;
	};

	/** @type {number[]} */
	let gaps = [];
	let frame = 0;
	/** From here on: ms between two frames. */
	const watchFrames = () => {
		gaps = [];
		let last = performance.now();
		const next = (/** @type {number} */ at) => {
			gaps.push(at - last);
			last = at;
			frame = requestAnimationFrame(next);
		};
		frame = requestAnimationFrame(next);
	};
	const frames = () => {
		cancelAnimationFrame(frame);
		return gaps;
	};
	const world = /** @type {any} */ (window);
	world.follow = { begin, still, end, find, watchFrames, frames };
})();
