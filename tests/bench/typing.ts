/** What a reader of a large program waits for: typing, clearing, keeping, scrolling. */
import { launch } from './browser';
import type { Certificate } from './certificate';
import type { Built } from './programs';
import { Reader, type Action } from './reader';
import { serve } from './serve';
import { median, worst } from './statistics';
import { atMost, milliseconds, type Row, type Table } from './table';
import { SCHEDULE } from './visits';

export const SESSION = '[data-session] h3';
const SEARCH = 'input[type=search]';
const KEEP = 'main button[data-keep]';

export interface Read {
	typing: Action[];
	clearing: Action[];
	/** Keeping and dropping. */
	taps: Action[];
	/** A whole word, begun with the very first touch of the page. */
	atOnce: Action[];
	/** The same, while the page is still coming. */
	early: Action[];
	/** The search of the page of all people. */
	people: Action[];
	/** Ms between frames while the page is flung down, the worst of each fling. */
	flings: number[];
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
			const word = (into: Action[]) => async (reader: Reader) => {
				into.push(await reader.write(SEARCH, built.query));
			};
			await using(Reader.at(browser, schedule, SESSION), (reader) =>
				inTurn(reader, built.query, all)
			);
			await using(Reader.at(browser, schedule, SESSION), word(all.atOnce));
			await using(Reader.inHaste(browser, schedule, SESSION), word(all.early));
			await using(Reader.at(browser, people, '[data-person]'), async (reader) => {
				await reader.tap(SEARCH);
				all.people.push(...(await reader.keys([...'mar', ...Array(3).fill('Backspace')])));
			});
			const slow = worst(all.typing.map(({ painted }) => painted));
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
	all.taps.push(await reader.tap(KEEP));
	all.flings.push(...(await reader.scroll(8_000, 6_000)), ...(await reader.scroll(60_000, 20_000)));
	all.taps.push(await reader.tap(KEEP));
	await reader.toTop();
	await reader.tap(SEARCH);
	all.typing.push(...(await reader.keys([...query])));
	all.clearing.push(...(await reader.keys([...query].map(() => 'Backspace'))));
}

const painted = ({ painted }: Action) => painted;
const waited = ({ waited }: Action) => waited;
const inWords = (actions: Action[], figure: (action: Action) => number) =>
	[...actions]
		.sort((a, b) => figure(b) - figure(a))
		.slice(0, 6)
		.map((action) => `${action.what} ${milliseconds(figure(action))}`)
		.join(', ');

export function readTable(built: Built, all: Read, rounds: number): Table {
	const row = (
		what: string,
		actions: Action[],
		figure: (action: Action) => number,
		limit: number,
		of = worst
	): Row => {
		const times = actions.map(figure);
		return {
			what,
			figures: [median(times), worst(times)].map(milliseconds),
			bar: atMost(of(times), limit, `${limit} ms`),
			because: inWords(actions, figure)
		};
	};
	const flings = { median: median(all.flings), worst: worst(all.flings) };
	return {
		title: `${built.name}: typing, tapping, scrolling in the middle of the event, 4× CPU, ${rounds} rounds`,
		columns: ['median', 'worst'],
		rows: [
			row('a key while typing, to its last paint: median', all.typing, painted, 100, median),
			row('a key while typing, to its last paint: worst', all.typing, painted, 200),
			row('a key while clearing, to its last paint: worst', all.clearing, painted, 300),
			row('INP while typing', all.typing, waited, 200),
			row('INP while clearing', all.clearing, waited, 200),
			row('INP of a word typed at once', all.atOnce, waited, 200),
			{
				what: 'the same while the page is still coming',
				figures: [median, worst].map((of) => milliseconds(of(all.early.map(waited))))
			},
			row('INP of keeping and dropping', all.taps, waited, 200),
			row('INP while searching people', all.people, waited, 200),
			{
				what: 'from frame to frame while scrolling',
				figures: [flings.median, flings.worst].map(milliseconds),
				bar: atMost(flings.worst, 200, '200 ms')
			}
		]
	};
}
