/**
 * Whether a folder goes on from all that was ever published: by git's history of it, and by what its site
 * shows. Numbers that fall, or mean two things, are kept apart by no phone and no calendar.
 */
import type { Finding } from '../../lib/data/folder';
import { readGitHistory } from '../../lib/data/publish/gitHistory';
import { rival } from '../../lib/data/publish/lost';
import {
	date,
	ledgerFinding,
	putBack,
	rolledBack,
	UNDO,
	type Known
} from '../../lib/data/publish/rolledBack';
import type { Instant, ProgramFolder } from '../../lib/program/model';
import { clock, ms } from '../../lib/program/time/instant';
import type { Asked, Deployed } from './site';

export interface Standing {
	/** Why nothing may be published on top of this folder as it is. */
	findings: Finding[];
	/** What could not be compared, and what else to know. */
	notes: string[];
}

/**
 * @param site its address without a trailing slash, and what it answered; null where nobody was asked
 */
export async function goesOn(
	dir: string,
	folder: ProgramFolder,
	site: { name: string; asked: Asked } | null
): Promise<Standing> {
	const known = { dir, folder, history: await readGitHistory(dir) };
	const { event } = folder.program;
	const deployed = ofThisEvent(site?.asked.deployed ?? null, event.id);
	const lost = await rolledBack(known);
	const parted = !lost && site && deployed && (await besideSite(known, site.name, deployed));
	const found = lost ?? (parted || null);
	const notes = deployed?.at ? [] : await undecided(known);
	return { findings: found ? [found] : [], notes: [...notes, ...partly(known)] };
}

/** A site whose address is used again next year shows the event before until this one is there. */
function ofThisEvent(deployed: Deployed | null, event: string): Deployed | null {
	return deployed && (deployed.event === null || deployed.event === event) ? deployed : null;
}

async function besideSite(known: Known, site: string, deployed: Deployed): Promise<Finding | null> {
	const { ledger } = known.folder;
	const { number, at } = deployed;
	const last = ledger.at(-1)?.number ?? 0;
	const same = ledger.find((revision) => revision.number === number);
	if (number <= last && (at === null || same?.at === at)) return null;
	const back = await putBack(known, deployed);
	if (number > last) {
		const mend = back
			? `Put revisions.yaml and published.json back${back}, ${UNDO}.`
			: `Get the newest files first (git pull). If there are none, take revisions.yaml and published.json from whoever published revision ${number}, ${UNDO}.`;
		const here = last > 0 ? `this folder ends with revision ${last}` : 'here nothing is published';
		const what = `${site} shows revision ${number}, and ${here}`;
		return ledgerFinding(known.dir, what, mend);
	}
	const mine = same ? ` (“${same.note}”, ${moment(same.at)})` : '';
	const what = `revision ${number} of this folder${mine} isn't the revision ${number} that ${site} shows (${moment(at!)}): two people published at the same time`;
	const take = `Take revisions.yaml and published.json as that other publication left them${back}`;
	return ledgerFinding(known.dir, what, `${take}, ${UNDO}.`);
}

/** Two revisions of one number, while no site tells which of them people have seen. */
async function undecided({ dir, folder, history }: Known): Promise<string[]> {
	const { ledger, program } = folder;
	const other = history && (await rival(ledger, program.event.id, history));
	if (!other) return [];
	const { number, at } = ledger.at(-1)!;
	return [
		`Two people published revision ${number}: ${dir}/ has that of ${moment(at)}, and commit ${other.commit} that of ${moment(other.at)}. ` +
			'If the site shows the other one, see “Undo a publication” in data/README.md.'
	];
}

function partly({ dir, folder, history }: Known): string[] {
	if (!history?.shallow || folder.ledger.length === 0) return [];
	return [
		`Git has only the newest commits here (a shallow clone), so ${dir}/ was compared with those alone. To get all: git fetch --unshallow (in a workflow, fetch-depth: 0).`
	];
}

const moment = (at: Instant) => `${date(at)}, ${clock(ms(at), 'UTC')} UTC`;
