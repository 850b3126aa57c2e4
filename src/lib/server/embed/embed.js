/* Without this the page is the whole schedule. This marks what is on now, and follows changes. */
(() => {
	const asked = new URLSearchParams(location.search);
	const theme = asked.get('theme');
	if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
	const nowAlone = asked.get('view') === 'now';
	/* So many are shown of what is next, and all that begin when the last of them does. */
	const NEXT = 4;

	/** @param {string} name @returns {NodeListOf<HTMLElement>} */
	const all = (name) => document.querySelectorAll(name);

	/** @param {HTMLElement} row @param {'start' | 'end'} name */
	const at = (row, name) => Number(row.dataset[name]) * 1000;

	/** @param {HTMLElement} row @param {number} now */
	function stateOf(row, now) {
		if (!row.dataset.start) return 'open';
		if (at(row, 'end') <= now) return 'past';
		return at(row, 'start') <= now ? 'now' : 'next';
	}

	function paint() {
		const now = Date.now();
		const rows = [...all('li')];
		const next = rows.filter((row) => stateOf(row, now) === 'next');
		const last = next[Math.min(NEXT, next.length) - 1];
		for (const row of rows) {
			const state = stateOf(row, now);
			row.dataset.state = state;
			const soon = state === 'next' && last && at(row, 'start') <= at(last, 'start');
			row.hidden = nowAlone && state !== 'now' && !soon;
		}
		for (const mark of all('.now')) {
			const row = mark.closest('li');
			mark.hidden = row?.dataset.state !== 'now' || row.className === 'cancelled';
		}
		for (const day of all('section')) day.hidden = !day.querySelector('li:not([hidden])');
		for (const over of all('.over')) over.hidden = !nowAlone || rows.some((row) => !row.hidden);
	}

	async function renew() {
		const answer = await fetch(location.href, { cache: 'no-cache' });
		if (!answer.ok) return;
		const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
		const [fresh, main] = [page.querySelector('main'), document.querySelector('main')];
		if (!fresh || !main || fresh.dataset.revision === main.dataset.revision) return;
		main.replaceWith(document.adoptNode(fresh));
		paint();
	}

	document.addEventListener('DOMContentLoaded', paint);
	setInterval(paint, 20_000);
	/* without a network it stays as it is */
	setInterval(() => document.hidden || renew().catch(() => undefined), 60_000);
})();
