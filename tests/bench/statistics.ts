/** Figures of several runs, as one. Missing figures (null) are left out; none at all gives null. */

export type Sample = number | null;

const numbers = (samples: Sample[]): number[] =>
	samples.filter((sample): sample is number => sample !== null && Number.isFinite(sample));

export function median(samples: Sample[]): number | null {
	const sorted = numbers(samples).sort((a, b) => a - b);
	const upper = sorted[Math.floor(sorted.length / 2)];
	const lower = sorted[Math.ceil(sorted.length / 2) - 1];
	return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/** Between the two nearest samples in proportion. */
export function percentile75(samples: Sample[]): number | null {
	const sorted = numbers(samples).sort((a, b) => a - b);
	const at = (sorted.length - 1) * 0.75;
	const [lower, upper] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
	if (lower === undefined || upper === undefined) return null;
	return lower + (upper - lower) * (at % 1);
}

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
