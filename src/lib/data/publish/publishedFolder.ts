/** The program as it was last published, whatever the folder holds by now: also where it does not check. */
import { join } from 'node:path';
import type { ProgramFolder } from '../../program/model';
import { Findings } from '../findings';
import { readFolder, type Reading } from '../folder';
import { readList } from '../yaml/list';
import * as model from '../model/model';
import { pictureFile } from '../pictures/pictures';
import { BASELINE, readBaseline, type Baseline } from './baseline';
import { toLedger } from '../sections/revisions';
import { readSource } from '../yaml/source';

/**
 * Made of published.json and the ledger alone. Pictures are in no file of a publication: those that are gone
 * are left out. A folder that was never published is read as it is.
 */
export function readPublished(dir: string): Reading {
	const findings = new Findings();
	const file = join(dir, 'revisions.yaml');
	const list = readList(model.revision, readSource(file, findings, null), findings, 'revision');
	const ledger = toLedger(list, findings);
	const baseline = findings.failed ? null : readBaseline(dir, ledger, findings);
	if (!baseline && !findings.failed) {
		if (ledger.length === 0) return readFolder(dir);
		const place = { file: join(dir, BASELINE), line: 1, where: '' };
		const mend = 'Restore it: only "publish" writes it.';
		findings.error(place, 'the program as it was last published is missing', mend);
	}
	const folder = baseline && !findings.failed ? published(baseline, ledger, dir) : null;
	return { folder, findings: findings.sorted(), unread: findings.unread };
}

function published(
	{ program, prose, papers, reading }: Baseline,
	ledger: ProgramFolder['ledger'],
	dir: string
): ProgramFolder {
	const there = (path: string | null | undefined) => (path && pictureFile(dir, path) ? path : null);
	const people = program.people.map((person) => ({ ...person, photo: there(person.photo) }));
	const event = { ...program.event, logo: there(program.event.logo) };
	return { program: { ...program, event, people }, ledger, prose, papers, reading };
}
