/** How the cost of everything grows with the program. */
import type { Row, Table } from './table';

/** One thing that costs, at each size in turn. */
export interface Cost {
	what: string;
	/** Null where it could not be had. */
	at: (number | null)[];
	show: (value: number | null) => string;
	/** By how much a measurement may be off, in its own unit. */
	noise: number;
}

export const SIZES = [100, 1000, 10_000] as const;

/** How far off the straight line a measurement may lie before it says anything. */
const TOLERANCE = 1.15;

/**
 * What the largest may cost: the straight line through the two smaller ones goes on. It is drawn ten
 * times further than they lie apart, so their noise counts ten times.
 */
function onTheLine([small = null, middle = null]: (number | null)[], noise: number): number | null {
	if (small === null || middle === null) return null;
	const [one, two, three] = SIZES;
	const further = (three - two) / (two - one);
	return (middle + Math.max(0, middle - small) * further) * TOLERANCE + noise * further;
}

export function curveTable(costs: Cost[]): Table {
	const rows = costs.map(({ what, at, show, noise }): Row => {
		const [small = null, middle = null, large = null] = at;
		const most = onTheLine(at, noise);
		const times = (a: number | null, b: number | null) =>
			a === null || b === null || a === 0 ? '–' : `× ${(b / a).toFixed(1)}`;
		return {
			what,
			figures: [...[small, middle, large].map(show), times(small, middle), times(middle, large)],
			bar: {
				text: `≤ ${show(most)}`,
				holds: large !== null && most !== null && large <= most
			}
		};
	});
	const columns = [...SIZES.map((size) => size.toLocaleString('en')), '100 → 1,000', '→ 10,000'];
	return { title: 'How it grows with the number of sessions', columns, rows };
}

export const RULE =
	'The curve: at 10,000 sessions nothing may cost more than 15 % above the straight line through 100 and 1,000. Their noise, ' +
	'which the line carries ten times as far, is allowed on top of it (bytes none, heap 0.2 MB, build 1 s, first session 60 ms, TBT 30 ms, a key 20 ms).';
