/** The zones to choose from, found by city under old and new names. */
import { fold } from '../search/search';
import { isZone, zoneCity } from './instant';

export interface ZoneCity {
	/** A name that `Intl` here takes. */
	zone: string;
	/** Its city as people call it: `Kathmandu`. */
	city: string;
	/** Other names it is found by: `Asia/Katmandu`, `Beijing`. */
	also: string[];
}

/**
 * Same place, current name first. `Intl.supportedValuesOf` answers with one of them, which one differs
 * from browser to browser, and it leaves UTC out.
 */
const spellings: string[][] = [
	['UTC', 'Etc/UTC', 'Etc/UCT', 'Etc/Universal', 'Etc/Zulu', 'Etc/GMT', 'GMT', 'Z'],
	['Africa/Asmara', 'Africa/Asmera'],
	['America/Argentina/Buenos_Aires', 'America/Buenos_Aires'],
	['America/Argentina/Catamarca', 'America/Catamarca'],
	['America/Argentina/Cordoba', 'America/Cordoba'],
	['America/Argentina/Jujuy', 'America/Jujuy'],
	['America/Argentina/Mendoza', 'America/Mendoza'],
	['America/Atikokan', 'America/Coral_Harbour'],
	['America/Indiana/Indianapolis', 'America/Indianapolis'],
	['America/Kentucky/Louisville', 'America/Louisville'],
	['America/Nuuk', 'America/Godthab'],
	['Asia/Ashgabat', 'Asia/Ashkhabad'],
	['Asia/Dhaka', 'Asia/Dacca'],
	['Asia/Ho_Chi_Minh', 'Asia/Saigon'],
	['Asia/Kathmandu', 'Asia/Katmandu'],
	['Asia/Kolkata', 'Asia/Calcutta', 'Mumbai', 'Delhi', 'Bengaluru', 'Bangalore', 'India'],
	['Asia/Macau', 'Asia/Macao'],
	['Asia/Makassar', 'Asia/Ujung_Pandang'],
	['Asia/Thimphu', 'Asia/Thimbu'],
	['Asia/Ulaanbaatar', 'Asia/Ulan_Bator'],
	['Asia/Yangon', 'Asia/Rangoon'],
	['Atlantic/Faroe', 'Atlantic/Faeroe'],
	['Europe/Kyiv', 'Europe/Kiev'],
	['Pacific/Chuuk', 'Pacific/Truk'],
	['Pacific/Kanton', 'Pacific/Enderbury'],
	['Pacific/Pohnpei', 'Pacific/Ponape']
];

/** Large cities that gave no zone their name. */
const near: Record<string, string[]> = {
	'America/Los_Angeles': ['San Francisco', 'Seattle', 'San Diego', 'Pacific Time'],
	'America/Denver': ['Salt Lake City', 'Mountain Time'],
	'America/Chicago': ['Austin', 'Houston', 'Dallas', 'Central Time'],
	'America/New_York': ['Boston', 'Washington', 'Atlanta', 'Pittsburgh', 'Eastern Time'],
	'America/Toronto': ['Montreal', 'Ottawa'],
	'America/Sao_Paulo': ['Rio de Janeiro', 'Brasília'],
	'Asia/Shanghai': ['Beijing', 'Shenzhen', 'China'],
	'Asia/Tokyo': ['Kyoto', 'Osaka', 'Japan'],
	'Australia/Sydney': ['Canberra'],
	'Europe/Berlin': ['Munich', 'Hamburg', 'Frankfurt', 'Germany'],
	'Europe/London': ['Edinburgh', 'Cambridge', 'Oxford'],
	'Europe/Zurich': ['Geneva', 'Basel', 'Bern']
};

/**
 * `supported` is what `Intl.supportedValuesOf('timeZone')` says, or nothing where it is missing: then
 * the zones named above are offered. One choice per place, in order of city.
 */
export function zoneChoices(supported: string[]): ZoneCity[] {
	const place = new Map(spellings.flatMap((names) => names.map((name) => [name, names] as const)));
	const groups = new Map<string, string[]>();
	for (const zone of [...supported, ...place.keys(), ...Object.keys(near)]) {
		const names = place.get(zone) ?? [zone];
		groups.set(names[0]!, names);
	}
	return [...groups.values()]
		.flatMap((names): ZoneCity[] => {
			const zone = names.find(isZone);
			if (zone === undefined) return [];
			const also = names.filter((name) => name !== zone).concat(near[zone] ?? []);
			return [{ zone, city: zoneCity(zone), also }];
		})
		.sort((a, b) => compareFolded(a.city, b.city) || compareFolded(a.zone, b.zone));
}

function compareFolded(a: string, b: string): number {
	const [left, right] = [fold(a), fold(b)];
	return left < right ? -1 : left > right ? 1 : 0;
}

/** Hyphens part words, signs of offsets do not. */
function wordsOf(text: string): string[] {
	return fold(text)
		.replaceAll('−', '-')
		.split(/[^\p{L}\p{N}+-]+|-(?=\p{L})/u)
		.filter(Boolean);
}

/**
 * Choices in which every word of the query begins a word of city, zone or another name; those whose city
 * begins so come first. An empty query finds all.
 */
export function findZones(choices: ZoneCity[], query: string): ZoneCity[] {
	const beginnings = wordsOf(query);
	const begins = (texts: string[]) => {
		const words = texts.flatMap(wordsOf);
		return beginnings.every((beginning) => words.some((word) => word.startsWith(beginning)));
	};
	const found = choices.filter(({ zone, city, also }) => begins([zone, city, ...also]));
	const byCity = found.filter(({ city }) => begins([city]));
	return [...byCity, ...found.filter((choice) => !byCity.includes(choice))];
}
