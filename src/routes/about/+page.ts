import { load as loadView } from '../view';
import { aboutView } from './view';

export const load = ({ fetch }) =>
	loadView({ fetch }, aboutView, ({ eventFacts }, folder) => eventFacts(folder));
