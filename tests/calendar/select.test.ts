import { expect, it } from 'vitest';
import { feed, feedPaths, selectFeed } from '../../src/lib/calendar/feed';
import { feedGroups } from '../../src/lib/calendar/select';
import { read } from './reader';
import { aPerson, aSession, told } from './programs';

const lunch = aSession({ id: 'lunch', kind: 'lunch', title: null, speakers: [], authors: [] });
const both = aSession({
	id: 'panel',
	kind: 'panel',
	track: 'vision',
	slot: { start: '2017-08-10T04:00:00Z', end: '2017-08-10T05:00:00Z', rooms: ['c4-3', 'hall'] },
	speakers: [],
	authors: ['ge-liu']
});
const unplanned = aSession({ id: 'poster-prize', kind: 'other', slot: null, day: null });
const all = told([lunch, both, unplanned], {
	rooms: [
		{ id: 'c4-3', name: 'C4.3', directions: null },
		{ id: 'hall', name: 'Great Hall', directions: null }
	],
	tracks: [{ id: 'vision', name: 'Vision', color: null }],
	people: [aPerson(), aPerson({ id: 'ge-liu', name: 'Ge Liu' })]
});

const titles = (path: string) => {
	const which = selectFeed(path);
	const ics = which && feed(all, which);
	return ics === null ? null : read(ics).events.map((event) => event.uid.split('@')[0]);
};

it('the paths of all feeds, for kinds in use', () => {
	expect(feedPaths(all.program)).toEqual([
		'/feeds/program.ics',
		'/feeds/kinds/panel.ics',
		'/feeds/kinds/lunch.ics',
		'/feeds/kinds/other.ics',
		'/feeds/rooms/c4-3.ics',
		'/feeds/rooms/hall.ics',
		'/feeds/tracks/vision.ics',
		'/feeds/people/been-kim.ics',
		'/feeds/people/ge-liu.ics',
		'/feeds/sessions/lunch.ics',
		'/feeds/sessions/panel.ics',
		'/feeds/sessions/poster-prize.ics'
	]);
});

it('of parts there is a choice only where there are several', () => {
	const talk = (id: string) => aSession({ id, kind: 'talk' });
	expect(feedGroups(all.program)).toEqual([
		{
			heading: 'Rooms',
			feeds: [
				{ name: 'C4.3', path: '/feeds/rooms/c4-3.ics' },
				{ name: 'Great Hall', path: '/feeds/rooms/hall.ics' }
			]
		}
	]);
	const panels = [both, { ...both, id: 'panel-2' }];
	const { program } = told([lunch, talk('a'), talk('b'), ...panels]);
	expect(feedGroups(program)).toEqual([
		{
			heading: 'Kinds',
			feeds: [
				{ name: 'Talk', path: '/feeds/kinds/talk.ics' },
				{ name: 'Panel', path: '/feeds/kinds/panel.ics' }
			]
		}
	]);
});

it('each feed holds what its path says, in the order of the program', () => {
	expect(titles('/feeds/program.ics')).toEqual(['vdl2017-lunch', 'vdl2017-panel']);
	expect(titles('/feeds/kinds/lunch.ics')).toEqual(['vdl2017-lunch']);
	expect(titles('/feeds/rooms/hall.ics')).toEqual(['vdl2017-panel']);
	expect(titles('/feeds/tracks/vision.ics')).toEqual(['vdl2017-panel']);
	expect(titles('/feeds/people/ge-liu.ics')).toEqual(['vdl2017-panel']);
	expect(titles('/feeds/people/been-kim.ics')).toEqual([]);
	expect(titles('/feeds/sessions/lunch.ics')).toEqual(['vdl2017-lunch']);
});

it('a session without a slot is left out, its own feed is empty until it has one', () => {
	expect(titles('/feeds/sessions/poster-prize.ics')).toEqual([]);
	expect(titles('/feeds/kinds/other.ics')).toEqual([]);
});

it('a kind not in use is an empty feed, so that a subscription outlives its last session', () => {
	expect(titles('/feeds/kinds/social.ics')).toEqual([]);
});

it('ids that nobody knows have no feed', () => {
	for (const path of [
		'kinds/keynote',
		'rooms/c4-4',
		'tracks/none',
		'people/nobody',
		'sessions/x'
	]) {
		expect(titles(`/feeds/${path}.ics`)).toBeNull();
	}
});

it('other paths ask for no feed', () => {
	for (const path of [
		'/feeds/agenda/a.ics',
		'/feeds/rooms/.ics',
		'/feeds/rooms/C4.ics',
		'/feeds/rooms/../program.ics',
		'/feeds/program.ics/',
		'/feeds/rooms/a.ics\n'
	]) {
		expect(selectFeed(path)).toBeNull();
	}
});

it('an agenda holds its sessions in the order of the program, whatever the order of the ids', () => {
	const agenda = (ids: string[]) => feed(all, { type: 'agenda', ids }) ?? '';
	expect(read(agenda(['panel', 'gone', 'lunch'])).events.map(({ uid }) => uid)).toEqual([
		'vdl2017-lunch@vdl.example',
		'vdl2017-panel@vdl.example'
	]);
	expect(agenda(['panel', 'lunch', 'panel'])).toBe(agenda(['lunch', 'panel']));
});
