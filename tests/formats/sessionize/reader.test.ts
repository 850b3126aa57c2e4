/** Sessionize's views: what of them comes into a draft, and what is said of the rest. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Unreadable, type SourceFile } from '../../../src/lib/formats/format';
import { sessionize } from '../../../src/lib/formats/sessionize/reader';
import type { Draft, DraftSession } from '../../../src/lib/program/exchange/draft';
import { brokenOff, BUSY, damaged } from '../damage';
import { fixture, jsonFile, nothingGiven } from '../fixtures';
import { countsOf, expectSound, placesOf, readOrRefuse, shown } from '../sound';
import { runs } from '../../runs';

const read = (...files: SourceFile[]): Draft => {
	const draft = sessionize.read(files, nothingGiven);
	expectSound(draft);
	return draft;
};

const all = () => read(fixture('sessionize-all.json'));
const grid = () => read(fixture('sessionize-grid.json'));
const session = ({ sessions }: Draft, key: string): DraftSession => {
	const found = sessions.find((one) => one.key === key);
	if (!found) throw new Error(`no session ${key}`);
	return found;
};
const names = ({ people }: Draft, { speakers }: DraftSession) =>
	speakers.map((at) => people[at]?.name);

const one = (more: object) =>
	jsonFile('all.json', {
		...{ questions: [], categories: [], rooms: [{ id: 1, name: 'Hall' }], speakers: [] },
		sessions: [{ id: '1', title: 'A talk', isServiceSession: false, startsAt: null, ...more }]
	});

describe('the view All', () => {
	it('gives sessions with their ids, in their order', () => {
		expect(all().sessions.map(({ key }) => key)).toEqual([
			'1001',
			'1002',
			'bbbbbbbb-0000-4000-8000-000000000001',
			'bbbbbbbb-0000-4000-8000-000000000002'
		]);
	});

	it('keeps times on the wall clock, and no zone', () => {
		const draft = all();
		expect(draft.event.zone).toBeNull();
		const { start, end, day } = session(draft, '1001');
		expect([start, end, day]).toEqual(['2031-05-06T09:00:00', '2031-05-06T09:45:00', null]);
	});

	it('leaves a session without a slot as long as the grid is not published', () => {
		const { start, end, rooms } = session(all(), '1002');
		expect([start, end, rooms]).toEqual([null, null, []]);
	});

	it('reads descriptions as plain text with CRLF', () => {
		expect(shown(session(all(), '1001').summary)).toBe(
			'<p>How bridges drain.<br />Second line, with *stars* and &lt;brackets&gt;.</p><p>New paragraph.</p>'
		);
	});

	it('takes track, language and kind from the categories of that name', () => {
		const draft = all();
		expect(draft.tracks).toEqual([
			{ key: '21', name: 'Water', color: null },
			{ key: '22', name: 'Earth', color: null },
			{ key: '23', name: 'Air', color: null }
		]);
		const inShort = ({ track, language, kind }: DraftSession) => [track, language, kind];
		expect(inShort(session(draft, '1001'))).toEqual(['21', 'de', 'invited']);
		expect(inShort(session(draft, '1002'))).toEqual(['22', 'fr', 'panel']);
	});

	it('names other categories as left out', () => {
		expect(placesOf(all(), 'left out', 'the category "Level"')).toEqual(['sessions[0]']);
	});

	it('takes the kind of service sessions from their titles, else other', () => {
		const draft = all();
		expect(draft.sessions.slice(2).map(({ kind }) => kind)).toEqual(['lunch', 'other']);
		const what = 'a kind (lunch), from the title of a service session';
		expect(placesOf(draft, 'inferred', what)).toEqual(['sessions[3]']);
	});

	it('leaves out what is not accepted, with the speakers who have nothing else', () => {
		const draft = all();
		expect(placesOf(draft, 'left out', 'a session that is not accepted')).toEqual(['sessions[2]']);
		const what = 'a speaker without an accepted session';
		expect(placesOf(draft, 'left out', what)).toEqual(['speakers[3]']);
		expect(JSON.stringify(draft)).not.toContain('Carla');
	});

	it('takes a session whose status is empty, and every spelling of accepted', () => {
		expect(read(one({ status: '' })).sessions).toHaveLength(1);
		expect(read(one({ status: 'accepted' })).sessions).toHaveLength(1);
		expect(read(one({ status: 'Waitlisted' })).sessions).toHaveLength(0);
	});

	it('keeps one person under two ids as two people', () => {
		const draft = all();
		expect(draft.peopleByName).toBe(false);
		expect(draft.people.map(({ key, name }) => `${key?.slice(-1)} ${name}`)).toEqual([
			'1 Anna Example',
			'2 Ben Sample',
			'3 Ben Sample'
		]);
	});

	it('gives people their names for sorting, links and biographies, but no picture', () => {
		const draft = all();
		const [anna] = draft.people;
		expect(anna?.sortName).toBe('Example, Anna');
		expect(shown(anna?.bio)).toBe(
			'<p>Engineer, Example Bridges</p><p>Builds bridges.<br />And walks over them.</p>'
		);
		expect(anna?.links).toEqual([
			{ kind: 'other', url: 'https://twitter.com/anna_example', label: 'X (Twitter)' },
			{ kind: 'homepage', url: 'https://anna.example.org/', label: 'Blog' }
		]);
		expect(JSON.stringify(draft)).not.toContain('pictures.example.com');
	});

	it('says what did not come in, each sort once a record', () => {
		expect(countsOf(all(), 'left out')).toEqual({
			"answers to the organizers' questions": 2,
			"the organizers' questions": 1,
			'a profile picture, which lies on another host': 1,
			'a room that is not in the list of rooms': 1,
			'a session that is not accepted': 1,
			'a speaker who is not in the list of speakers': 1,
			'a speaker without an accepted session': 1,
			"an address that isn't a web address": 1,
			'an address with a password in it': 1,
			'that a session is for everybody (plenum)': 3,
			'the category "Level"': 1,
			'the mark of a top speaker': 1,
			'whether its speakers are informed': 1,
			'whether its speakers have confirmed': 1
		});
		expect(countsOf(all(), 'changed')).toEqual({ 'a tag line, put before the biography': 1 });
		expect(placesOf(all(), 'left out', "the organizers' questions")).toEqual(['the file']);
	});

	it('counts what was read', () => {
		expect(Object.keys(countsOf(all(), 'read'))).toEqual([
			'4 sessions',
			'3 people',
			'2 rooms',
			'3 tracks'
		]);
	});

	it('takes live and recorded addresses, but none with a password', () => {
		const draft = all();
		expect(session(draft, '1001').online).toBe('https://live.example.org/bridges');
		expect(session(draft, '1001').links).toEqual([
			{ kind: 'video', url: 'https://video.example.org/bridges', label: '' }
		]);
		expect(session(draft, '1002').online).toBeNull();
		expect(JSON.stringify(draft)).not.toContain('sesame');
	});

	it('keeps offsets where somebody has set them', () => {
		const [first] = read(one({ startsAt: '2031-05-06T07:00:00Z' })).sessions;
		expect(first?.start).toBe('2031-05-06T07:00:00Z');
	});

	it('leaves out times of days that do not exist', () => {
		const draft = read(one({ startsAt: '2031-02-30T09:00:00' }));
		expect(draft.sessions[0]?.start).toBeNull();
		expect(countsOf(draft, 'left out')).toEqual({ 'a time that cannot be read': 1 });
	});

	it('leaves out times that are none, and ends without a start', () => {
		const draft = read(one({ startsAt: 'soon', endsAt: '2031-05-06T07:00:00' }));
		expect(draft.sessions[0]?.start).toBeNull();
		expect(countsOf(draft, 'left out')).toEqual({
			'a time that cannot be read': 1,
			'an end without a start': 1
		});
	});

	it('names unknown fields, but never their values', () => {
		const draft = read(one({ secretNote: 'the code is 4711', 'x\n# y': 1 }));
		expect(countsOf(draft, 'left out')).toEqual({
			'the field "secretNote"': 1,
			'a field with an unusual name': 1
		});
	});
});

describe('the view GridSmart', () => {
	it('lists sessions under the day of the grid, also past midnight', () => {
		const draft = grid();
		expect(draft.event.days).toEqual(['2031-05-06']);
		const party = session(draft, 'bbbbbbbb-0000-4000-8000-000000000003');
		expect([party.day, party.start, party.kind]).toEqual([
			'2031-05-06',
			'2031-05-07T00:30:00',
			'social'
		]);
	});

	it('makes one session in two rooms of what both rooms list', () => {
		const draft = grid();
		expect(draft.sessions).toHaveLength(2);
		expect(session(draft, 'bbbbbbbb-0000-4000-8000-000000000003').rooms).toEqual(['1', '2']);
	});

	it('keeps a plenary session in the one room where it is listed, and says so', () => {
		const draft = grid();
		expect(session(draft, '1001').rooms).toEqual(['1']);
		expect(placesOf(draft, 'left out', 'that a session is for everybody (plenum)')).toEqual([
			'[0].rooms[0].sessions[0]',
			'[0].rooms[0].sessions[1]'
		]);
	});

	it('has people by id and name alone', () => {
		const draft = grid();
		expect(names(draft, session(draft, '1001'))).toEqual(['Anna Example']);
		expect(draft.people[0]?.key).toBe('aaaaaaaa-0000-4000-8000-000000000001');
	});

	it('takes the first of two tracks, and no language of two', () => {
		const draft = grid();
		const { track, language, kind } = session(draft, '1001');
		expect([track, language, kind]).toEqual(['21', null, 'talk']);
		const left = countsOf(draft, 'left out');
		expect(left['a second track']).toBe(1);
		expect(left['the category "Language"']).toBe(1);
		expect(left['the category "Session format"']).toBe(1);
		expect(left['the category "Level"']).toBeUndefined();
	});

	it('is completed by the view Speakers in a second file, and places name the file', () => {
		const draft = read(fixture('sessionize-grid.json'), fixture('sessionize-speakers.json'));
		expect(draft.people).toHaveLength(1);
		expect(draft.people[0]).toMatchObject({
			sortName: 'Example, Anna',
			bio: 'Engineer\n\nBuilds bridges.',
			at: 'sessionize-speakers.json[0]'
		});
		expect(session(draft, '1001').at).toBe('sessionize-grid.json[0].rooms[0].sessions[0]');
	});

	it('names files without their folders, but where two have one name', () => {
		const [first, second] = [fixture('sessionize-grid.json'), fixture('sessionize-speakers.json')];
		const places = (...names: [string, string]) =>
			read({ ...first, name: names[0] }, { ...second, name: names[1] }).people.map(({ at }) => at);
		expect(places('a/b/grid.json', 'C:\\people.json')).toEqual(['people.json[0]']);
		expect(places('a/x.json', 'b/x.json')).toEqual(['b/x.json[0]']);
	});

	it('says the same sessions once when All is given beside it', () => {
		const draft = read(fixture('sessionize-all.json'), fixture('sessionize-grid.json'));
		const keys = draft.sessions.map(({ key }) => key);
		expect(new Set(keys).size).toBe(keys.length);
		expect(session(draft, '1001').day).toBe('2031-05-06');
	});
});

describe('the view Sessions', () => {
	it('is read with its rooms, and its groups are left out', () => {
		const speakers = [{ id: 'a', name: 'Anna Example' }];
		const talk = {
			id: '1',
			title: 'A talk',
			isServiceSession: false,
			startsAt: '2031-05-06T09:00:00'
		};
		const sessions = [{ ...talk, speakers, room: 'Hall', roomId: 4 }];
		const draft = read(jsonFile('s.json', [{ groupId: 1, groupName: 'Water', sessions }]));
		expect(draft.rooms).toEqual([{ key: '4', name: 'Hall', directions: null }]);
		expect(draft.sessions[0]?.rooms).toEqual(['4']);
		expect(countsOf(draft, 'left out')).toEqual({ 'the name of a group of sessions': 1 });
	});
});

describe('recognizing', () => {
	it('knows its views', () => {
		const views = ['all', 'grid', 'speakers'].map((view) => fixture(`sessionize-${view}.json`));
		expect(views.map((file) => sessionize.recognizes(file))).toEqual([true, true, true]);
		const empty = { sessions: [], speakers: [], questions: [], categories: [], rooms: [] };
		expect(sessionize.recognizes(jsonFile('all.json', empty))).toBe(true);
	});

	it('claims no file of another format', () => {
		const others: unknown[] = [
			{ schedule: { conference: { title: 'questions', days: [] } } },
			[{ id: '1', title: 'A', loc: ['Hall'], date: '2031-05-06', time: '10:00', mins: '30' }],
			[{ id: '1', name: ['Anna', 'Example'], prog: ['1'] }],
			{ schemaVersion: 2, schedule: [], people: [] },
			{ talks: [], rooms: [], speakers: [], tracks: [], timezone: 'UTC' },
			{
				sessions: [{ id: 1, start: '2031-05-06', zh: {} }],
				speakers: [{ fullName: 'A' }],
				rooms: []
			},
			...[[], {}, null, 7, 'startsAt', [[]], [null]]
		];
		const marked = others.map((value) => jsonFile('x.json', { startsAt: 1, value }));
		for (const file of [...others.map((value) => jsonFile('x.json', value)), ...marked]) {
			expect(sessionize.recognizes(file)).toBe(false);
		}
		expect(sessionize.recognizes(fixture('pretalx-widget.json'))).toBe(false);
		expect(sessionize.recognizes(fixture('open-event/sessions.json'))).toBe(false);
		expect(sessionize.recognizes(fixture('miniconf/main_calendar.json'))).toBe(false);
	});
});

describe('files that are none', () => {
	it('are refused with a sentence', () => {
		const refusal = (text: string) => {
			try {
				return String(sessionize.read([{ name: 'all.json', text }], nothingGiven));
			} catch (error) {
				expect(error).toBeInstanceOf(Unreadable);
				return (error as Error).message;
			}
		};
		expect(refusal('{"sessions": [')).toMatch(
			/^all\.json: this JSON is damaged \(.+\)\. Export it again/
		);
		expect(refusal('{"schedule": {}}')).toMatch(
			/^all\.json: this is not a Sessionize view .+view\/All/
		);
		expect(refusal('[]')).toMatch(/^all\.json: this is not a Sessionize view/);
	});

	it('or that are nested without end do not break it', () => {
		const deep = `${'{"en":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
		const text = fixture('sessionize-all.json').text.replace('"Bridges in the rain"', deep);
		const draft = readOrRefuse(sessionize, [{ name: 'all.json', text }]);
		expect(draft?.sessions[0]?.title ?? null).toBeNull();
	});

	for (const name of ['sessionize-all.json', 'sessionize-grid.json', 'sessionize-speakers.json']) {
		it(
			`${name} with anything anywhere is a sound draft or a refusal`,
			() => {
				const whole: unknown = JSON.parse(fixture(name).text);
				fc.assert(
					fc.property(damaged(whole), (value) => {
						const file = jsonFile(name, value);
						sessionize.recognizes(file);
						readOrRefuse(sessionize, [file]);
					}),
					runs(50)
				);
			},
			BUSY
		);

		it(
			`${name} that breaks off is refused, and not recognized`,
			() => {
				fc.assert(
					fc.property(brokenOff(fixture(name).text.trim()), (text) => {
						expect(sessionize.recognizes({ name, text })).toBe(false);
						expect(readOrRefuse(sessionize, [{ name, text }])).toBeNull();
					})
				);
			},
			BUSY
		);
	}
});
