/**
 * A folder that an import has filled → a revision, with what the import changed alone, and the report.
 * Changes of hands that nobody has published stay a draft in the folder.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diff } from '../../program/diff';
import type { Remark } from '../../program/draft';
import type { Published } from '../../program/fields';
import type { Instant, ProgramFolder, Revision } from '../../program/model';
import { Findings, type Finding } from '../finding';
import { readFolder } from '../folder';
import { publishFolder, type Outcome, type Reason as PublishReason } from '../publish';
import { readBaseline } from '../published';
import { oneLine } from '../unfit';
import { importedPart } from './apart';

export const REPORT = 'import-report.txt';

export type Taken =
	| {
			kind: 'taken' | 'unchanged';
			folder: ProgramFolder;
			revision: Revision | null;
			remarks: Remark[];
			/** How many changes of hands are in the folder, still not published. */
			drafts: number;
	  }
	/** Neither source nor flags nor folder name a zone. */
	| { kind: 'no zone' }
	/** Neither source nor flags nor folder name a day. */
	| { kind: 'no day' }
	/** A sentence. */
	| { kind: 'refused'; why: string; findings: Finding[] };

export const refused = (why: string, findings: Finding[] = []): Taken => ({
	kind: 'refused',
	why,
	findings
});

export interface Target {
	/** Where the folder is made. */
	copy: string;
	/** Where it shall be, as its user names it, for sentences. */
	dir: string;
	/** What is there now. */
	before: ProgramFolder | null;
}

export interface Reason {
	note: string;
	at: Instant | null;
	now: number;
}

/** What is to be published of `after`; undefined for all of it. */
function partOf({ copy, before }: Target, after: ProgramFolder): Published | undefined {
	const published = before && readBaseline(copy, before.ledger, new Findings());
	if (!published || diff(published, before).length === 0) return undefined;
	return importedPart(published, before, after);
}

export function record(target: Target, { note, at, now }: Reason, said: Remark[]): Taken {
	const { copy, dir, before } = target;
	const remarks = said.map((one) => ({ ...one, at: oneLine(one.at), what: oneLine(one.what) }));
	const { folder: after } = readFolder(copy);
	const part = after ? partOf(target, after) : undefined;
	const reason: PublishReason = {
		...{ note, now, unready: 'accepted' },
		...(at ? { at } : {}),
		...(part ? { part } : {})
	};
	const outcome = publishFolder(copy, reason);
	if (outcome.kind !== 'published' && outcome.kind !== 'unchanged') {
		return refused(...why(outcome, copy, dir));
	}
	writeFileSync(join(copy, REPORT), reportText(remarks));
	const { folder } = readFolder(copy);
	if (!folder) return refused('The program could not be read again, so nothing was written.');
	const drafts = part ? diff(part, folder).length : 0;
	if (outcome.kind === 'published') {
		return { kind: 'taken', folder, revision: outcome.revision, remarks, drafts };
	}
	// what a hand had changed may be as it was published again: then the files changed, and no revision is due
	const kind = before && diff(before, folder).length > 0 ? 'taken' : 'unchanged';
	return { kind, folder, revision: null, remarks, drafts };
}

/** Why nothing was published, in a sentence. */
function why(outcome: Outcome, copy: string, dir: string): [string, Finding[]?] {
	if (outcome.kind === 'unadopted') {
		return [
			`${dir} has a ledger without published.json. Restore it, or run: npm run data -- publish --adopt`
		];
	}
	if (outcome.kind === 'too early') {
		return [`--at must be later than the last revision, which is of ${outcome.last}.`];
	}
	const findings = outcome.kind === 'refused' ? outcome.findings : [];
	const errors = findings.filter(({ severity }) => severity === 'error');
	const named = errors.map((finding) => ({ ...finding, file: finding.file.replace(copy, dir) }));
	return ['The program would not check, so nothing was written.', named];
}

const titles: [Remark['sort'], string][] = [
	['read', 'Read'],
	['inferred', 'Inferred'],
	['changed', 'Changed'],
	['left out', 'Left out']
];

/** Every remark with its place, by sort, in the order of the source. */
export function reportText(remarks: Remark[]): string {
	const parts = titles.map(([sort, title]) => {
		const lines = remarks
			.filter((remark) => remark.sort === sort)
			.map(({ at, what }) => `  ${at}: ${what}.`);
		return `${title}\n${lines.length > 0 ? lines.join('\n') : '  Nothing.'}\n`;
	});
	return parts.join('\n');
}
