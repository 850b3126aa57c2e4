/**
 * Pages beside each other: in every round each is visited by a fresh browser, cold and then warm, and
 * another one goes first. So a machine that grows slow, slows all of them.
 */
import { launch, newPhone, PHONE } from './browser';
import type { Certificate } from './certificate';
import { visit, type Visit, type Worker } from './measure';
import { serve, type Host } from './serve';
import type { Site } from './site';
import { median, rotated } from './statistics';

export interface Case {
	name: string;
	site: Site;
	path: string;
	worker: Worker;
}

export interface Runs {
	cold: Visit[];
	warm: Visit[];
	/** Visits that came to nothing, in words. */
	failures: string[];
}

interface Entrant extends Case {
	host: Host;
	runs: Runs;
}

/** @returns the runs of each case, in the order of the cases */
export async function compare(
	cases: Case[],
	certificate: Certificate,
	selector: string,
	rounds: number,
	say: (line: string) => void
): Promise<Runs[]> {
	const entrants: Entrant[] = [];
	try {
		for (const one of cases) {
			const host = await serve(one.site, certificate);
			entrants.push({ ...one, host, runs: { cold: [], warm: [], failures: [] } });
		}
		for (let round = 0; round < rounds; round++) {
			for (const entrant of rotated(entrants, round)) await twice(entrant, certificate, selector);
			const seen = entrants.map(
				({ name, runs }) =>
					`${name} ${Math.round(median(runs.cold.map((cold) => cold.visible)) ?? NaN)}`
			);
			say(`round ${round + 1} of ${rounds}, median ms to the first session: ${seen.join(', ')}`);
		}
		return entrants.map(({ runs }) => runs);
	} finally {
		for (const { host } of entrants) await host.close();
	}
}

async function twice(
	{ host, path, worker, runs }: Entrant,
	certificate: Certificate,
	selector: string
): Promise<void> {
	const browser = await launch(certificate);
	try {
		const phone = await newPhone(browser);
		const url = host.origin + path;
		const cold = await visit(phone, url, selector, PHONE, worker);
		const warm = await visit(phone, url, selector, PHONE, worker);
		runs.cold.push(cold);
		runs.warm.push(warm);
		if (worker === 'worker' && !cold.saved) runs.failures.push('no service worker became ready');
	} catch (error) {
		runs.failures.push(error instanceof Error ? error.message : String(error));
	} finally {
		await browser.close();
	}
}
