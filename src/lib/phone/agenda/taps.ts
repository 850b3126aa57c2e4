/**
 * Taps on keep buttons, wherever they are: one listener for all, and what the early script in app.html
 * has caught before the app started, on this page or on the one left too soon.
 */
import type { Remembered } from '$lib/program/agenda/agenda';

/** Session id, kept or dropped, the button's label, the start (empty without one). */
type EarlyTap = [id: string, keep: boolean, label: string, start: string];

declare global {
	interface Window {
		/** Taps before the start. */
		earlyTaps?: EarlyTap[];
		/** Other buttons that were pressed before the start, and what was put into fields. */
		earlyClicks?: HTMLElement[];
		earlyInput?: Map<HTMLInputElement | HTMLSelectElement, string>;
		/** True once the app serves all taps itself. */
		appListens?: true;
	}
}

const LABEL = 'In my agenda: ';
const KEY = 'earlyTaps';

function remembered(id: string, label: string, start: string): Remembered {
	const title = label.startsWith(LABEL) ? label.slice(LABEL.length) : label;
	return { id, title, kind: 'other', slot: start ? { start, end: null, rooms: [] } : null };
}

/** Those of this page and of the page before; each is answered once. */
function earlyTaps(): EarlyTap[] {
	try {
		const taps: unknown = window.earlyTaps ?? JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
		sessionStorage.removeItem(KEY);
		const isTap = (tap: unknown): tap is EarlyTap =>
			Array.isArray(tap) && tap.length === 4 && typeof tap[1] === 'boolean';
		return Array.isArray(taps) ? taps.filter(isTap) : [];
	} catch {
		return window.earlyTaps ?? [];
	}
}

/** Calls `decide` for every tap, those of before included. Returns the end of it. */
export function followTaps(decide: (session: Remembered, keep: boolean) => void): () => void {
	window.appListens = true;
	for (const [id, keep, label, start] of earlyTaps()) decide(remembered(id, label, start), keep);
	const follow = (event: MouseEvent) => {
		const button = (event.target as Element).closest<HTMLElement>('button[data-keep]');
		if (!button) return;
		const row = button.closest<HTMLElement>('[data-session]');
		const id = button.dataset.keep || (row?.dataset.session ?? '');
		const start = button.dataset.start ?? row?.querySelector('time')?.dateTime ?? '';
		const session = remembered(id, button.getAttribute('aria-label') ?? '', start);
		decide(session, button.getAttribute('aria-pressed') !== 'true');
	};
	document.addEventListener('click', follow);
	return () => document.removeEventListener('click', follow);
}

/** Does what was asked for before the start, now that somebody answers; call once, when the app has started. */
export function catchUp(): void {
	for (const [field, value] of window.earlyInput ?? []) {
		// starting has put back what the server drew
		field.value = value;
		for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
	}
	for (const button of window.earlyClicks ?? []) button.click();
	delete window.earlyInput;
	delete window.earlyClicks;
}
