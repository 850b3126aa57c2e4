/**
 * A folder that an import has filled → a draft, or a revision with what the import changed alone; and the
 * report. Changes that were waiting in the folder before are never published by an import.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diff } from '../../program/ledger/diff';
import type { Remark } from '../../program/exchange/draft';
import type { Published } from '../../program/ledger/fields';
import type { Instant, ProgramFolder, Revision } from '../../program/model';
import type { Finding } from '../finding';
import { Findings } from '../findings';
import { readFolder } from '../folder';
import { publishFolder, type Outcome } from '../publish/publish';
import { readBaseline } from '../publish/baseline';
import { oneLine } from '../text/unfit';
import { importedPart } from './apart';

export const REPORT = 'import-report.txt';

export type Taken =
	| {
			kind: 'taken' | 'unchanged';
			folder: ProgramFolder;
			revision: Revision | null;
			remarks: Remark[];
			/** How many changes are in the folder and not published; of a folder never published, none. */
			waiting: number;
			/** What the folder lacks before it can be published, and its warnings. */
			findings: Finding[];
			/** It should have been published, and the findings forbid it: it is a draft, or waits. */
			stopped: boolean;
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
	/** Else the folder is a draft, or has unpublished changes. */
	publish: boolean;
}

/** What is to be published of `after`; undefined for all of it. */
function partOf({ copy, before }: Target, after: ProgramFolder): Published | undefined {
	const published = before && readBaseline(copy, before.ledger, new Findings());
	if (!published || diff(published, before).length === 0) return undefined;
	return importedPart(published, before, after);
}

export function record(target: Target, reason: Reason, said: Remark[]): Taken {
	const { copy, dir, before } = target;
	const remarks = said.map((one) => ({ ...one, at: oneLine(one.at), what: oneLine(one.what) }));
	const { folder: after, findings } = readFolder(copy);
	if (!after) return refused(...why({ kind: 'refused', findings }, copy, dir));
	writeFileSync(join(copy, REPORT), `${reportText(remarks)}\n${idsText(after)}`);
	const told = { remarks, findings: inFolder(findings, copy, dir) };
	const stopped = reason.publish && findings.some(isUnready);
	if (reason.publish && !stopped) return publishPart(target, reason, after, told);
	const kind = before && isSame(before, after) ? 'unchanged' : 'taken';
	const waiting = unpublishedIn(copy, after);
	return { kind, folder: after, revision: null, ...told, waiting, stopped };
}

export const isUnready = ({ severity }: Finding) => severity === 'unready';

/** Findings of the copy, as they will be in the folder. */
const inFolder = (findings: Finding[], copy: string, dir: string): Finding[] =>
	findings.map((finding) => ({ ...finding, file: finding.file.replace(copy, dir) }));

const isSame = (before: Published, after: Published) => {
	const text = ({ program, prose, papers, reading }: Published) =>
		JSON.stringify([program, prose, papers, reading]);
	return text(before) === text(after);
};

function unpublishedIn(dir: string, folder: ProgramFolder): number {
	const baseline = readBaseline(dir, folder.ledger, new Findings());
	return baseline ? diff(baseline, folder).length : 0;
}

function publishPart(
	target: Target,
	{ note, at, now }: Reason,
	after: ProgramFolder,
	said: { remarks: Remark[]; findings: Finding[] }
): Taken {
	const { copy, dir, before } = target;
	const part = partOf(target, after);
	const reason = { note, now, ...(at ? { at } : {}), ...(part ? { part } : {}) };
	const outcome = publishFolder(copy, reason);
	if (outcome.kind !== 'published' && outcome.kind !== 'unchanged') {
		return refused(...why(outcome, copy, dir));
	}
	const { folder } = readFolder(copy);
	if (!folder) return refused('The program could not be read again, so nothing was written.');
	const waiting = part ? diff(part, folder).length : 0;
	const told = { folder, ...said, waiting, stopped: false };
	if (outcome.kind === 'published') return { kind: 'taken', revision: outcome.revision, ...told };
	// what a hand had changed may be as it was published again: then the files changed, and no revision is due
	const kind = before && isSame(before, folder) ? 'unchanged' : 'taken';
	return { kind, revision: null, ...told };
}

/** Why nothing was published, in a sentence. */
function why(outcome: Outcome, copy: string, dir: string): [string, Finding[]?] {
	if (outcome.kind === 'lost') return [outcome.why];
	if (outcome.kind === 'too early') {
		return [`--at must be later than the last revision, which was made at ${outcome.last}.`];
	}
	const findings = outcome.kind === 'refused' ? outcome.findings : [];
	const errors = findings.filter(({ severity }) => severity === 'error');
	return ['The imported program has errors, so nothing was written.', inFolder(errors, copy, dir)];
}

/** Every id beside what it is of: an address, once it is published. */
function idsText({ program }: ProgramFolder): string {
	const { event, rooms, tracks, people, sessions } = program;
	const lists = {
		...{ 'event.yaml': [event], 'rooms.yaml': rooms, 'tracks.yaml': tracks },
		...{ 'people.yaml': people, 'sessions.yaml': sessions }
	};
	const lines = Object.entries(lists).flatMap(([file, all]) =>
		all.map((one) => `  ${file}: ${one.id}: ${'name' in one ? one.name : (one.title ?? one.kind)}`)
	);
	return `Ids (one that is not published yet may still be changed in its file)\n${lines.join('\n')}\n`;
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
