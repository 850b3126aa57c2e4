/**
 * Plain data as `JSON.stringify` writes it, but a Map becomes an object whose keys stay in their order: in an object
 * of JavaScript `7` and `101` come before all names.
 */
export function jsonText(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`;
	if (value instanceof Map) return members([...(value as Map<string, unknown>)]);
	if (typeof value === 'object' && value !== null) return members(Object.entries(value));
	return JSON.stringify(value);
}

const members = (entries: [string, unknown][]): string => {
	const written = entries.filter(([, value]) => value !== undefined);
	return `{${written.map(([key, value]) => `${JSON.stringify(key)}:${jsonText(value)}`).join(',')}}`;
};
