/** Open Event archives: several files, every proposal in them, accepted or not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Unreadable, type SourceFile } from '../../../src/lib/formats/format';
import { openEvent } from '../../../src/lib/formats/openEvent/reader';
import type { Draft, DraftSession } from '../../../src/lib/program/exchange/draft';
import { brokenOff, BUSY, damaged } from '../damage';
import { fixture, jsonFile, nothingGiven } from '../fixtures';
import { countsOf, expectSound, placesOf, readOrRefuse, shown } from '../sound';
import { runs } from '../../runs';

const names = ['event', 'sessions', 'speakers', 'tracks', 'microlocations', 'sponsors'];
const files = (): SourceFile[] => names.map((name) => fixture(`open-event/${name}.json`));
const read = (...given: SourceFile[]): Draft => {
	const draft = openEvent.read(given, nothingGiven);
	expectSound(draft);
	return draft;
};
const archive = () => read(...files());
const session = ({ sessions }: Draft, key: string): DraftSession => {
	const found = sessions.find((one) => one.key === key);
	if (!found) throw new Error(`no session ${key}`);
	return found;
};

describe('an archive', () => {
	it('tells the event with its zone and days', () => {
		expect(archive().event).toMatchObject({
			...{ key: 'water-2031', name: 'Water 2031', zone: 'Asia/Singapore' },
			...{ site: 'https://water.example.org/', days: ['2031-03-22', '2031-03-23'] },
			venue: { name: 'The harbor', address: '1 Quay Street' }
		});
	});

	it('has only accepted and confirmed sessions, and counts the others', () => {
		const draft = archive();
		expect(draft.sessions.map(({ key }) => key)).toEqual(['11', '12', '16']);
		const what = 'a session that is not accepted (rejected)';
		expect(placesOf(draft, 'left out', what)).toEqual(['sessions.json[2]', 'sessions.json[4]']);
		expect(countsOf(draft, 'left out')['a session that is not accepted (pending)']).toBe(1);
	});

	it('takes sessions of old archives, which have no state, but none that is deleted', () => {
		const talk = { id: 1, title: 'A talk', long_abstract: '' };
		const gone = { ...talk, id: 2, state: 'accepted', deleted_at: '2031-01-01T00:00:00' };
		const draft = read(jsonFile('sessions.json', [talk, gone]));
		expect(draft.sessions.map(({ key }) => key)).toEqual(['1']);
		expect(countsOf(draft, 'left out')).toEqual({ 'a session that is not accepted (deleted)': 1 });
	});

	it('has nobody who only proposed, and nobody twice', () => {
		const draft = archive();
		expect(JSON.stringify(draft)).not.toContain('Carla');
		expect(draft.people.map(({ key, name }) => [key, name])).toEqual([
			['1', 'Anna Example'],
			['2', 'Ben Sample'],
			[null, 'Guest One'],
			[null, 'Guest Two']
		]);
	});

	it('keeps offsets, and wall-clock times without one', () => {
		const draft = archive();
		const times = ({ start, end }: DraftSession) => [start, end];
		expect(times(session(draft, '11'))).toEqual([
			'2031-03-22T09:30:00+08:00',
			'2031-03-22T10:00:00+08:00'
		]);
		expect(times(session(draft, '12'))).toEqual(['2031-03-22T11:00:00', '2031-03-22T11:30:00']);
	});

	it('reads HTML as HTML and plain text as plain text', () => {
		const draft = archive();
		expect(shown(session(draft, '11').summary)).toBe(
			'<p>A short history</p><p>Old pipes.</p><p>Old <strong>pipes</strong> and new ones.</p>'
		);
		expect(shown(session(draft, '12').summary)).toBe(
			'<p>A list of leaks:<br />* one<br />* two_and_three</p>'
		);
	});

	it('finds rooms and tracks by their ids, a room with the id 0 as well', () => {
		const draft = archive();
		expect(draft.rooms).toEqual([
			{ key: '0', name: 'Main pier', directions: 'Floor 2, Room A' },
			{ key: '4', name: 'Boat', directions: null }
		]);
		expect(draft.tracks).toEqual([{ key: '5', name: 'Plumbing', color: '#0080ff' }]);
		const inShort = ({ rooms, track, kind, language }: DraftSession) => [
			rooms,
			track,
			kind,
			language
		];
		expect(inShort(session(draft, '11'))).toEqual([['0'], '5', 'invited', 'de']);
		expect(inShort(session(draft, '12'))).toEqual([[], '5', 'talk', null]);
		expect(inShort(session(draft, '16'))).toEqual([['0'], null, 'lunch', null]);
	});

	it('declares rooms and tracks that only sessions name', () => {
		const draft = read(fixture('open-event/sessions.json'));
		expect(draft.rooms.map(({ name }) => name)).toEqual(['Main pier']);
		expect(draft.tracks.map(({ name }) => name)).toEqual(['Plumbing']);
		expect(draft.people).toHaveLength(4);
	});

	it('gives people affiliations, links and biographies', () => {
		const [anna] = archive().people;
		expect(anna).toMatchObject({ affiliations: ['Example Waterworks'] });
		expect(shown(anna?.bio)).toBe('<p>Has known pipes for years.</p>');
		expect(anna?.links).toEqual([
			{ kind: 'homepage', url: 'https://anna.example.org/', label: 'Website' },
			{ kind: 'other', url: 'https://twitter.com/anna_example', label: 'Twitter' }
		]);
	});

	it('says all that stays outside, and none of its words', () => {
		const draft = archive();
		expect(countsOf(draft, 'left out')).toEqual({
			'HTML that pages do not show (script)': 1,
			'a country': 1,
			"a file that isn't part of a program": 1,
			'a language whose name is not known': 1,
			'a level': 1,
			'a phone number': 1,
			'a picture of the event, which lies on another host': 1,
			'a position': 1,
			'a profile picture, which lies on another host': 1,
			'a room that is not in the list of rooms': 1,
			'a session that is not accepted (pending)': 1,
			'a session that is not accepted (rejected)': 2,
			'a short biography beside the long one': 1,
			'a speaker without an accepted session': 2,
			"an address that isn't a web address": 2,
			'an e-mail address': 2,
			'comments on a proposal': 1,
			'links of the event': 1,
			'the description of the event': 1,
			'the position of a room': 1,
			'the position of the venue': 1,
			'the type of a session': 1
		});
		expect(countsOf(draft, 'changed')).toEqual({
			'a subtitle, put before the summary': 1,
			'an address without https': 1
		});
		expect(JSON.stringify(draft)).not.toMatch(/anna@|\+47|office@|alert/);
	});
});

describe('recognizing', () => {
	it('knows every file of the archive', () => {
		expect(files().map((file) => openEvent.recognizes(file))).toEqual(names.map(() => true));
	});

	it('knows empty lists beside the program by their names', () => {
		expect(openEvent.recognizes(jsonFile('unpacked/forms.json', []))).toBe(true);
		expect(openEvent.recognizes(jsonFile('program.json', []))).toBe(false);
	});

	it('claims no file of another format', () => {
		const others: unknown[] = [
			{ schedule: { conference: { title: '"floor"', days: [] } } },
			[{ id: '1', title: 'A', loc: ['Hall'], date: '2031-05-06', desc: '"floor" "color"' }],
			[{ id: '1', name: ['Anna', 'Example'], prog: ['1'] }],
			{ schemaVersion: 2, info: { color: '#fff' }, schedule: [], people: [] },
			...[{ name: 'color', tagline: '"start_time"' }, [], {}, null, [['"floor"']]]
		];
		for (const other of others) expect(openEvent.recognizes(jsonFile('x.json', other))).toBe(false);
		for (const name of [
			'sessionize-all',
			'sessionize-grid',
			'sessionize-speakers',
			'pretalx-widget'
		]) {
			expect(openEvent.recognizes(fixture(`${name}.json`))).toBe(false);
		}
	});
});

describe('files that are none', () => {
	const refused = (text: string) => () =>
		openEvent.read([{ name: 'event.json', text }], nothingGiven);

	it('are refused: a ZIP with how to mend it', () => {
		expect(refused('PK\u0003\u0004abc')).toThrow(Unreadable);
		expect(refused('PK\u0003\u0004abc')).toThrow(
			/^event\.json: this is a ZIP archive\. Unpack it, and name the JSON files in it/
		);
		expect(openEvent.recognizes({ name: 'export.zip', text: 'PK\u0003\u0004abc' })).toBe(false);
	});

	it('are refused with a sentence', () => {
		expect(refused('[{"id": 1')).toThrow(/^event\.json: this JSON is damaged/);
		expect(refused('[{"id": 1}]')).toThrow(
			/this is not one of the files of an Open Event archive\.$/
		);
	});

	for (const name of names) {
		it(
			`${name}.json with anything anywhere is a sound draft or a refusal`,
			() => {
				const others = files().filter((file) => file.name !== `${name}.json`);
				const whole: unknown = JSON.parse(fixture(`open-event/${name}.json`).text);
				fc.assert(
					fc.property(damaged(whole), (value) => {
						const file = jsonFile(`${name}.json`, value);
						openEvent.recognizes(file);
						readOrRefuse(openEvent, [file, ...others]);
					}),
					runs(20)
				);
			},
			BUSY
		);

		it(
			`${name}.json that breaks off is refused, and not recognized`,
			() => {
				const { text: whole } = fixture(`open-event/${name}.json`);
				fc.assert(
					fc.property(brokenOff(whole.trim()), (text) => {
						const file = { name: `${name}.json`, text };
						expect(openEvent.recognizes(file)).toBe(false);
						expect(readOrRefuse(openEvent, [file])).toBeNull();
					}),
					runs(10)
				);
			},
			BUSY
		);
	}
});
