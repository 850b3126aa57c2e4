/**
 * A screen that nobody touches: it stays awake, its pointer vanishes, and a new version of the app is
 * taken by itself when the screen can spare a second. One instance lives as long as its page.
 */
import type { OfflineCopy } from '../worker.svelte';

/** Nobody has moved the pointer for so long, in ms. */
const IDLE = 4_000;

export class UntouchedScreen {
	#idle = $state.raw(true);
	#full = $state.raw(false);
	#lock: WakeLockSentinel | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** True while nobody moves the pointer: then there is nothing to press. */
	get idle(): boolean {
		return this.#idle;
	}
	get full(): boolean {
		return this.#full;
	}

	/** Call once, in the browser. Returns the end of it. */
	start(): () => void {
		const wake = () => void this.#stayAwake();
		const moved = () => this.#move();
		const changed = () => (this.#full = document.fullscreenElement !== null);
		document.addEventListener('visibilitychange', wake);
		document.addEventListener('fullscreenchange', changed);
		for (const sign of ['pointermove', 'pointerdown', 'keydown']) addEventListener(sign, moved);
		wake();
		return () => {
			document.removeEventListener('visibilitychange', wake);
			document.removeEventListener('fullscreenchange', changed);
			for (const sign of ['pointermove', 'pointerdown', 'keydown'])
				removeEventListener(sign, moved);
			clearTimeout(this.#timer);
			void this.#lock?.release().catch(() => undefined);
		};
	}

	async fill(): Promise<void> {
		await (
			document.fullscreenElement
				? document.exitFullscreen()
				: document.documentElement.requestFullscreen()
		).catch(() => undefined);
		await this.#stayAwake();
	}

	/** Takes a waiting version where the moment allows it. */
	renew(offline: OfflineCopy, allowed: boolean): void {
		if (allowed && offline.updateWaits) offline.take();
	}

	/** The system takes the lock away whenever the page is hidden; some have none, and then they sleep. */
	async #stayAwake(): Promise<void> {
		if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
		if (this.#lock && !this.#lock.released) return;
		this.#lock = await navigator.wakeLock.request('screen').catch(() => null);
	}

	#move(): void {
		this.#idle = false;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => (this.#idle = true), IDLE);
	}
}
