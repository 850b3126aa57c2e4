/** What a reader of a large program waits for: typing, clearing, keeping, scrolling. */
import { launch } from './browser';
import type { Certificate } from './certificate';
import type { Built } from './programs';
import { Reader, type Action } from './reader';
import { serve } from './serve';
import { median, percentile75, worst } from './statistics';
import { atMost, milliseconds, type Row, type Table } from './table';
import { SCHEDULE } from './visits';

export const SESSION = '[data-session] h3';
const SEARCH = 'input[type=search]';
const KEEP = 'main button[data-keep]';

/** One list for each visit. */
export interface Read {
	typing: Action[][];
	clearing: Action[][];
	/** Keeping and dropping. */
	taps: Action[][];
	/** A whole word, begun with the very first touch of the page. */
	atOnce: Action[][];
	/** The same, while the page is still coming. */
	early: Action[][];
	/** The search of the page of all people. */
	people: Action[][];
	/** Ms from frame to frame while the page is flung down. */
	flings: number[][];
}

/** In the middle of the event most is past or on, and all of it is marked so: the hardest hour of the page. */
export function midway({ program: { event, sessions } }: Built): string {
	const slots = sessions.flatMap(({ slot }) => (slot ? [slot.start] : []));
	return `?at=${(slots[Math.floor(slots.length / 2)] ?? `${event.days[0]}T12:00:00Z`).replace(':00Z', 'Z')}`;
}

export async function read(
	built: Built,
	certificate: Certificate,
	rounds: number,
	say: (line: string) => void
): Promise<Read> {
	const all: Read = {
		...{ typing: [], clearing: [], taps: [], flings: [] },
		...{ atOnce: [], early: [], people: [] }
	};
	const host = await serve(built.site, certificate);
	const browser = await launch(certificate);
	try {
		for (let round = 0; round < rounds; round++) {
			const [schedule, people] = [SCHEDULE, '/people/'].map(
				(path) => host.origin + path + midway(built)
			) as [string, string];
			const word = (into: Action[][]) => async (reader: Reader) => {
				into.push([await reader.write(SEARCH, built.query)]);
			};
			await using(Reader.at(browser, schedule, SESSION), (reader) =>
				inTurn(reader, built.query, all)
			);
			await using(Reader.at(browser, schedule, SESSION), word(all.atOnce));
			await using(Reader.inHaste(browser, schedule, SESSION), word(all.early));
			await using(Reader.at(browser, people, '[data-person]'), async (reader) => {
				await reader.tap(SEARCH);
				all.people.push(await reader.keys([...'mar', ...Array<string>(3).fill('Backspace')]));
			});
			const slow = worst(all.typing.flat().map(painted));
			say(`${built.name}, round ${round + 1} of ${rounds}: slowest key ${milliseconds(slow)}`);
		}
		return all;
	} finally {
		await browser.close();
		await host.close();
	}
}

async function using(opening: Promise<Reader>, work: (reader: Reader) => Promise<void>) {
	const reader = await opening;
	try {
		await work(reader);
	} finally {
		await reader.close();
	}
}

async function inTurn(reader: Reader, query: string, all: Read): Promise<void> {
	const atTop = await reader.tap(KEEP);
	all.flings.push([
		...(await reader.scroll(8_000, 6_000)),
		...(await reader.scroll(60_000, 20_000))
	]);
	all.taps.push([atTop, await reader.tap(KEEP)]);
	await reader.toTop();
	await reader.tap(SEARCH);
	all.typing.push(await reader.keys([...query]));
	all.clearing.push(await reader.keys([...query].map(() => 'Backspace')));
}

const painted = ({ painted }: Action) => painted;
const waited = ({ waited }: Action) => waited;
const inWords = (actions: Action[], figure: (action: Action) => number) =>
	[...actions]
		.sort((a, b) => figure(b) - figure(a))
		.slice(0, 6)
		.map((action) => `${action.what} ${milliseconds(figure(action))}`)
		.join(', ');

/**
 * INP is the longest wait of a visit, and of many visits their 75th percentile (web.dev/inp); the longest
 * of all is told beside it. Frames while scrolling are taken in the same way.
 */
export function readTable(built: Built, all: Read, rounds: number): Table {
	const figures = (times: number[]) =>
		[median, percentile75, worst].map((of) => milliseconds(of(times)));
	const row = (what: string, times: number[], of: typeof worst, limit: number): Row => ({
		what,
		figures: figures(times),
		bar: atMost(of(times), limit, `${limit} ms`)
	});
	const keys = (what: string, visits: Action[][], of: typeof worst, limit: number): Row => ({
		...row(`a key while ${what}`, visits.flat().map(painted), of, limit),
		because: inWords(visits.flat(), painted)
	});
	const longest = (visits: Action[][]) => visits.map((actions) => Math.max(...actions.map(waited)));
	const inp = (what: string, visits: Action[][]): Row => ({
		...row(`INP ${what}`, longest(visits), percentile75, 200),
		because: inWords(visits.flat(), waited)
	});
	const flings = all.flings.map((frames) => Math.max(...frames));
	return {
		title: `${built.name}: typing, tapping, scrolling in the middle of the event, 4× CPU, ${rounds} rounds`,
		columns: ['median', '75 %', 'worst'],
		rows: [
			keys('typing, to its last paint: median', all.typing, median, 100),
			keys('typing, to its last paint: worst', all.typing, worst, 200),
			keys('clearing, to its last paint: worst', all.clearing, worst, 300),
			inp('while typing', all.typing),
			inp('while clearing', all.clearing),
			inp('of a word typed at once', all.atOnce),
			{
				what: 'the same while the page is still coming',
				figures: figures(longest(all.early))
			},
			inp('of keeping and dropping', all.taps),
			inp('while searching people', all.people),
			row('longest frame while scrolling', flings, percentile75, 200)
		]
	};
}
