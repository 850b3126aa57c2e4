/** The workshop itself: the facts of 2017 as every subscribed calendar must have them. */
import { expect, it } from 'vitest';
import { feed, feedPaths, selectFeed } from '../../src/lib/calendar/feed';
import { readFolder } from '../../src/lib/data/folder';
import { usualEnd } from '../../src/lib/program/schedule/schedule';
import { ms } from '../../src/lib/program/time/instant';
import { expectLawful, read } from './reader';
import { WORKSHOP } from '../workshop';

const { folder } = readFolder(WORKSHOP);
if (!folder) throw new Error('The workshop does not check');
const ics = feed(folder, { type: 'program' }) ?? '';
const { events } = read(ics);

const idOf = (uid: string) => /^vdl-2017-(.*)@/.exec(uid)?.[1] ?? uid;
const column = (property: string) =>
	Object.fromEntries(events.map((event) => [idOf(event.uid), event.text(property)]));

it('18 events at the instants of the program, in the zone of Sydney', () => {
	expectLawful(ics);
	expect(events).toHaveLength(18);
	expect(events.map(({ uid, start, end }) => [idOf(uid), start, end])).toEqual(
		folder.program.sessions.map((session) => [
			session.id,
			ms(session.slot?.start ?? ''),
			usualEnd(session)
		])
	);
	expect(ics).toContain('DTSTART;TZID=Australia/Sydney:20170810T083000\r\n');
});

it('SEQUENCE is 2 for lunch and 1 for all others', () => {
	const expected = folder.program.sessions.map(({ id }) => [id, id === 'lunch' ? '2' : '1']);
	expect(column('sequence')).toEqual(Object.fromEntries(expected));
});

it('LAST-MODIFIED and DTSTAMP are those of the last visible change', () => {
	const late: Record<string, string> = {
		'network-dissection': '2017-08-22T19:56:07Z',
		'visual-explanations': '2017-08-22T19:56:07Z',
		panel: '2017-08-09T19:30:09Z'
	};
	const expected = Object.fromEntries(
		folder.program.sessions.map(({ id }) => [id, late[id] ?? '2017-08-08T22:33:58Z'])
	);
	expect(column('last-modified')).toEqual(expected);
	expect(column('dtstamp')).toEqual(expected);
});

it('every feed of the workshop is lawful and says where and who', () => {
	const feeds = feedPaths(folder.program).map((path) => {
		const which = selectFeed(path);
		return (which && feed(folder, which)) ?? '';
	});
	for (const each of feeds) expectLawful(each);
	expect(column('location')['lunch']).toContain('14 Darling Drive');
	expect(column('description')['smoothgrad']).toMatch(/^Authors: Daniel Smilkov, /);
	expect(column('description')['closing-remarks']).toContain('No end has been announced.');
});
