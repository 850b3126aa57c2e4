/** Where the event and its rooms are, in words. */
import type { EventInfo, Venue } from '../model';
import { zoneCity } from '../time/instant';

/** Its name, address and city, as far as they are known; none that another one already says. */
export function placeOf({ name, address, city }: Venue): string {
	const parts = [name, address, city].filter((part) => part !== null);
	return parts
		.filter((part, at) => !parts.some((other, before) => before < at && other.includes(part)))
		.join(', ');
}

/** What the event's times are called after: its city, else that of its time zone. */
export const timesCity = ({ venue, zone }: Pick<EventInfo, 'venue' | 'zone'>): string =>
	venue.city ?? zoneCity(zone);

/** `Room C4.3`, but `Main hall` as it is: a name with a word in it says itself what it names. */
export const roomInWords = (name: string): string =>
	/\p{Letter}{3}/u.test(name) ? name : `Room ${name}`;
