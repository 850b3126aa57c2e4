/**
 * What each trick of src/speed gains alone: the same site is built without it, and both are visited in turn.
 * A trick earns its place by 30 ms, or by 5 %, in one of the figures, and in three of four rounds.
 */
import { TRICKS, type Trick } from '../../src/speed/tricks.js';
import type { Benchmark, Options } from './benchmark';
import { buildApart } from './build';
import { makeCertificate } from './certificate';
import { compare, type Runs } from './compare';
import { business, describeBusiness } from './machine';
import type { Visit } from './measure';
import { folderOf, opened, Programs, siteOf } from './programs';
import { median, ratio } from './statistics';
import { milliseconds, type Row, type Table } from './table';
import { SESSION } from './typing';
import { SCHEDULE } from './visits';

const part = (trick: Trick) => trick.replaceAll(' ', '-');

/** ms, of a visit. */
const FIGURES: Record<string, (visit: Visit) => number> = {
	'first session': ({ visible }) => visible,
	'first paint': ({ firstPaint }) => firstPaint,
	blocked: ({ blocked }) => blocked
};
const ENOUGH = { ms: 30, share: 0.05, rounds: 0.75 };

export const tricks: Benchmark = {
	parts: TRICKS.map(part),
	async run({ rounds, parts }: Options, say: (line: string) => void) {
		const before = await business();
		const whole = new Programs(say).generated(1000);
		const chosen = TRICKS.filter((trick) => parts.includes(part(trick)));
		const page = { path: SCHEDULE, worker: 'no worker' } as const;
		const cases = chosen.map((trick) => {
			say(`building without “${trick}”`);
			const to = siteOf(`without-${part(trick)}`);
			buildApart(folderOf('generated-1000'), to, trick);
			return { ...page, name: trick, site: opened(trick, to).site };
		});
		const all = [{ ...page, name: 'with all', site: whole.site }, ...cases];
		const [withAll, ...without] = await compare(all, makeCertificate(), SESSION, rounds, say);
		if (!withAll) throw new Error('The comparison lost a page.');
		return {
			tables: [tableOf(chosen, withAll, without)],
			notes: [describeBusiness(before, await business())],
			runs: { withAll, without }
		};
	}
};

function tableOf(chosen: Trick[], withAll: Runs, without: Runs[]): Table {
	return {
		title: `Without each trick: first visit to the schedule of 1,000 sessions, Slow 4G, 4× CPU, medians of ${withAll.cold.length}`,
		columns: ['with all', 'without', 'gain', 'rounds that agree'],
		rows: chosen.flatMap((trick, at) => rowsOf(trick, withAll.cold, without[at]?.cold ?? []))
	};
}

function rowsOf(trick: Trick, ours: Visit[], others: Visit[]): Row[] {
	const gains = Object.values(FIGURES).map((figure) => gainOf(ours, others, figure));
	const holds = gains.some(({ enough }) => enough);
	return Object.keys(FIGURES).map((name, at) => ({
		what: `${trick}: ${name}`,
		figures: gains[at]!.figures,
		ratio: gains[at]!.ratio,
		...(at === 0 ? { bar: { text: 'earns its place', holds } } : {})
	}));
}

function gainOf(ours: Visit[], others: Visit[], figure: (visit: Visit) => number) {
	const [mine, theirs] = [median(ours.map(figure)), median(others.map(figure))];
	const gain = mine === null || theirs === null ? 0 : theirs - mine;
	const agree = ours.filter((visit, at) => others[at] && figure(visit) < figure(others[at]));
	const share = ours.length === 0 ? 0 : agree.length / ours.length;
	return {
		figures: [
			milliseconds(mine),
			milliseconds(theirs),
			milliseconds(gain),
			`${agree.length} of ${ours.length}`
		],
		ratio: ratio(theirs, mine),
		enough:
			share >= ENOUGH.rounds && (gain >= ENOUGH.ms || gain >= ENOUGH.share * (mine ?? Infinity))
	};
}
