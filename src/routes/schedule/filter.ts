/** What a session is narrowed by. */
const FACETS = ['day', 'room', 'track', 'kind'] as const;
type Facet = (typeof FACETS)[number];

const KEYS = [...FACETS, 'q', 'view'] as const;

/** What the schedule is narrowed to, and how it is seen, as its address says it. Empty text: not at all. */
export type Filter = Record<(typeof KEYS)[number], string>;

export function readFilter(params: URLSearchParams): Filter {
	return Object.fromEntries(KEYS.map((key) => [key, params.get(key) ?? ''])) as Filter;
}

/** The address with this filter; what else it says (`?at=`) stays. */
export function filterAddress(address: URL, filter: Filter): URL {
	const url = new URL(address);
	for (const key of KEYS) {
		if (filter[key]) url.searchParams.set(key, filter[key]);
		else url.searchParams.delete(key);
	}
	return url;
}

/** Whether a session fits, which says of itself if it is of a day, in a room, of a track or kind. */
export type Fits = (is: (facet: Facet, value: string) => boolean) => boolean;

export function narrowing(filter: Filter): Fits {
	const chosen = FACETS.filter((facet) => filter[facet]);
	return (is) => chosen.every((facet) => is(facet, filter[facet]));
}
