/** Valid files with arbitrary values in arbitrary places, and files that break off. */
import fc from 'fast-check';

/** Milliseconds that a property may take where others use the machine, too. */
export const BUSY = 60_000;

type Path = (string | number)[];

/** The paths of all values in a value, itself included. */
function pathsOf(value: unknown, path: Path = []): Path[] {
	if (typeof value !== 'object' || value === null) return [path];
	const entries: [string | number, unknown][] = Array.isArray(value)
		? [...value.entries()]
		: Object.entries(value);
	return [path, ...entries.flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

function replaced(value: unknown, [first, ...rest]: Path, by: unknown): unknown {
	if (first === undefined) return by;
	if (Array.isArray(value)) {
		return value.map((item: unknown, index) => (index === first ? replaced(item, rest, by) : item));
	}
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value as Record<string, unknown>);
	return Object.fromEntries(
		entries.map(([key, inner]) => [key, key === first ? replaced(inner, rest, by) : inner])
	);
}

/** Values that systems write by mistake, besides any others. */
const odd = fc.constantFrom<unknown>(
	...[
		'',
		' ',
		'0',
		'-1',
		'__proto__',
		'constructor',
		'2031-02-30T25:00',
		'2031-05-06',
		'\u0000\ud800'
	],
	...['javascript:alert(1)', 'https://u:p@example.org/', '<script>x</script>', '9'.repeat(400)],
	...[
		0,
		-1,
		1e308,
		true,
		false,
		null,
		[],
		{},
		[[]],
		[null],
		{ en: null },
		{ en: { en: { en: 1 } } }
	]
);

export const damaged = (value: unknown): fc.Arbitrary<unknown> => {
	const paths = pathsOf(value);
	const change = fc.tuple(fc.constantFrom(...paths), fc.oneof(odd, fc.jsonValue({ maxDepth: 3 })));
	return fc
		.array(change, { minLength: 1, maxLength: 5 })
		.map((changes) => changes.reduce((now, [path, by]) => replaced(now, path, by), value));
};

/** The beginning of a text. */
export const brokenOff = (text: string): fc.Arbitrary<string> =>
	fc.integer({ min: 0, max: text.length - 1 }).map((end) => text.slice(0, end));
