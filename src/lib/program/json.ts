/** What JSON from outside may hold, and whether two such values say the same. */

/** An object with fields: neither null nor a list. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** By what they say, in order; undefined is the same as null. */
export const sameJson = (one: unknown, other: unknown): boolean =>
	one === other || JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
