/**
 * Taps on keep buttons, wherever they are: one listener for all, and what the early script in app.html
 * has caught before the app started.
 */
import type { Remembered } from '$lib/program/agenda';

declare global {
	interface Window {
		/** Taps before the start: session id and whether it was kept. Null once the app listens. */
		earlyTaps?: [string, boolean][] | null;
	}
}

const LABEL = 'In my agenda: ';

/** What a keep button knows of its session. */
function rememberedBy(button: HTMLElement): Remembered {
	const { keep = '', start } = button.dataset;
	const label = button.getAttribute('aria-label') ?? '';
	const title = label.startsWith(LABEL) ? label.slice(LABEL.length) : label;
	return { id: keep, title, kind: 'other', slot: start ? { start, end: null, rooms: [] } : null };
}

/** Calls `decide` for every tap, those of before included. Returns the end of it. */
export function followTaps(decide: (session: Remembered, keep: boolean) => void): () => void {
	const early = window.earlyTaps ?? [];
	window.earlyTaps = null;
	for (const [id, keep] of early) {
		const button = document.querySelector<HTMLElement>(`button[data-keep="${CSS.escape(id)}"]`);
		if (button) decide(rememberedBy(button), keep);
	}
	const follow = (event: MouseEvent) => {
		const button = (event.target as Element).closest<HTMLElement>('button[data-keep]');
		if (button) decide(rememberedBy(button), button.getAttribute('aria-pressed') !== 'true');
	};
	document.addEventListener('click', follow);
	return () => document.removeEventListener('click', follow);
}
