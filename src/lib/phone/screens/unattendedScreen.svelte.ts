/**
 * A screen that nobody touches: it stays awake, its pointer vanishes, and it takes a new version of the app
 * by itself when it can spare a second. One instance lives as long as the page.
 */
import type { OfflineCopy } from '../offline/offlineCopy.svelte';

/** ms. For so long after somebody was there, there is something to press. */
const ATTENDED = 6_000;
/** ms. A page that is never opened anew has to look for a new version itself. */
const LOOK_EVERY = 15 * 60_000;
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;

export class UnattendedScreen {
	#attended = $state.raw(true);
	#full = $state.raw(false);
	#busy = $state.raw(false);
	/** One is asked for after the other: a lock that nobody remembers could never be given back. */
	#lock = Promise.resolve<WakeLockSentinel | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** True while somebody is there to press something, and at the start. */
	get attended(): boolean {
		return this.#attended;
	}

	get full(): boolean {
		return this.#full;
	}

	/** Somebody depends on it at this moment: it must not go dark for a second. */
	set busy(busy: boolean) {
		this.#busy = busy;
	}

	/** Call once, in the browser. Returns the end of it. */
	start(offline: OfflineCopy): () => void {
		const seen = () => this.#attend();
		const visible = () => this.#stayAwake();
		const changed = () => (this.#full = document.fullscreenElement !== null);
		const tapped = ({ target }: Event) => {
			if (!this.#full && target instanceof Element && !target.closest('a, button')) this.fill();
		};
		const looking = setInterval(() => void offline.look(), LOOK_EVERY);
		for (const sign of SIGNS) addEventListener(sign, seen, { passive: true });
		addEventListener('click', tapped);
		document.addEventListener('visibilitychange', visible);
		document.addEventListener('fullscreenchange', changed);
		seen();
		visible();
		return () => {
			clearInterval(looking);
			clearTimeout(this.#timer);
			for (const sign of SIGNS) removeEventListener(sign, seen);
			removeEventListener('click', tapped);
			document.removeEventListener('visibilitychange', visible);
			document.removeEventListener('fullscreenchange', changed);
			void this.#lock.then((lock) => lock?.release()).catch(() => undefined);
		};
	}

	/** Fills the screen, or gives it back. Only in answer to a tap: browsers refuse it otherwise. */
	fill(): void {
		const done = document.fullscreenElement
			? document.exitFullscreen()
			: document.documentElement.requestFullscreen?.();
		void done?.catch(() => undefined);
		this.#stayAwake();
	}

	/** Takes a waiting version in a quiet moment; for an effect, so that it is asked again when one comes. */
	renew(offline: OfflineCopy): void {
		if (offline.updateWaits && !this.#busy && !this.#attended) offline.take();
	}

	/** The system takes the lock away whenever the page is hidden. Where there is none, the screen's own settings hold. */
	#stayAwake(): void {
		if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
		this.#lock = this.#lock
			.then((lock) => (lock && !lock.released ? lock : navigator.wakeLock.request('screen')))
			.catch(() => null);
	}

	#attend(): void {
		this.#attended = true;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => (this.#attended = false), ATTENDED);
	}
}
