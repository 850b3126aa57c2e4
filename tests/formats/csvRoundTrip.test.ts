/** What our CSV says of a program is read back as it was said. */
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, it } from 'vitest';
import { csv } from '../../src/lib/formats/csvWriter';
import { manyLines, oneLine } from '../../src/lib/formats/fit';
import { recognize } from '../../src/lib/formats/recognize';
import { table } from '../../src/lib/formats/table';
import type { Draft, DraftSession } from '../../src/lib/program/draft';
import type { ProgramFolder, Session } from '../../src/lib/program/model';
import { safeHtml } from '../../src/lib/data/markdown';
import { plainText } from '../../src/lib/program/text';
import { nothingGiven } from './fixtures';
import { anything } from './programs';
import { expectSound } from './sound';

const back = (folder: ProgramFolder): Draft => {
	const file = { name: 'program.csv', text: csv(folder) };
	expect(recognize([file])).toBe(table);
	const draft = table.read([file], nothingGiven);
	expectSound(draft);
	return draft;
};

const instantOf = (moment: string | null, zone: string) =>
	moment && DateTime.fromISO(moment, { zone }).toUTC().toISO({ suppressMilliseconds: true });

/** A name as one cell can hold it among others. */
const cell = (name: string) =>
	oneLine(name).replace(/;/g, ',').trim().normalize('NFC').replace(/\s+/g, ' ').trim();
const words = (html: string | null) =>
	manyLines(plainText(html ?? ''))
		.replace(/\s+/g, ' ')
		.trim();

/** What a cell can hold of a session. */
function told({ program, prose }: ProgramFolder, session: Session) {
	const name = (list: { id: string; name: string }[], id: string) =>
		cell(list.find((one) => one.id === id)?.name ?? '');
	const names = (list: { id: string; name: string }[], ids: string[]) => [
		...new Set(ids.map((id) => name(list, id)).filter(Boolean))
	];
	const { slot } = session;
	return {
		key: session.id,
		kind: session.kind,
		title: oneLine(session.title ?? '').trim() || null,
		day: session.day,
		start: slot?.start ?? null,
		end: slot?.end ?? null,
		rooms: names(program.rooms, slot?.rooms ?? []),
		speakers: names(program.people, session.speakers),
		authors: names(program.people, session.authors),
		paperAuthors: session.paperAuthors
			.map((byline) => oneLine(byline.name).replace(/;/g, ',').trim())
			.filter(Boolean),
		track: session.track === null ? null : name(program.tracks, session.track) || null,
		language: session.language ?? program.event.language,
		status: session.status,
		online: session.online,
		links: session.links.map(({ kind, url }) => `${kind} ${new URL(url).href}`).sort(),
		summary: words(prose.sessions[session.id] ?? null)
	};
}

function read({ people }: Draft, session: DraftSession, zone: string) {
	const names = (positions: number[]) => positions.map((at) => people[at]!.name);
	const { at: _at, aliases: _aliases, paperAuthors, links, summary, start, end, ...rest } = session;
	return {
		...rest,
		start: instantOf(start, zone),
		end: instantOf(end, zone),
		speakers: names(session.speakers),
		authors: names(session.authors),
		paperAuthors: paperAuthors.map(({ name }) => name),
		links: links.map(({ kind, url }) => `${kind} ${url}`).sort(),
		summary: words(summary === null ? null : safeHtml(summary))
	};
}

it('a program is read back from its CSV in all that a row can hold', () => {
	fc.assert(
		fc.property(anything, (folder) => {
			fc.pre(folder.program.sessions.length > 0);
			const { zone } = folder.program.event;
			const draft = back(folder);
			expect(draft.event.zone).toBe(zone);
			expect(draft.sessions.map((session) => read(draft, session, zone))).toEqual(
				folder.program.sessions.map((session) => told(folder, session))
			);
		}),
		{ numRuns: 150 }
	);
}, 60_000);
