/** Where the event is, in words. */
import type { Venue } from './model';

/** Its name and address; once, where an organizer knows no address beyond the name. */
export const placeOf = ({ name, address }: Pick<Venue, 'name' | 'address'>): string =>
	address === name ? name : `${name}, ${address}`;
