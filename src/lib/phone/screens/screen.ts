/** What board and stage get from their layout, by context. */
import { createContext } from 'svelte';
import type { Notice } from '$lib/program/live/live';
import type { Program } from '$lib/program/model';

export interface Screen {
	/** As it is now, or as it was when it was last heard of; null before the browser has taken over. */
	readonly program: Program | null;
	/** Organizers' words that hold now, important ones first. */
	readonly notices: Notice[];
	/** Somebody depends on it now: it takes no new version. */
	busy: boolean;
}

export const [useScreen, provideScreen] = createContext<Screen>();
