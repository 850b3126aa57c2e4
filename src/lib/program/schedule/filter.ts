/** What the schedule shows of the program, as its address says it. */
const FACETS = ['day', 'room', 'track', 'kind'] as const;
type Facet = (typeof FACETS)[number];

const KEYS = [...FACETS, 'q', 'view'] as const;

/** Empty text: not filtered by it. `view` is `grid` or a list. */
export type Filter = Record<(typeof KEYS)[number], string>;

export function readFilter(params: URLSearchParams): Filter {
	return Object.fromEntries(KEYS.map((key) => [key, params.get(key) ?? ''])) as Filter;
}

/** Nothing chosen: every session, as a list. */
export const NO_FILTER = readFilter(new URLSearchParams());

/** The address with this filter; its other parameters (`?at=`) stay. */
export function filterAddress(address: URL, filter: Filter): URL {
	const url = new URL(address);
	for (const key of KEYS) {
		if (filter[key]) url.searchParams.set(key, filter[key]);
		else url.searchParams.delete(key);
	}
	return url;
}

/** Whether something is filtered out; the view is no filter. */
export const isFiltering = (filter: Filter): boolean =>
	FACETS.some((facet) => filter[facet]) || filter.q.trim() !== '';

/** Whether a session matches; `has` says whether it is on that day, in that room, of that track or kind. */
export type Matches = (has: (facet: Facet, value: string) => boolean) => boolean;

export function matching(filter: Filter): Matches {
	const chosen = FACETS.filter((facet) => filter[facet]);
	return (has) => chosen.every((facet) => has(facet, filter[facet]));
}
