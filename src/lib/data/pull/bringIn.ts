/**
 * Brings the live revisions of a running site into a program folder: each becomes an entry of the ledger,
 * with its number, time, words and changes; what they changed for good stands in sessions.yaml and
 * people.yaml. All of it happens beside the folder and takes its place in one step.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyRevisions } from '../../program/live/applyRevisions';
import { diff } from '../../program/ledger/diff';
import type { LiveRevision } from '../../program/live/live';
import type { Ledger, Program, ProgramFolder, Revision } from '../../program/model';
import type { Finding } from '../finding';
import { Findings } from '../findings';
import { readFolder } from '../folder';
import { beside } from '../incoming/beside';
import { withRevision } from '../publish/ledgerText';
import { baselineText, settle } from '../publish/publish';
import { BASELINE, readBaseline, type Baseline } from '../publish/baseline';
import { withEntry, withFields, type Edits } from '../yaml/edit';
import { fieldsOf, newPerson, newSession, parts, said } from './fields';
import { standing, type SiteHistory } from './history';

export type Pulled =
	/** The folder has errors, before or after. */
	| { kind: 'refused'; findings: Finding[] }
	/** Nothing was ever published from it, or its published.json is missing. */
	| { kind: 'unpublished' }
	| Exclude<ReturnType<typeof standing>, { kind: 'ahead' }>
	/** `kept`: what a hand has changed and not published, as `ID: FIELD`. */
	| { kind: 'pulled'; revisions: Revision[]; kept: string[] };

/** Nothing in the folder changes unless the outcome is `pulled`. Throws what the file system throws. */
export async function bringIn(dir: string, site: SiteHistory): Promise<Pulled> {
	settle(dir);
	const { folder, findings } = readFolder(dir);
	if (!folder) return { kind: 'refused', findings };
	const where = standing(folder.ledger, site);
	if (where.kind !== 'ahead') return where;
	const baseline = readBaseline(dir, folder.ledger, new Findings());
	if (!baseline) return { kind: 'unpublished' };
	const fill = async (copy: string): Promise<Pulled> => {
		const made = into(copy, { folder, baseline }, site, where.fresh);
		if (made.kind !== 'refused') return made;
		// the copy has another name
		const named = made.findings.map((one) => ({ ...one, file: one.file.replace(copy, dir) }));
		return { kind: 'refused', findings: named };
	};
	return beside(dir, fill, ({ kind }) => kind === 'pulled');
}

interface Before {
	folder: ProgramFolder;
	baseline: Baseline;
}

function into(
	copy: string,
	{ folder, baseline }: Before,
	site: SiteHistory,
	fresh: LiveRevision[]
): Pulled {
	const { planned } = applyRevisions(
		{ program: baseline.program, ledger: folder.ledger },
		site.revisions
	);
	const kept = writeProgram(copy, { folder, baseline }, planned);
	const revisions = fresh.map(inLedger);
	const ledger = join(copy, 'revisions.yaml');
	const texts = revisions.reduce(
		(text, revision) => withRevision(text, revision, planned.event),
		readFileSync(ledger, 'utf8')
	);
	writeFileSync(ledger, texts);
	const published = { ...baseline, program: planned };
	writeFileSync(join(copy, BASELINE), baselineText(published, revisions.at(-1)!));
	const after = readFolder(copy);
	if (!after.folder) return { kind: 'refused', findings: after.findings };
	const untouched = diff(baseline, folder).length === 0;
	if (untouched && diff(published, after.folder).length > 0) {
		throw new Error('what was brought in does not read as the site has it');
	}
	return { kind: 'pulled', revisions, kept };
}

const inLedger = ({ number, at, note, changes }: LiveRevision): Ledger[number] => ({
	...{ number, at, changes },
	note: note.trim() || 'A change on the day.'
});

/** @returns what a hand has changed since the last publication: that stays, and is published with the rest */
function writeProgram(copy: string, { folder, baseline }: Before, planned: Program): string[] {
	const { event } = planned;
	const [sessions, people] = [join(copy, 'sessions.yaml'), join(copy, 'people.yaml')];
	const [published, present] = [baseline.program, folder.program].map(
		(program) => new Map(program.sessions.map((session) => [session.id, session]))
	) as [Map<string, Program['sessions'][number]>, Map<string, Program['sessions'][number]>];
	const kept: string[] = [];
	let text = readFileSync(sessions, 'utf8');
	for (const session of planned.sessions) {
		const [was, here] = [published.get(session.id), present.get(session.id)];
		if (!here) {
			text = withEntry(text, newSession(session, event));
			continue;
		}
		const changed = parts.filter((part) => !was || said(was, part) !== said(session, part));
		const open = changed.filter((part) => said(here, part) !== said(session, part));
		const mine = open.filter((part) => !was || said(here, part) !== said(was, part));
		kept.push(...mine.map((part) => `${session.id}: ${part === 'slot' ? 'time or room' : part}`));
		const fields = open
			.filter((part) => !mine.includes(part))
			.flatMap((part) => Object.entries(fieldsOf(session, part, event)));
		text = withFields(text, session.id, new Map(fields) as Edits);
	}
	writeFileSync(sessions, text);
	const known = new Set(folder.program.people.map(({ id }) => id));
	const newcomers = planned.people.filter(({ id }) => !known.has(id));
	const list = existsSync(people) ? readFileSync(people, 'utf8') : '';
	const texts = newcomers.reduce((all, person) => withEntry(all, newPerson(person)), list);
	if (newcomers.length > 0) writeFileSync(people, texts);
	return kept;
}
