/** What is written is read again: read(write(P)) is P in all that the format can hold. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feed } from '../../src/lib/calendar/feed';
import { safeHtml } from '../../src/lib/markdown/safeHtml';
import { c3vocJson } from '../../src/lib/formats/c3voc/reader';
import { c3vocJson as writeJson } from '../../src/lib/formats/c3voc/writer';
import { csv } from '../../src/lib/formats/table/writer';
import type { Format } from '../../src/lib/formats/format';
import { frabXml } from '../../src/lib/formats/frab/reader';
import { frabXml as writeXml } from '../../src/lib/formats/frab/writer';
import { ics } from '../../src/lib/formats/ics/reader';
import { table } from '../../src/lib/formats/table/reader';
import type { Draft } from '../../src/lib/program/exchange/draft';
import { linkLabels } from '../../src/lib/program/text/linkLabels';
import { linkKinds, type ProgramFolder } from '../../src/lib/program/model';
import { runs } from '../runs';
import { nothingGiven } from './fixtures';
import { aFolder, anything, aSession, slot } from './programs';
import { inCsv, inFeed, inJson, mapped, scheduled, withNames } from './held';
import { page, plain, seenInDraft, seenInProgram } from './seen';

const read = (format: Format, name: string, text: string) =>
	format.read([{ name, text }], nothingGiven);

/** By session id: what a format gives back. */
const back = (format: Format, text: string, { program }: ProgramFolder) =>
	seenInDraft(read(format, 'file', text), program.event.zone, ({ key }) => key ?? '');

describe('CSV', () => {
	it('gives a program back, but for labels of links and the form of summaries', () => {
		fc.assert(
			fc.property(anything, (folder) => {
				expect(mapped(back(table, csv(folder), folder), inCsv)).toEqual(
					mapped(seenInProgram(folder), inCsv)
				);
			}),
			runs(30)
		);
	});
});

const keys = (list: { key: string | null }[]) => list.map(({ key }) => key).sort();

/** Everybody whom a written session names, and all rooms. */
function idsIn({ program: { event, rooms, sessions } }: ProgramFolder) {
	const named = sessions.flatMap((one) => (one.slot ? [...one.speakers, ...one.authors] : []));
	return {
		event: event.id.replace(/-+$/, ''),
		rooms: rooms.map(({ id }) => id).sort(),
		people: [...new Set(named)].sort()
	};
}

const idsBack = ({ event, rooms, people }: Draft) => ({
	event: event.key?.replace(/-+$/, ''),
	...{ rooms: keys(rooms), people: keys(people) }
});

describe('frab XML', () => {
	it('gives the ids of event, rooms and people back', () => {
		fc.assert(
			fc.property(anything.map(withNames), (folder) => {
				expect(idsBack(read(frabXml, 'schedule.xml', writeXml(folder)))).toEqual(idsIn(folder));
			}),
			runs(10)
		);
	});

	it('gives the sessions with a time back', () => {
		fc.assert(
			fc.property(anything.map(withNames), (folder) => {
				expect(back(frabXml, writeXml(folder), folder)).toEqual(scheduled(seenInProgram(folder)));
			}),
			runs(30)
		);
	});
});

describe('c3voc JSON', () => {
	it('gives the ids of event, rooms, tracks and people back, and the bios', () => {
		fc.assert(
			fc.property(anything.map(withNames), (folder) => {
				const draft = read(c3vocJson, 'schedule.json', writeJson(folder));
				const ids = idsIn(folder);
				expect(idsBack(draft)).toEqual(ids);
				expect(keys(draft.tracks)).toEqual(folder.program.tracks.map(({ id }) => id).sort());
				const bios = draft.people.flatMap(({ key, bio }) =>
					bio ? [[key, page(safeHtml(bio))]] : []
				);
				const written = Object.entries(folder.prose.people).filter(([id]) =>
					ids.people.includes(id)
				);
				expect(bios).toEqual(
					written.map(([id, html]) => [id, page(html)]).filter(([, html]) => html !== '')
				);
			}),
			runs(10)
		);
	});

	it('gives the sessions with a time back, but for kinds of links that it does not know', () => {
		fc.assert(
			fc.property(anything.map(withNames), (folder) => {
				expect(mapped(back(c3vocJson, writeJson(folder), folder), inJson)).toEqual(
					mapped(scheduled(seenInProgram(folder)), inJson)
				);
			}),
			runs(30)
		);
	});

	it('knows every kind of link by its usual label', () => {
		const links = linkKinds.map((kind) => ({
			kind,
			url: 'https://x.example/',
			label: linkLabels[kind]
		}));
		const session = aSession('a', { slot: slot('2017-08-10T00:00:00Z', null), links });
		const draft = read(c3vocJson, 'schedule.json', writeJson(aFolder([session])));
		expect(draft.sessions[0]?.links.map(({ kind }) => kind)).toEqual([...linkKinds]);
	});
});

describe('the feed of the whole program', () => {
	/** Calendars part names and places at commas; a feed has no day, no language, and links by label alone. */
	function withPlainNames(folder: ProgramFolder): ProgramFolder {
		const byId = <T extends { id: string }>(list: T[]) =>
			list.map((one) => ({ ...one, name: `The ${one.id}` }));
		const { rooms, tracks, people, sessions } = folder.program;
		const named = {
			...{ rooms: byId(rooms), tracks: byId(tracks), people: byId(people) },
			sessions: sessions.map((session) => ({
				...session,
				title: session.title && plain(session.title),
				paperAuthors: session.paperAuthors.map((_, index) => ({ name: `Author ${index}` })),
				links: session.links.map((link) => ({ ...link, label: linkLabels[link.kind] || 'Other' }))
			}))
		};
		// by the places of several sessions the reader knows what of them is the venue
		const places = [['hall'], ['a'], []].map((rooms, index) =>
			aSession(`place-${index}`, { slot: slot('2017-08-10T00:00:00Z', null, ...rooms) })
		);
		const all = [...places, ...named.sessions];
		return { ...folder, program: { ...folder.program, ...named, sessions: all } };
	}

	it('gives the sessions with a time back, but for day, language and the form of summaries', () => {
		fc.assert(
			fc.property(anything.map(withPlainNames), (folder) => {
				const text = feed(folder, { type: 'program' }) ?? '';
				expect(mapped(back(ics, text, folder), inFeed)).toEqual(
					mapped(scheduled(seenInProgram(folder)), inFeed)
				);
			}),
			runs(30)
		);
	});
});
