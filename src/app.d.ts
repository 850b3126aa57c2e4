declare global {
	/** True in the static build: no server answers, files do. */
	const __STATIC__: boolean;

	namespace App {
		interface PageData {
			/** What the page shows; travels in the HTML so that hydration fetches nothing. */
			view?: unknown;
			/** schema.org facts for crawlers, there while prerendering only. */
			facts?: object;
		}
	}
}

export {};
