/**
 * The baseline, published.json: the program as the last revision left it. `publish` writes three steps:
 * `published.json.next`, the ledger, then the name. A crash between them leaves a state that reads right:
 * `.next` counts if the ledger already ends with its revision, else it never was.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Published } from '../../program/ledger/fields';
import type { Instant, Ledger, Program } from '../../program/model';
import { hasConflict } from '../yaml/conflictMarkers';
import { readText } from '../yaml/file';
import type { Place } from '../finding';
import type { Findings } from '../findings';
import { distance } from '../model/nearest';
import { baselineModel } from '../model/programSchema';

export const BASELINE = 'published.json';
export const PENDING = 'published.json.next';

export interface Baseline extends Published {
	at: Instant;
}

const isLast = ({ at, program }: Baseline, ledger: Ledger) =>
	program.revision === ledger.at(-1)?.number && at === ledger.at(-1)?.at;

/** The baseline that an interrupted publication has left, if the ledger already ends with it. */
function pendingBaseline(dir: string, ledger: Ledger): Baseline | null {
	const file = join(dir, PENDING);
	const pending = existsSync(file) ? parse(file, null) : null;
	return pending && isLast(pending, ledger) ? pending : null;
}

export function isPendingCurrent(dir: string, ledger: Ledger): boolean {
	return pendingBaseline(dir, ledger) !== null;
}

/** Null where nothing was ever published (or, with a finding, where the file is damaged). */
export function readBaseline(dir: string, ledger: Ledger, findings: Findings): Baseline | null {
	const pending = pendingBaseline(dir, ledger);
	if (pending) return pending;
	const file = join(dir, BASELINE);
	const baseline = parse(file, findings);
	const last = ledger.at(-1);
	if (baseline && !last) {
		findings.error(
			{ file, line: 1, where: '' },
			`revision ${baseline.program.revision} was published, and revisions.yaml is missing or empty`,
			'Restore revisions.yaml, from git or a copy. If nobody has seen the site yet, delete this file too: then the folder is a draft again.'
		);
	} else if (baseline && last && !isLast(baseline, ledger)) {
		const ends = `revision ${last.number} of ${last.at}`;
		findings.error(
			{ file, line: 1, where: '' },
			`it is revision ${baseline.program.revision} of ${baseline.at}, but the last in revisions.yaml is ${ends}`,
			'Restore both files from the same state; only "publish" writes them.'
		);
	}
	return baseline;
}

/** @param findings null where a damaged file is as good as none */
function parse(file: string, findings: Findings | null): Baseline | null {
	const place = { file, line: 1, where: '' };
	const read = readText(file);
	if ('problem' in read) findings?.error(place, read.problem);
	if (!('text' in read)) return null;
	if (findings && hasConflict(file, read.text, findings)) return null;
	try {
		const data = v.safeParse(baselineModel, JSON.parse(read.text));
		if (data.success) return data.output;
	} catch {
		// said below, in the same words
	}
	const what = read.text.trim() === '' ? 'this file is empty' : 'this isn\'t what "publish" wrote';
	findings?.error(place, what, 'Restore it from git or a copy; only "publish" writes it.');
	return null;
}

/** Where things stand in the folder. */
export interface Places {
	/** A field of the event. */
	event(field: string): Place;
	/** An entry of a list, or where the list begins. */
	entry(list: keyof typeof nouns, id: string | undefined): Place;
}

const nouns = { sessions: 'session', rooms: 'room', tracks: 'track', people: 'person' } as const;

/** Ids that were published and are gone. A person may ask to be taken out; nothing else may vanish. */
export function checkIds(
	baseline: Published,
	program: Program,
	ids: Record<keyof typeof nouns, Set<string> | null>,
	places: Places,
	findings: Findings
): void {
	const before = baseline.program;
	for (const field of ['id', 'domain'] as const) {
		if (before.event[field] === program.event[field]) continue;
		const what = `the event's ${field} was published as "${before.event[field]}"`;
		findings.error(places.event(field), what, 'Put it back: calendars use it.');
	}
	for (const list of ['sessions', 'people', 'rooms', 'tracks'] as const) {
		for (const old of before[list].filter(({ id }) => ids[list] && !ids[list].has(id))) {
			const fresh = program[list].filter(({ id }) => !before[list].some((one) => one.id === id));
			const renamed = fresh.find((one) => isSame(list, one, old))?.id;
			const place = { ...places.entry(list, renamed), where: old.id };
			const what = `the ${nouns[list]} "${old.id}" was published and is gone`;
			if (renamed) {
				findings.error(
					place,
					what,
					`Is "${renamed}" the same? Ids never change: name it "${old.id}" again.`
				);
			} else if (list === 'people') {
				findings.warning(place, what, 'Links to this page will stop working.');
			} else if (list === 'sessions') {
				findings.error(
					place,
					what,
					'Put it back; if it does not take place, give it "status: cancelled".'
				);
			} else findings.error(place, what, 'Put it back: links and feeds use it.');
		}
	}
}

/**
 * Whether a new entry is likely an old one under another id: of the same name, or with an id that differs in
 * a letter or two. Ids that differ in digits number different things, and people come and go: of them only
 * the name tells.
 */
function isSame(list: keyof typeof nouns, fresh: object, old: object): boolean {
	const [a, b] = [fresh, old] as Record<string, unknown>[];
	const name = (one: Record<string, unknown> | undefined) =>
		one?.['name'] ?? one?.['title'] ?? null;
	if (name(a) !== null && name(a) === name(b)) return true;
	if (list === 'people') return false;
	const [letters, before] = [a, b].map((one) => String(one?.['id']).replace(/\d/g, ''));
	return letters !== before && distance(letters!, before!) <= 2;
}
