/** The figures of the first visit against their bars. */
import { ENOUGH } from './benchmark';
import type { Runs } from './compare';
import { inlineScripts } from './floors';
import type { Visit } from './measure';
import { brotli, ON_THE_FLY, type Site } from './site';
import { least, median, ratio, worst, type Sample } from './statistics';
import { atMost, count, exactly, kilobytes, milliseconds, type Row, type Table } from './table';
import { sum, type Fetched } from './traffic';

export interface Subject {
	site: Site;
	/** Of the schedule, as served. */
	html: string;
	/** Sessions with a slot in the program. */
	sessions: number;
	/** Sessions in the page without scripts. */
	readable: number;
}

const pooled = (visits: Visit[], figure: (visit: Visit) => Sample) => median(visits.map(figure));
const visible = ({ visible }: Visit) => visible;
const isScript = ({ type, address }: Fetched) => type === 'Script' || address.endsWith('.js');
const scripts = ({ page }: Visit) => page.filter(isScript);
const total = ({ page }: Visit) => sum(page);

export function speedTable(
	subject: Subject,
	ours: Runs,
	noScript: Runs,
	bare: Runs,
	rounds: number
): { table: Table; notes: string[] } {
	const all = [ours, noScript, bare];
	const rows = [
		...sightRows(ours, noScript, bare),
		...weightRows(subject, ours.cold, noScript.cold, bare.cold),
		...calmRows(ours.cold, noScript.cold, bare.cold),
		{
			what: 'visits that broke off or saved nothing',
			figures: all.map(({ failures }) => count(failures.length)),
			bar: exactly(all.flatMap(({ failures }) => failures).length, 0),
			because: [...new Set(all.flatMap(({ failures }) => failures))].join('; ')
		}
	];
	const title = `Schedule, first visit on a slow phone (Slow 4G applied, 4× CPU), medians of ${rounds}`;
	const columns = ['ours', 'our page, no script', 'bare page'];
	return { table: { title, columns, rows }, notes: speedNotes(rounds, noScript) };
}

function speedNotes(rounds: number, floor: Runs): string[] {
	const times = floor.cold.map(visible);
	const [low, high] = [least(times), worst(times)];
	return [
		`The same bytes without a script took ${milliseconds(low)} to ${milliseconds(high)}: this is the noise of one run.`,
		'Requests before the first session: the document, redirects, and what the browser held the paint for.',
		'Slow 4G is 562 ms a request and 1.47 Mbit/s. Chromium throttles pages, not service workers. 1 kB is 1,000 bytes.',
		...(rounds < ENOUGH
			? [`Only ${rounds} rounds: a quick look, no verdict (${ENOUGH} at least).`]
			: [])
	];
}

function sightRows(ours: Runs, noScript: Runs, bare: Runs): Row[] {
	const cold = [ours, noScript, bare].map((runs) => pooled(runs.cold, visible));
	const warm = [ours, noScript, bare].map((runs) => pooled(runs.warm, visible));
	const [mine = null, floor = null] = cold;
	const times = ratio(mine, floor);
	const needed = worst(ours.cold.map((visit) => visit.needed));
	const blocking = ours.cold.flatMap((visit) => visit.blocking);
	return [
		{
			what: 'first session visible',
			figures: cold.map(milliseconds),
			ratio: times,
			bar: atMost(times, 1.1, '1.10 ×'),
			because: `${milliseconds(mine)} against ${milliseconds(floor)}`
		},
		{
			what: 'first session on the second visit',
			figures: warm.map(milliseconds),
			ratio: ratio(warm[0] ?? null, warm[1] ?? null)
		},
		{
			what: 'requests before the first session',
			figures: [ours, noScript, bare].map((runs) => count(worst(runs.cold.map((v) => v.needed)))),
			bar: exactly(needed, 1),
			because: `the paint waited for ${[...new Set(blocking)].join(', ')}`
		}
	];
}

function weightRows(subject: Subject, ours: Visit[], noScript: Visit[], bare: Visit[]): Row[] {
	const html = brotli(Buffer.from(subject.html)).length;
	const inline = inlineScripts(subject.html);
	const inlineBytes = inline.reduce((bytes, code) => bytes + brotli(Buffer.from(code)).length, 0);
	const script = pooled(ours, (visit) => sum(scripts(visit)) + inlineBytes);
	const load = pooled(ours, total);
	const foreign = [...new Set(ours.flatMap((visit) => visit.foreign))];
	return [
		{
			what: 'sessions in the page without scripts',
			figures: [count(subject.readable)],
			bar: exactly(subject.readable, subject.sessions, `all ${subject.sessions}`)
		},
		{
			what: 'HTML, brotli',
			figures: [kilobytes(html)],
			bar: atMost(html, 14_000, '14 kB'),
			because: `${kilobytes(subject.html.length)} before compression`
		},
		{
			what: `all script, inline included (${kilobytes(inlineBytes)})`,
			figures: [kilobytes(script)],
			bar: atMost(script, 45_000, '45 kB'),
			because: heaviest(ours.at(-1), isScript)
		},
		{
			what: 'the same by a host that compresses on the fly',
			figures: [kilobytes(onTheFly(subject, ours.at(-1)))]
		},
		{
			what: 'first load in all',
			figures: [ours, noScript, bare].map((visits) => kilobytes(pooled(visits, total))),
			bar: atMost(load, 60_000, '60 kB'),
			because: heaviest(ours.at(-1), () => true)
		},
		{
			what: 'requests of the page in all',
			figures: [ours, noScript, bare].map((v) => count(pooled(v, ({ page }) => page.length)))
		},
		{
			what: 'worker and what it stores, apart',
			figures: [kilobytes(pooled(ours, ({ worker }) => sum(worker)))]
		},
		{
			what: 'requests to other origins',
			figures: [count(foreign.length)],
			bar: exactly(foreign.length, 0),
			because: foreign.join(', ')
		}
	];
}

/** Bodies only: what a host sends that has no compressed files lying ready. */
function onTheFly({ site, html }: Subject, visit: Visit | undefined): number {
	const files = (visit ? scripts(visit) : []).map(({ address }) => site.get(address)?.plain);
	const inline = inlineScripts(html).map((code) => Buffer.from(code));
	const known = [...files, ...inline].filter((code) => code !== undefined);
	return known.reduce((bytes, code) => bytes + brotli(code, ON_THE_FLY).length, 0);
}

function heaviest(visit: Visit | undefined, wanted: (fetched: Fetched) => boolean): string {
	const sorted = (visit?.page ?? []).filter(wanted).sort((a, b) => b.bytes - a.bytes);
	return sorted
		.slice(0, 8)
		.map(({ address, bytes }) => `${address} ${kilobytes(bytes)}`)
		.join(', ');
}

function calmRows(ours: Visit[], noScript: Visit[], bare: Visit[]): Row[] {
	const blocked = pooled(ours, (visit) => visit.blocked);
	// a page that shifts in one visit of eleven shifts
	const shift = worst(ours.map((visit) => visit.shift));
	const tasks = ours
		.flatMap((visit) => visit.tasks)
		.map(({ start, duration }) => ({ start, duration }));
	const longest = tasks.sort((a, b) => b.duration - a.duration).slice(0, 4);
	return [
		{
			what: 'main thread blocked (TBT)',
			figures: [ours, noScript, bare].map((v) => milliseconds(pooled(v, (visit) => visit.blocked))),
			bar: atMost(blocked, 100, '100 ms'),
			because: longest
				.map(({ start, duration }) => `${milliseconds(duration)} at ${milliseconds(start)}`)
				.join(', ')
		},
		{
			what: 'layout shift (CLS), worst visit',
			figures: [ours, noScript, bare].map(
				(v) => worst(v.map((visit) => visit.shift))?.toFixed(5) ?? '–'
			),
			bar: exactly(shift, 0),
			because: ours.flatMap(({ moved }) => moved).join('; ')
		}
	];
}
