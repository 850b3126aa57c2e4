/** The first visit to a large program, beside the same page without scripts. */
import type { Runs } from './compare';
import { sessionsIn, withoutScripts } from './floors';
import type { Visit } from './measure';
import type { Built } from './programs';
import { asset, brotli, text, type Site } from './site';
import { median, ratio, worst, type Sample } from './statistics';
import { atMost, count, exactly, kilobytes, milliseconds, type Row, type Table } from './table';
import { sum, type Fetched } from './traffic';

export const SCHEDULE = '/schedule/';

/** What a device holds of the program, whatever the app around it. */
const DATA = ['/program/list.json', '/program/details.json'];

/** Our page, byte for byte, less every script. */
export function withoutScriptsIn(site: Site): Site {
	const floor = withoutScripts(text(site, `${SCHEDULE}index.html`));
	return new Map(site).set(`${SCHEDULE}index.html`, asset('index.html', floor));
}

const pooled = (visits: Visit[], figure: (visit: Visit) => Sample) => median(visits.map(figure));

export interface Sums {
	visible: number | null;
	blocked: number | null;
	heap: number | null;
	/** Of the page alone. */
	load: number | null;
	/** All that the worker fetched, and what of it is the program itself. */
	background: number | null;
	data: number;
	html: number;
}

export function sums({ site }: Built, { cold }: Runs): Sums {
	const html = site.get(`${SCHEDULE}index.html`);
	return {
		visible: pooled(cold, ({ visible }) => visible),
		blocked: pooled(cold, ({ blocked }) => blocked),
		heap: pooled(cold, ({ heap }) => heap),
		load: pooled(cold, ({ page }) => sum(page)),
		background: pooled(cold, ({ worker }) => sum(worker)),
		data: DATA.reduce((bytes, address) => bytes + weight(site, address), 0),
		html: html ? (html.brotli ?? html.plain).length : 0
	};
}

function weight(site: Site, address: string): number {
	const found = site.get(address);
	return found ? (found.brotli ?? brotli(found.plain)).length : 0;
}

export interface Visited {
	ours: Runs;
	/** In the middle of the event, when half of the rows are repainted as past. */
	midway: Runs;
	/** Our page, less every script. */
	floor: Runs;
}

export function visitTable(built: Built, visited: Visited): Table {
	const { ours } = visited;
	const failures = Object.values(visited).map((runs: Runs) => runs.failures);
	const { name, program } = built;
	const size = `${program.sessions.length} sessions, ${program.people.length} people`;
	return {
		title: `${name} (${size}): first visit to the schedule, Slow 4G applied, 4× CPU, medians of ${ours.cold.length}`,
		columns: ['ours', 'midway', 'our page, no script'],
		rows: [
			...sightRows(built, visited),
			...weightRows(built, ours),
			...calmRows(visited),
			{
				what: 'static build',
				figures: [milliseconds(built.buildTook)],
				...(built.buildTook === null ? {} : { bar: atMost(built.buildTook, 60_000, '60 s') })
			},
			{
				what: 'visits that broke off or saved nothing',
				figures: failures.map((words) => count(words.length)),
				bar: exactly(failures.flat().length, 0),
				because: [...new Set(failures.flat())].join('; ')
			}
		]
	};
}

function sightRows(built: Built, { ours, midway, floor }: Visited): Row[] {
	const all = [ours, midway, floor];
	const seen = all.map(({ cold }) => pooled(cold, ({ visible }) => visible));
	const mine = worst(seen.slice(0, 2));
	const times = ratio(mine, seen[2] ?? null);
	const readable = sessionsIn(withoutScripts(text(built.site, `${SCHEDULE}index.html`)));
	const wanted = built.program.sessions.length;
	return [
		{
			what: 'first session visible',
			figures: seen.map(milliseconds),
			ratio: times,
			bar: atMost(times, 1.15, '1.15 ×'),
			because: `${milliseconds(mine)} against ${milliseconds(seen[2] ?? null)}`
		},
		{
			what: 'first session on the second visit',
			figures: all.map(({ warm }) => milliseconds(pooled(warm, (one) => one.visible)))
		},
		{
			what: 'sessions in the page without scripts',
			figures: [count(readable)],
			bar: exactly(readable, wanted, `all ${wanted}`)
		}
	];
}

function weightRows(built: Built, ours: Runs): Row[] {
	const { load, background, data, html } = sums(built, ours);
	const beside = background === null ? null : background - data;
	const last = ours.cold.at(-1);
	return [
		{ what: 'HTML, brotli', figures: [kilobytes(html)] },
		{
			what: 'first load before idle',
			figures: [kilobytes(load)],
			bar: atMost(load, 110_000, '110 kB'),
			because: heaviest(last?.page)
		},
		{
			what: `fetched in the background, less ${kilobytes(data)} of program`,
			figures: [kilobytes(beside)],
			bar: atMost(beside, 150_000, '150 kB'),
			because: heaviest(last?.worker)
		}
	];
}

function heaviest(fetched: Fetched[] = []): string {
	return [...fetched]
		.sort((a, b) => b.bytes - a.bytes)
		.slice(0, 10)
		.map(({ address, bytes }) => `${address} ${kilobytes(bytes)}`)
		.join(', ');
}

function calmRows({ ours, midway, floor }: Visited): Row[] {
	const all = [ours.cold, midway.cold, floor.cold];
	const blocked = all.map((visits) => pooled(visits, (visit) => visit.blocked));
	const heap = all.map((visits) => pooled(visits, (visit) => visit.heap));
	const shift = all.map((visits) => worst(visits.map((visit) => visit.shift)));
	const tasks = [...ours.cold, ...midway.cold]
		.flatMap((visit) => visit.tasks)
		.sort((a, b) => b.duration - a.duration)
		.slice(0, 5)
		.map(({ start, duration }) => `${milliseconds(duration)} at ${milliseconds(start)}`);
	const worse = (samples: Sample[]) => worst(samples.slice(0, 2));
	return [
		{
			what: 'main thread blocked (TBT)',
			figures: blocked.map(milliseconds),
			bar: atMost(worse(blocked), 150, '150 ms'),
			because: `longest tasks ${tasks.join(', ')}`
		},
		{
			what: 'layout shift (CLS), worst visit',
			figures: shift.map((value) => value?.toFixed(5) ?? '–'),
			bar: exactly(worse(shift), 0),
			because: [...ours.cold, ...midway.cold].flatMap(({ moved }) => moved).join('; ')
		},
		{
			what: 'JavaScript heap',
			figures: heap.map(kilobytes),
			bar: atMost(worse(heap), 15_000_000, '15 MB')
		}
	];
}
