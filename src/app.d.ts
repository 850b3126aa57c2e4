import type { Services } from '$lib/server/services';

declare global {
	/** True in the static build: no server answers, files do. */
	const __STATIC__: boolean;
	/** The early script, minified (src/speed/early.js). */
	const __EARLY__: string;
	/** The trick that a measurement leaves out (src/speed/tricks.js); empty otherwise. */
	const __WITHOUT__: string;
	/** Commands as organizers call them, here or from the package. */
	const __INVITE__: string;
	const __START__: string;

	namespace App {
		/** There for every request to a server; while building, nobody asks. */
		// eslint-disable-next-line @typescript-eslint/no-empty-object-type
		interface Locals extends Services {}

		/** What adapter-node tells; there is none in development. */
		interface Platform {
			req: import('node:http').IncomingMessage;
		}

		interface PageData {
			/** What the page shows; travels in the HTML so that hydration fetches nothing. */
			view?: unknown;
			/** schema.org facts for crawlers, there while prerendering only. */
			facts?: object;
			/** There where all of the page is a screen in a hall. */
			screen?: 'board' | 'stage';
		}
	}
}
