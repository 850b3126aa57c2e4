import { load as loadView } from '../view';
import { changesView } from './view';

export const load = ({ fetch, depends }) => loadView({ fetch, depends }, changesView);
