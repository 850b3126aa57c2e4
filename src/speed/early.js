/*
 * Runs in the head of every page, before anything is shown. The build minifies it and puts it there
 * (earlyScript.js); the policy admits it by its hash.
 */

// Scripts are loaded after the first paint, each in a task of its own: until then a slow phone has a page to
// draw. The server has named their links `later`.
addEventListener('DOMContentLoaded', () => {
	requestAnimationFrame(() => {
		setTimeout(function next() {
			/** @type {HTMLLinkElement | null} */
			const link = document.querySelector('link[rel=later]');
			if (!link) return;
			link.rel = 'modulepreload';
			setTimeout(next);
		});
	});
});

// What somebody does before the app has started is kept for it (phone/agenda/taps.ts). A bookmark shows at
// once, and counts on the next page too, if this one is left before the app has started.
addEventListener('click', function early(event) {
	if (window.appListens) return removeEventListener('click', early);
	const button = /** @type {Element} */ (event.target).closest?.('button');
	if (!button) return;
	if (!('keep' in button.dataset)) return (window.earlyClicks ??= []).push(button);
	const keep = button.getAttribute('aria-pressed') !== 'true';
	button.setAttribute('aria-pressed', String(keep));
	/** @type {HTMLElement | null} */
	const row = button.closest('[data-session]');
	const start = button.dataset.start || row?.querySelector('time')?.dateTime || '';
	const taps = (window.earlyTaps ??= tapsOfPageBefore());
	taps.push([
		button.dataset.keep || (row?.dataset.session ?? ''),
		keep,
		button.getAttribute('aria-label') ?? '',
		start
	]);
	try {
		sessionStorage.earlyTaps = JSON.stringify(taps);
	} catch {
		// storage is full or forbidden: they count on this page only
	}
});
addEventListener('input', function early(event) {
	if (window.appListens) return removeEventListener('input', early);
	const field = /** @type {HTMLInputElement} */ (event.target);
	(window.earlyInput ??= new Map()).set(field, field.value);
});

function tapsOfPageBefore() {
	try {
		return JSON.parse(sessionStorage.earlyTaps || '[]');
	} catch {
		return [];
	}
}

// the grid has its room from the start
if (/[?&]view=grid\b/.test(location.search)) document.documentElement.dataset.view = 'grid';
