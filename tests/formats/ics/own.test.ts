/** Our own feeds are read back: with our ids, and with what they say in words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feed } from '../../../src/lib/calendar/feed';
import { oneLine } from '../../../src/lib/calendar/plain';
import { readFolder } from '../../../src/lib/data/folder';
import { ics } from '../../../src/lib/formats/ics/reader';
import { recognize } from '../../../src/lib/formats/recognize';
import type { Draft, DraftSession } from '../../../src/lib/program/exchange/draft';
import type { ProgramFolder, Session } from '../../../src/lib/program/model';
import { kindLabel } from '../../../src/lib/program/schedule/schedule';
import { ms } from '../../../src/lib/program/time/instant';
import { nothingGiven } from '../fixtures';
import { aFolder, anything, aSession, slot } from '../programs';
import { expectSound } from '../sound';
import { WORKSHOP } from '../../workshop';
import { runs } from '../../runs';

function back(folder: ProgramFolder): Draft {
	const file = { name: 'program.ics', text: feed(folder, { type: 'program' }) ?? '' };
	expect(recognize([file])).toBe(ics);
	const draft = ics.read([file], nothingGiven);
	expectSound(draft);
	return draft;
}

const scheduled = ({ program }: ProgramFolder) =>
	program.sessions.filter((one) => one.slot !== null);
const at = (moment: string | null) => moment && Date.parse(moment);

/** A title that is the word for the kind is none, or that word. */
const title = (session: Pick<Session, 'title' | 'kind'>) => {
	const words = oneLine(session.title ?? '')
		.replace(/\s+/g, ' ')
		.trim();
	return words === kindLabel(session.kind) ? null : words || null;
};

describe('our own feed', () => {
	it('gives back ids, kinds, titles, states and times of any program', () => {
		const told = (session: Session) => ({
			key: session.id,
			...{ kind: session.kind, title: title(session), status: session.status },
			start: ms(session.slot?.start ?? ''),
			end: session.slot?.end ? ms(session.slot.end) : null
		});
		const read = (session: DraftSession) => ({
			key: session.key,
			...{ kind: session.kind, title: title(session), status: session.status },
			...{ start: at(session.start), end: at(session.end) }
		});
		fc.assert(
			fc.property(anything, (folder) => {
				const draft = back(folder);
				expect(draft.sessions.map(read)).toEqual(scheduled(folder).map(told));
				if (draft.sessions.length > 0) expect(draft.event.key).toBe(folder.program.event.id);
			}),
			runs(30)
		);
	}, 60_000);

	it('gives back the workshop: its rooms, people, links and words', () => {
		const { folder } = readFolder(WORKSHOP);
		if (!folder) throw new Error('The workshop cannot be read');
		const { program } = folder;
		const draft = back(folder);
		const names = (ids: string[]) =>
			ids.map((id) => program.people.find((one) => one.id === id)?.name);
		const named = (positions: number[]) =>
			positions.map((position) => draft.people[position]?.name);
		expect([draft.event.key, draft.event.name, draft.event.shortName]).toEqual([
			...[program.event.id, program.event.name, program.event.shortName]
		]);
		expect([draft.event.zone, draft.event.site]).toEqual([program.event.zone, program.event.site]);
		expect(
			draft.sessions.map((one) => [
				one.key,
				one.rooms,
				named(one.speakers),
				named(one.authors),
				one.paperAuthors
			])
		).toEqual(
			scheduled(folder).map((one) => [
				...[one.id, one.slot?.rooms, names(one.speakers), names(one.authors)],
				one.paperAuthors.map(({ name }) => ({ name }))
			])
		);
		expect(draft.sessions.map(({ links }) => links.map(({ url, label }) => [url, label]))).toEqual(
			scheduled(folder).map(({ links }) => links.map(({ url, label }) => [url, label]))
		);
		expect(draft.sessions.map(({ summary }) => summary !== null)).toEqual(
			scheduled(folder).map(({ id }) => folder.prose.sessions[id] !== undefined)
		);
		const affiliations = (name: string) =>
			program.people.find((one) => one.name === name)?.affiliations;
		for (const one of draft.people.filter((person) => person.affiliations.length > 0)) {
			expect(one.affiliations).toEqual(affiliations(one.name));
		}
	});

	it('gives back what is said only in words', () => {
		const folder = aFolder([
			aSession('a', {
				...{
					slot: slot('2017-08-09T23:20:00Z', null, 'c4-3'),
					online: 'https://live.example/join'
				},
				...{
					speakers: ['ann-ash'],
					paperAuthors: [{ name: 'Cy Cedar' }],
					summaryKind: 'background'
				},
				...{
					track: 'vision',
					links: [{ kind: 'slides', url: 'https://x.example/1', label: 'Slides', historical: true }]
				}
			}),
			aSession('b', {
				...{
					slot: slot('2017-08-10T00:20:00Z', '2017-08-10T00:40:00Z', 'hall', 'c4-3'),
					status: 'cancelled'
				},
				title: 'CANCELLED: twice'
			}),
			aSession('c', { slot: slot('2017-08-10T01:20:00Z', null, 'hall') })
		]);
		folder.prose.sessions['a'] = '<p>One.</p>\n<p>Two.</p>';
		const draft = back(folder);
		const [a, b] = draft.sessions;
		expect(a).toMatchObject({
			...{
				key: 'a',
				end: null,
				online: 'https://live.example/join',
				rooms: ['c4-3'],
				track: 'Vision'
			},
			...{ paperAuthors: [{ name: 'Cy Cedar' }], summary: 'One.\n\nTwo.' },
			links: [{ kind: 'slides', url: 'https://x.example/1', label: 'Slides', historical: true }]
		});
		expect(b).toMatchObject({
			key: 'b',
			status: 'cancelled',
			title: 'CANCELLED: twice',
			rooms: ['hall', 'c4-3']
		});
		expect(draft.event.venue.name).toBe(folder.program.event.venue.name);
	});

	it('tells the room from the venue, whatever they are called and however few there are', () => {
		const names = ['Aula, left, upstairs', 'A; B \\ C', 'Hall'];
		const name = fc.constantFrom(...names, 'Town hall', '1 Main Street', 'ground=0: first');
		fc.assert(
			fc.property(fc.array(name, { minLength: 1, maxLength: 3 }), fc.nat(2), (called, more) => {
				const ids = called.map((_, index) => `room-${index}`);
				const sessions = [...Array(more + 1).keys()].map((n) =>
					aSession(`s${n}`, { slot: slot('2017-08-09T23:20:00Z', null, ...ids.slice(n)) })
				);
				const folder = aFolder(sessions);
				folder.program.rooms = ids.map((id, index) => ({
					id,
					name: called[index]!,
					directions: null
				}));
				const draft = back(folder);
				expect(draft.sessions.map(({ rooms }) => rooms)).toEqual(
					sessions.map(({ slot }) => slot?.rooms)
				);
				const used = ids.map((id, index) => [id, called[index]]);
				expect(draft.rooms.map((room) => [room.key, room.name])).toEqual(used);
				expect(draft.event.venue.name).toBe(folder.program.event.venue.name);
				expect(draft.remarks.filter(({ what }) => /ROOMS/.test(what))).toEqual([]);
			})
		);
	});

	it('that is older and does not say which part is the room has its room first, if of one place', () => {
		const folder = aFolder([aSession('a', { slot: slot('2017-08-09T23:20:00Z', null, 'c4-3') })]);
		const text = (feed(folder, { type: 'program' }) ?? '').replace(/^X-RUNSHEET-ROOMS.*\r\n/gm, '');
		const draft = ics.read([{ name: 'old.ics', text }], nothingGiven);
		expect(draft.rooms.map(({ name }) => name)).toEqual(['C4.3']);
	});
});
