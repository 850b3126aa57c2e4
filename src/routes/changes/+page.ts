import { load as loadView } from '../view';
import { changesView } from './view';

export const load = ({ fetch }) => loadView(fetch, changesView);
