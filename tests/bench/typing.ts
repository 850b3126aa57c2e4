/** What a reader of a large program waits for: typing, clearing, keeping, scrolling. */
import type { Browser } from 'playwright';
import { launch } from './browser';
import type { Certificate } from './certificate';
import { withoutScripts } from './floors';
import type { Built } from './programs';
import { Reader, type Action } from './reader';
import { serve, type Host } from './serve';
import { asset, text, type Site } from './site';
import { median, percentile75, ratio, rotated } from './statistics';
import { milliseconds, type Row, type Table } from './table';
import { SCHEDULE } from './visits';

export const SESSION = '[data-session] h3';
const PEOPLE = '/people/';
const SEARCH = 'input[type=search]';
const KEEP = 'main button[data-keep]';

/** What one reader has done and waited for; one list for each visit. */
export interface Actions {
	typing: Action[][];
	clearing: Action[][];
	/** Keeping and dropping. */
	taps: Action[][];
	/** A whole word, begun with the very first touch of the page. */
	atOnce: Action[][];
	/** The search of the page of all people. */
	people: Action[][];
	/** Ms from frame to frame while the page is flung down. */
	flings: number[][];
}

export interface Read {
	ours: Actions;
	/** The same pages with the least that such actions can do. */
	floor: Actions;
	/** Ours, of a program of a hundred sessions; null where that is what is read. */
	small: Actions | null;
	/** A word typed while our page is still coming. */
	early: Action[][];
}

/** In the middle of the event most is past or on, and all of it is marked so: the hardest hour of the page. */
export function midway({ program: { event, sessions } }: Built): string {
	const slots = sessions.flatMap(({ slot }) => (slot ? [slot.start] : []));
	return `?at=${(slots[Math.floor(slots.length / 2)] ?? `${event.days[0]}T12:00:00Z`).replace(':00Z', 'Z')}`;
}

const none = (): Actions => ({
	typing: [],
	clearing: [],
	taps: [],
	atOnce: [],
	people: [],
	flings: []
});

/** In every round all three are read, so that a machine that grows slow slows all of them. */
export async function read(
	built: Built,
	small: Built | null,
	certificate: Certificate,
	rounds: number,
	say: (line: string) => void
): Promise<Read> {
	const all: Read = { ours: none(), floor: none(), small: small && none(), early: [] };
	const ours = { host: await serve(built.site, certificate), built, into: all.ours };
	const floor = { host: await serve(floorOf(built.site), certificate), built, into: all.floor };
	const subjects = [ours, floor];
	if (small && all.small) {
		subjects.push({ host: await serve(small.site, certificate), built: small, into: all.small });
	}
	const browser = await launch(certificate);
	try {
		for (let round = 0; round < rounds; round++) {
			for (const subject of rotated(subjects, round)) await readOnce(browser, subject);
			const schedule = ours.host.origin + SCHEDULE + midway(built);
			await using(Reader.inHaste(browser, schedule, SESSION), async (reader) => {
				all.early.push([await reader.write(SEARCH, built.query)]);
			});
			const key = ({ into }: Subject) => milliseconds(median(into.typing.flat().map(painted)));
			say(`${built.name}, round ${round + 1} of ${rounds}: a key ${subjects.map(key).join(', ')}`);
		}
		return all;
	} finally {
		await browser.close();
		for (const { host } of subjects) await host.close();
	}
}

interface Subject {
	host: Host;
	built: Built;
	into: Actions;
}

async function readOnce(browser: Browser, { host, built, into }: Subject): Promise<void> {
	const [schedule, people] = [SCHEDULE, PEOPLE].map(
		(path) => host.origin + path + midway(built)
	) as [string, string];
	await using(Reader.at(browser, schedule, SESSION), (reader) => inTurn(reader, built.query, into));
	await using(Reader.at(browser, schedule, SESSION), async (reader) => {
		into.atOnce.push([await reader.write(SEARCH, built.query)]);
	});
	await using(Reader.at(browser, people, '[data-person]'), async (reader) => {
		await reader.tap(SEARCH);
		into.people.push(await reader.keys([...'mar', ...Array<string>(3).fill('Backspace')]));
	});
}

/**
 * The same pages, less every script but one: a field that counts the letters in it and hides nothing, and
 * buttons that turn their own mark.
 */
function floorOf(site: Site): Site {
	const script = `
		addEventListener('input', ({ target }) => {
			document.querySelector('[role=status]').textContent = target.value.length + ' letters';
		});
		addEventListener('click', ({ target }) => {
			const button = target.closest('button[data-keep]');
			button?.setAttribute('aria-pressed', button.getAttribute('aria-pressed') !== 'true');
		});`;
	const floor = new Map(site).set('/floor.js', asset('floor.js', script));
	for (const path of [SCHEDULE, PEOPLE]) {
		const page = withoutScripts(text(site, `${path}index.html`));
		const html = page.replace('</body>', '<script src="/floor.js"></script></body>');
		floor.set(`${path}index.html`, asset('index.html', html));
	}
	return floor;
}

async function using(opening: Promise<Reader>, work: (reader: Reader) => Promise<void>) {
	const reader = await opening;
	try {
		await work(reader);
	} finally {
		await reader.close();
	}
}

async function inTurn(reader: Reader, query: string, all: Actions): Promise<void> {
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

/** Ours may take so many times what the floor takes, and so many times what a hundred sessions take. */
const MOST = { floor: 1.5, small: 1.2 };

/** One figure of all visits, and of which actions it was. */
interface Measure {
	what: string;
	of: (actions: Actions) => number | null;
	because?: (actions: Actions) => string;
}

const keys = (what: string, visits: (actions: Actions) => Action[][]): Measure => ({
	what: `a key while ${what}, to its last paint: median`,
	of: (actions) => median(visits(actions).flat().map(painted)),
	because: (actions) => inWords(visits(actions).flat(), painted)
});

/** INP is the longest wait of a visit, and of many visits their 75th percentile (web.dev/inp). */
const inp = (what: string, visits: (actions: Actions) => Action[][]): Measure => ({
	what: `INP ${what}`,
	of: (actions) => percentile75(visits(actions).map((visit) => Math.max(...visit.map(waited)))),
	because: (actions) => inWords(visits(actions).flat(), waited)
});

const MEASURES: Measure[] = [
	keys('typing', ({ typing }) => typing),
	keys('clearing', ({ clearing }) => clearing),
	inp('while typing', ({ typing }) => typing),
	inp('while clearing', ({ clearing }) => clearing),
	inp('of a word typed at once', ({ atOnce }) => atOnce),
	inp('of keeping and dropping', ({ taps }) => taps),
	inp('while searching people', ({ people }) => people),
	{
		what: 'longest frame while scrolling, 75 %',
		of: ({ flings }) => percentile75(flings.map((frames) => Math.max(...frames)))
	}
];

/** The bars are ratios within one run; milliseconds are there for people to read. */
export function readTable(
	built: Built,
	{ ours, floor, small, early }: Read,
	rounds: number
): Table {
	const row = ({ what, of, because }: Measure): Row => {
		const [mine, least, few] = [of(ours), of(floor), small && of(small)];
		const [beside, grown] = [ratio(mine, least), ratio(mine, few)];
		const holds =
			beside !== null && beside <= MOST.floor && (small === null || (grown ?? 9) <= MOST.small);
		const grows = small === null ? '' : `, ${MOST.small} × at 100`;
		return {
			what,
			figures: [mine, least, few].map(milliseconds).concat(grown === null ? '–' : grown.toFixed(2)),
			ratio: beside,
			bar: { text: `≤ ${MOST.floor} × floor${grows}`, holds },
			...(because ? { because: because(ours) } : {})
		};
	};
	const waits = early.map((visit) => Math.max(...visit.map(waited)));
	return {
		title: `${built.name}: typing, tapping, scrolling in the middle of the event, 4× CPU, ${rounds} rounds`,
		columns: ['ours', 'floor', 'at 100', '× at 100'],
		rows: [
			...MEASURES.map(row),
			{
				what: 'INP of a word typed while the page is still coming',
				figures: [milliseconds(percentile75(waits))]
			}
		]
	};
}
