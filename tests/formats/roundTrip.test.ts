/** What is written is read again: read(write(P)) is P in all that the format can hold. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { csv } from '../../src/lib/formats/csvWriter';
import { table } from '../../src/lib/formats/table';
import { plainText } from '../../src/lib/program/text';
import { nothingGiven } from './fixtures';
import { anything } from './programs';
import { plain, seenInDraft, seenInProgram, type Seen, type SeenSession } from './seen';

const mapped = (seen: Seen, held: (session: SeenSession) => Partial<SeenSession>) =>
	Object.fromEntries(
		Object.entries(seen).map(([id, session]) => [id, { ...session, ...held(session) }])
	);

vi.setConfig({ testTimeout: 60_000 });

describe('CSV', () => {
	/** Names part at semicolons, and are all that a person, room or track is. */
	const names = (all: string[]) =>
		[...new Set(all.map((name) => name.replace(/;/g, ',')))].filter((name) => name !== '');

	const held = (session: SeenSession): Partial<SeenSession> => ({
		rooms: names(session.rooms).sort(),
		speakers: names(session.speakers),
		authors: names(session.authors),
		paperAuthors: session.paperAuthors.map((name) => name.replace(/;/g, ',')).filter(Boolean),
		track: session.track?.replace(/;/g, ',') || null,
		links: session.links.map((link) => ({ ...link, label: '' })),
		summary: plain(plainText(session.summary))
	});

	it('gives a program back, but for labels of links and the form of summaries', () => {
		fc.assert(
			fc.property(anything, (folder) => {
				const { zone } = folder.program.event;
				const draft = table.read([{ name: 'program.csv', text: csv(folder) }], nothingGiven);
				const back = seenInDraft(draft, zone, ({ key }) => key ?? '');
				expect(mapped(back, held)).toEqual(mapped(seenInProgram(folder), held));
			})
		);
	});
});
