/** Every format that can be read, in the order in which they are tried: the sure ones first, tables last. */
import type { Format } from './format';
import { konopas } from './konopas';

export const formats: Format[] = [konopas];
