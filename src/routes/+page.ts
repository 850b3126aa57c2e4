import { load as loadView } from './view';

/** Claims nothing about the time: that is for the browser, which asks for the program itself. */
export const load = ({ fetch }) =>
	loadView(
		{ fetch },
		({ program: { event, sessions } }) => ({
			tagline: event.tagline,
			parent: event.parent,
			count: sessions.length
		}),
		({ eventFacts }, folder) => eventFacts(folder)
	);
