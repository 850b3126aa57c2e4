/** What the schedule is narrowed to, as its address says it. Empty text: not narrowed. */
export interface Filter {
	day: string;
	room: string;
	track: string;
	kind: string;
	q: string;
	view: string;
}

/** What a session is narrowed by. */
const FACETS = ['day', 'room', 'track', 'kind'] as const;
type Facet = (typeof FACETS)[number];

/** @returns whether a session fits, which says of itself if it is of a day, in a room, of a track or kind */
export function narrowing(
	filter: Filter
): (is: (facet: Facet, value: string) => boolean) => boolean {
	const chosen = FACETS.filter((facet) => filter[facet] !== '');
	return (is) => chosen.every((facet) => is(facet, filter[facet]));
}

const KEYS = [...FACETS, 'q', 'view'] as const;

export function readFilter(params: URLSearchParams): Filter {
	const [day, room, track, kind, q, view] = KEYS.map((key) => params.get(key) ?? '');
	return { day, room, track, kind, q, view } as Filter;
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
