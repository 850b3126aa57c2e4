/**
 * The service worker as the page sees it: whether all is saved for offline, and whether a new version
 * waits. A new version is offered, never forced on a page in use. One instance lives as long as the page.
 */
export class OfflineCopy {
	#saved = $state.raw(false);
	#waiting = $state.raw<ServiceWorker | null>(null);
	#registration: ServiceWorkerRegistration | null = null;

	/** True once everything works without a network. */
	get saved(): boolean {
		return this.#saved;
	}

	get updateWaits(): boolean {
		return this.#waiting !== null;
	}

	/** Registers the worker; call once, in the browser, after the page is at rest. */
	async start(address: string): Promise<void> {
		if (!('serviceWorker' in navigator)) return;
		try {
			const registration = await navigator.serviceWorker.register(address, {
				updateViaCache: 'none'
			});
			this.#registration = registration;
			this.#follow(registration);
			await navigator.serviceWorker.ready;
			this.#saved = true;
		} catch {
			// no storage or a private window: the page works online all the same
		}
	}

	/** Looks for a new version, for instance because the server told of a newer revision. */
	async look(): Promise<void> {
		await this.#registration?.update().catch(() => undefined);
	}

	/** Takes the waiting version and loads it; another tab may have taken it already. */
	take(): void {
		if (!this.#waiting) return;
		if (this.#waiting.state !== 'installed') return location.reload();
		navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
			once: true
		});
		this.#waiting.postMessage({ type: 'SKIP_WAITING' });
	}

	#follow(registration: ServiceWorkerRegistration): void {
		const offer = () => {
			// without a controller this is the first installation, not an update
			if (registration.waiting && navigator.serviceWorker.controller) {
				this.#waiting = registration.waiting;
			}
		};
		const follow = () => registration.installing?.addEventListener('statechange', offer);
		offer();
		// the navigation itself may have found one before this page was at rest
		follow();
		registration.addEventListener('updatefound', follow);
	}
}
