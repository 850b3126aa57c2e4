import { load as loadView } from '../view';
import { peopleView } from './view';

export const load = ({ fetch }) => loadView(fetch, peopleView);
