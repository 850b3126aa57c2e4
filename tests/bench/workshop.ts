/** The 2017 workshop on a phone: is it as fast as a page without scripts, and does it hold offline? */
import type { Program } from '../../src/lib/program/model';
import type { Benchmark, Options } from './benchmark';
import { buildStatic } from './build';
import { makeCertificate, type Certificate } from './certificate';
import { compare } from './compare';
import { barePage, savedBarePage, sessionsIn, withoutScripts } from './floors';
import { lighthouseTable, scoresOf } from './lighthouse';
import { business, describeBusiness } from './machine';
import { coldStarts, offlineTable } from './offline';
import { serve } from './serve';
import { asset, readSite, text, type Site } from './site';
import { speedTable, type Subject } from './speed';
import type { Table } from './table';
import { earlyTap, tapTable, type Moment, type Tapped } from './tap';

const SCHEDULE = '/schedule/';
const SESSION = '[data-session] h3';
const DEEP = '/sessions/smoothgrad/?from=qr';
/** Scored pages, by the name that the table shows. */
const SCORED = {
	Now: '/',
	Schedule: SCHEDULE,
	Session: '/sessions/smoothgrad/',
	Person: '/people/been-kim/',
	Agenda: '/agenda/'
};
const LIGHTHOUSE_RUNS = 3;
/** Before the scripts are there, and at any time while they start. */
const MOMENTS: Moment[] = ['held', 'held', 'held', 0, 50, 100, 200, 400, 800];

type Say = (line: string) => void;
type Part = (bench: Bench) => Promise<Done>;

interface Done {
	table: Table;
	runs: unknown;
	notes?: string[];
}

interface Bench {
	site: Site;
	certificate: Certificate;
	rounds: number;
	say: Say;
}

const parts: Record<string, Part> = { speed, offline, tap, lighthouse };

export const workshop: Benchmark = {
	parts: Object.keys(parts),
	async run(options: Options, say: Say) {
		if (!options.site) say('building the static site');
		const site = readSite(options.site ?? buildStatic());
		const before = await business();
		const bench = { site, certificate: makeCertificate(), rounds: options.rounds, say };
		const done = [];
		for (const name of options.parts) {
			say(name);
			const part = parts[name];
			// one part that breaks must not cost the others their figures
			if (part) done.push({ name, ...(await part(bench).catch((error) => broken(name, error))) });
		}
		const after = await business();
		return {
			tables: done.map(({ table }) => table),
			notes: [describeBusiness(before, after), ...done.flatMap(({ notes }) => notes ?? [])],
			runs: {
				business: { before, after },
				...Object.fromEntries(done.map(({ name, runs }) => [name, runs]))
			}
		};
	}
};

function broken(name: string, error: unknown): Done {
	const because = error instanceof Error ? error.message : String(error);
	const row = { what: `${name} could not be measured`, figures: [], because };
	return {
		table: {
			title: name,
			columns: [],
			rows: [{ ...row, bar: { text: 'measured', holds: false } }]
		},
		runs: because
	};
}

async function speed({ site, certificate, rounds, say }: Bench) {
	const program = programOf(site);
	const html = text(site, `${SCHEDULE}index.html`);
	const floor = withoutScripts(html);
	const subject: Subject = {
		site,
		html,
		sessions: program.sessions.filter(({ slot }) => slot).length,
		readable: sessionsIn(floor)
	};
	const [ours, noScript, bare] = await compare(
		[
			{ name: 'ours', site, path: SCHEDULE, worker: 'worker' },
			{ name: 'no script', site: withPage(site, floor), path: SCHEDULE, worker: 'no worker' },
			{ name: 'bare', site: withPage(site, barePage(program)), path: SCHEDULE, worker: 'no worker' }
		],
		certificate,
		SESSION,
		rounds,
		say
	);
	if (!ours || !noScript || !bare) throw new Error('The comparison lost a page.');
	return {
		...speedTable(subject, ours, noScript, bare, rounds),
		runs: { ours, noScript, bare }
	};
}

const programOf = (site: Site) => JSON.parse(text(site, '/program.json')) as Program;

/** The same site with another page at the schedule's address. */
function withPage(site: Site, html: string): Site {
	return new Map(site).set(`${SCHEDULE}index.html`, asset('index.html', html));
}

async function offline({ site, certificate, rounds }: Bench) {
	const [schedule = [], deep = [], bare = []] = await coldStarts(
		[
			{ site, first: SCHEDULE, path: SCHEDULE, selector: SESSION },
			{ site, first: SCHEDULE, path: DEEP, selector: 'h1' },
			{ site: savedBarePage(programOf(site)), first: '/', path: '/', selector: SESSION }
		],
		certificate,
		rounds
	);
	return { table: offlineTable(schedule, deep, bare), runs: { schedule, deep, bare } };
}

async function tap({ site, certificate, say }: Bench) {
	const taps: Tapped[] = [];
	for (const moment of MOMENTS) {
		const tapped = await earlyTap(site, certificate, SCHEDULE, SESSION, moment);
		say(`tap at ${moment}: ${tapped.states.join(' → ')}`);
		taps.push(tapped);
	}
	return { table: tapTable(taps), runs: taps };
}

async function lighthouse({ site, certificate, say }: Bench) {
	const floor = withPage(site, withoutScripts(text(site, `${SCHEDULE}index.html`)));
	const [host, scriptless] = [await serve(site, certificate), await serve(floor, certificate)];
	const score = async (name: string, url: string) => {
		const result = await scoresOf(url, certificate, LIGHTHOUSE_RUNS);
		say(`${name}: ${Object.values(result.scores).join(' ')}`);
		return { name, ...result };
	};
	try {
		const scored = [];
		for (const [name, path] of Object.entries(SCORED)) {
			scored.push(await score(name, host.origin + path));
		}
		const reference = await score('Schedule, no script', scriptless.origin + SCHEDULE);
		return { table: lighthouseTable(scored, reference), runs: [...scored, reference] };
	} finally {
		await Promise.all([host.close(), scriptless.close()]);
	}
}
