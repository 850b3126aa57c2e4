/** Figures of several runs, as one. Missing figures (null) are left out; none at all gives null. */

export type Sample = number | null;

const numbers = (samples: Sample[]): number[] =>
	samples.filter((sample): sample is number => sample !== null && Number.isFinite(sample));

/** @param share of the samples, 0 to 1, that are no greater; between the two nearest in proportion */
function quantile(samples: Sample[], share: number): number | null {
	const sorted = numbers(samples).sort((a, b) => a - b);
	const at = (sorted.length - 1) * share;
	const [lower, upper] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
	if (lower === undefined || upper === undefined) return null;
	return lower + (upper - lower) * (at % 1);
}

export const median = (samples: Sample[]) => quantile(samples, 0.5);
export const percentile75 = (samples: Sample[]) => quantile(samples, 0.75);

export function worst(samples: Sample[]): number | null {
	const known = numbers(samples);
	return known.length > 0 ? Math.max(...known) : null;
}

export function least(samples: Sample[]): number | null {
	const known = numbers(samples);
	return known.length > 0 ? Math.min(...known) : null;
}

/** Null where either is unknown or the base is nothing. */
export function ratio(value: Sample, base: Sample): number | null {
	return value === null || base === null || base === 0 ? null : value / base;
}

/** The same items, another one first each round, so that no case always pays for being first. */
export function rotated<Item>(items: Item[], round: number): Item[] {
	const first = round % items.length;
	return [...items.slice(first), ...items.slice(0, first)];
}
