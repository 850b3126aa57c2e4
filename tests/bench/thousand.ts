/** A thousand sessions on a phone: as fast as eighteen? And ten thousand: does anything run away? */
import type { Benchmark, Options } from './benchmark';
import { makeCertificate, type Certificate } from './certificate';
import { compare, type Runs } from './compare';
import { curveTable, RULE, SIZES, type Cost } from './curve';
import { business, describeBusiness } from './machine';
import { coldStarts } from './offline';
import { opened, Programs, SAMPLE, type Built } from './programs';
import { median, worst } from './statistics';
import { atMost, kilobytes, milliseconds, type Table } from './table';
import { midway, read, readTable, SESSION, type Read } from './typing';
import { SCHEDULE, sums, visitTable, withoutScriptsIn, type Sums, type Visited } from './visits';

type Say = (line: string) => void;

interface Bench {
	/** The programs of the bars: a thousand sessions each. */
	large: () => Built[];
	programs: Programs;
	certificate: Certificate;
	rounds: number;
	say: Say;
}

interface Done {
	tables: Table[];
	runs: unknown;
}

/** What needs no comparison settles in a third of the rounds. */
const fewer = (rounds: number) => Math.ceil(rounds / 3);
/** Medians of fewer visits say nothing. */
const ENOUGH_VISITS = 7;

const parts: Record<string, (bench: Bench) => Promise<Done>> = { visits, reading, offline, curve };

export const thousand: Benchmark = {
	parts: Object.keys(parts),
	async run({ rounds, parts: wanted, site }: Options, say: Say) {
		const before = await business();
		const programs = new Programs(say);
		const large = () => (site ? [opened(site, site)] : large1000(programs));
		const bench = { large, programs, certificate: makeCertificate(), rounds, say };
		const done = [];
		for (const name of wanted) {
			say(name);
			const part = parts[name];
			if (part) done.push({ name, ...(await part(bench)) });
		}
		return {
			tables: done.flatMap(({ tables }) => tables),
			notes: [describeBusiness(before, await business()), ...notes(rounds, wanted)],
			runs: Object.fromEntries(done.map(({ name, runs }) => [name, runs]))
		};
	}
};

function large1000(programs: Programs): Built[] {
	const sample = programs.sample();
	return [programs.generated(1000), ...(sample ? [sample] : [])];
}

function notes(rounds: number, wanted: string[]): string[] {
	return [
		`The sample is read from ${SAMPLE}; where it is not there, only the generated program is measured.`,
		'Slow 4G is 562 ms a request and 1.47 Mbit/s. Chromium throttles pages, not service workers. 1 kB is 1,000 bytes.',
		...(wanted.includes('curve') ? [RULE] : []),
		...(rounds < ENOUGH_VISITS
			? [`Only ${rounds} rounds: a quick look, no verdict (${ENOUGH_VISITS} at least).`]
			: [])
	];
}

async function visitsTo(built: Built, { certificate, rounds, say }: Bench): Promise<Visited> {
	const page = { site: built.site, path: SCHEDULE, worker: 'worker' } as const;
	const floor = {
		site: withoutScriptsIn(built.site),
		path: SCHEDULE,
		worker: 'no worker'
	} as const;
	const [ours, middle, bare] = await compare(
		[
			{ name: 'ours', ...page },
			{ name: 'midway', ...page, path: SCHEDULE + midway(built) },
			{ name: 'no script', ...floor }
		],
		certificate,
		SESSION,
		rounds,
		say
	);
	if (!ours || !middle || !bare) throw new Error('The comparison lost a page.');
	return { ours, midway: middle, floor: bare };
}

async function visits(bench: Bench): Promise<Done> {
	const done = [];
	for (const built of bench.large()) {
		const visited = await visitsTo(built, bench);
		done.push({ table: visitTable(built, visited), runs: visited });
	}
	return { tables: done.map(({ table }) => table), runs: done.map(({ runs }) => runs) };
}

async function reading({ large, programs, certificate, rounds, say }: Bench): Promise<Done> {
	const done = [];
	for (const built of large()) {
		const small = programs.generated(100);
		const actions = await read(built, small, certificate, fewer(rounds), say);
		done.push({ table: readTable(built, actions, fewer(rounds)), runs: actions });
	}
	return { tables: done.map(({ table }) => table), runs: done.map(({ runs }) => runs) };
}

async function offline({ large, certificate, rounds }: Bench): Promise<Done> {
	const done = [];
	for (const { name, site, program } of large()) {
		const start = (path: string, selector: string) => ({ site, first: SCHEDULE, path, selector });
		const [session, person] = [program.sessions.at(-1), program.people.at(-1)];
		const starts = [
			start(SCHEDULE, SESSION),
			start(`/sessions/${session?.id}/?from=qr`, 'h1'),
			start('/people/', '[data-person]'),
			start(`/people/${person?.id}/`, 'h1')
		];
		const times = await coldStarts(starts, certificate, rounds);
		done.push({ table: offlineTable(name, times), runs: { name, times } });
	}
	return { tables: done.map(({ table }) => table), runs: done.map(({ runs }) => runs) };
}

function offlineTable(name: string, times: number[][]): Table {
	const pages = ['schedule, first session visible', 'a session never visited', 'all people'];
	return {
		title: `${name}: offline, no page open, the worker asleep, 4× CPU, medians of ${times[0]?.length}`,
		columns: ['median', 'worst'],
		rows: [...pages, 'a person never visited'].map((what, at) => {
			const [usual, slowest] = [median(times[at] ?? []), worst(times[at] ?? [])];
			return {
				what,
				figures: [usual, slowest].map(milliseconds),
				...(at === 0 ? { bar: atMost(usual, 1000, '1 s') } : {})
			};
		})
	};
}

async function curve(bench: Bench): Promise<Done> {
	const points: { built: Built; sums: Sums; read: Read; visits: Runs }[] = [];
	const builds = buildTimes(bench.programs);
	for (const size of SIZES) {
		const built = bench.programs.generated(size);
		const rounds = fewer(bench.rounds);
		const { ours } = await visitsTo(built, { ...bench, rounds });
		const actions = await read(built, null, bench.certificate, Math.min(3, rounds), bench.say);
		points.push({ built, sums: sums(built, ours), read: actions, visits: ours });
	}
	const of = (figure: (point: (typeof points)[number]) => number | null) => points.map(figure);
	const keys = ({ read }: (typeof points)[number]) =>
		median(read.ours.typing.flat().map(({ painted }) => painted));
	const bytes = { show: kilobytes, noise: 0 };
	const costs: Cost[] = [
		{
			what: 'static build',
			at: builds,
			show: milliseconds,
			noise: 1000
		},
		{ what: 'HTML of the schedule, brotli', at: of(({ sums }) => sums.html), ...bytes },
		{ what: 'first load before idle', at: of(({ sums }) => sums.load), ...bytes },
		{ what: 'fetched in the background', at: of(({ sums }) => sums.background), ...bytes },
		{
			what: 'first session visible',
			at: of(({ sums }) => sums.visible),
			show: milliseconds,
			noise: 60
		},
		{
			what: 'main thread blocked (TBT)',
			at: of(({ sums }) => sums.blocked),
			show: milliseconds,
			noise: 30
		},
		{ what: 'a key while typing, median', at: of(keys), show: milliseconds, noise: 20 },
		{ what: 'JavaScript heap', at: of(({ sums }) => sums.heap), show: kilobytes, noise: 200_000 }
	];
	const largest = points.at(-1);
	const tables = [
		curveTable(costs),
		...(largest ? [largestTable(largest.built, largest.read)] : [])
	];
	const runs = points.map(({ built, read, visits }) => ({ name: built.name, read, visits }));
	return { tables, runs };
}

/**
 * Ms to build each size. The machine's pace changes within minutes, and the line carries that ten
 * times as far: the small ones are built again before and after the large one.
 */
function buildTimes(programs: Programs): (number | null)[] {
	const again = () => SIZES.slice(0, -1).map((size) => programs.buildAgain(size));
	for (const size of SIZES.slice(0, -1)) programs.generated(size);
	const before = again();
	const large = programs.generated(SIZES[2]).buildTook;
	const after = again();
	return [...before.map((took, at) => median([took, after[at] ?? null])), large];
}

/** At ten thousand only the waiting has bars. */
function largestTable(built: Built, actions: Read): Table {
	const { rows, ...table } = readTable(built, actions, actions.early.length);
	const isWaiting = ({ what }: { what: string }) =>
		what.startsWith('INP') || what.includes('scrolling');
	return { ...table, rows: rows.map((row) => (isWaiting(row) ? row : { ...row, bar: undefined })) };
}
