/** A browser's document and window, as much of them as the phone's classes use. */
import { vi } from 'vitest';

/** Opens a page that somebody sees, in place of the former one. `vi.unstubAllGlobals` closes it. */
export function openPage() {
	const window = new EventTarget();
	const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
	vi.stubGlobal('window', window);
	vi.stubGlobal('document', document);
	vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
	vi.stubGlobal('removeEventListener', window.removeEventListener.bind(window));
	const become = (visibilityState: 'visible' | 'hidden') => {
		document.visibilityState = visibilityState;
		document.dispatchEvent(new Event('visibilitychange'));
	};
	return {
		show: () => become('visible'),
		hide: () => become('hidden'),
		/** @param type of an event at the window, such as `online` */
		hear: (type: string) => void window.dispatchEvent(new Event(type)),
		/** Another tab has written this name in localStorage; null: it has cleared everything. */
		otherTabWrote: (key: string | null) =>
			void window.dispatchEvent(Object.assign(new Event('storage'), { key }))
	};
}

export type Page = ReturnType<typeof openPage>;
