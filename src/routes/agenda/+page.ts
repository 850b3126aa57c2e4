import { load as loadView } from '../view';

/** The agenda itself is on this device; the page that is drawn teaches how to fill it. */
export const load = ({ fetch }) =>
	loadView({ fetch }, ({ program }) => ({
		/** The first start, for saying offsets of zones. */
		from: program.sessions.find(({ slot }) => slot)?.slot?.start ?? null
	}));
