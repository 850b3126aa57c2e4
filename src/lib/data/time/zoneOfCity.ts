/** Which zone a city is in, as far as the names of zones and a few large cities tell. */
import { fold } from '../../program/search/search';
import { zoneChoices } from '../../program/time/zones';
import { isZone } from '../model/values';

/** `Stockholm` → `Europe/Stockholm`; null for a city after which no zone is named, or several are. */
export function zoneOfCity(city: string): string | null {
	const wanted = fold(city.trim());
	const found = zoneChoices(Intl.supportedValuesOf('timeZone')).filter(
		({ zone, city, also }) =>
			zone !== 'UTC' && [city, ...also].some((name) => fold(name) === wanted)
	);
	const [first, ...more] = found.map(({ zone }) => zone).filter(isZone);
	return more.length > 0 ? null : (first ?? null);
}
