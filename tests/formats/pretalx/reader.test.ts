/** The JSON of pretalx's schedule widget: talks and breaks, in several languages. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Unreadable, type SourceFile } from '../../../src/lib/formats/format';
import { pretalxWidget } from '../../../src/lib/formats/pretalx/reader';
import type { Draft } from '../../../src/lib/program/exchange/draft';
import { brokenOff, BUSY, damaged } from '../damage';
import { fixture, jsonFile, nothingGiven } from '../fixtures';
import { countsOf, expectSound, placesOf, readOrRefuse, shown } from '../sound';
import { runs } from '../../runs';

const file = () => fixture('pretalx-widget.json');
const read = (...files: SourceFile[]): Draft => {
	const draft = pretalxWidget.read(files, nothingGiven);
	expectSound(draft);
	return draft;
};
const whole = () => JSON.parse(file().text) as { talks: { id: number }[] };

describe('the widget', () => {
	it('names the zone and the days of the event', () => {
		const { event } = read(file());
		expect(event.zone).toBe('Europe/Berlin');
		expect(event.days).toEqual(['2031-06-01', '2031-06-02', '2031-06-03']);
	});

	it('names only the ends of a span that no event has', () => {
		const text = file().text.replace('"event_end": "2031-06-03"', '"event_end": "9999-12-31"');
		expect(read({ name: 'w.json', text }).event.days).toEqual(['2031-06-01', '9999-12-31']);
	});

	it('gives talks their codes, and breaks no key', () => {
		const inShort = read(file()).sessions.map(({ key, title, kind }) => [key, title, kind]);
		expect(inShort).toEqual([
			['ABC7DE', 'Rust on rails', 'talk'],
			['FGH8IJ', 'Signals', 'talk'],
			[null, 'Coffee', 'break'],
			[null, 'Stretching', 'break']
		]);
	});

	it('reads the same program when a release gives all breaks new ids', () => {
		const next = whole();
		for (const talk of next.talks) talk.id += 1000;
		expect(read(jsonFile('pretalx-widget.json', next))).toEqual(read(file()));
	});

	it('keeps times with their offsets, though breaks start in UTC and end at the venue', () => {
		const [talk, , coffee] = read(file()).sessions;
		expect([talk?.start, talk?.end]).toEqual([
			'2031-06-01T09:00:00+02:00',
			'2031-06-01T09:30:00+02:00'
		]);
		expect([coffee?.start, coffee?.end]).toEqual([
			'2031-06-01T08:00:00Z',
			'2031-06-01T10:30:00+02:00'
		]);
	});

	it('takes an end that is missing from the duration, also past midnight', () => {
		expect(read(file()).sessions[1]?.end).toBe('2031-06-02T00:30:00+02:00');
	});

	it('takes names in English, else in the first language, and says what it leaves', () => {
		const draft = read(file());
		expect(draft.tracks).toEqual([{ key: '7', name: 'Schienen', color: '#123456' }]);
		expect(draft.rooms).toEqual([{ key: '3', name: 'Depot', directions: 'Behind the tower' }]);
		const what = 'the same words in another language';
		expect(placesOf(draft, 'left out', what)).toEqual(['talks[0].title']);
	});

	it('reads abstracts as Markdown in which every line is one', () => {
		expect(shown(read(file()).sessions[0]?.summary)).toBe(
			'<p>Why <em>tracks</em> rust.<br />And what to do.</p>'
		);
	});

	it('gives talks their speakers, track, room and language', () => {
		const draft = read(file());
		const [talk] = draft.sessions;
		expect([talk?.track, talk?.rooms, talk?.language]).toEqual(['7', ['3'], 'de']);
		expect(talk?.speakers.map((at) => draft.people[at])).toMatchObject([
			{ key: 'SPK001', name: 'Anna Example', links: [] }
		]);
	});

	it('leaves out what is rejected and what is only blocked, and says of the rest what is missing', () => {
		const draft = read(file());
		expect(countsOf(draft, 'left out')).toEqual({
			'a session that is not accepted': 1,
			"a blocked slot, which isn't a session": 1,
			'a profile picture, which lies on another host': 1,
			'a room that is not in the list of rooms': 1,
			'a speaker who is not in the list of speakers': 1,
			'the description of a track': 1,
			'the name of the schedule version': 1,
			'the same words in another language': 1,
			'the wish not to be recorded': 1,
			'when it was last changed': 1
		});
		const what = 'a kind (break), from the title of a session without speakers';
		expect(placesOf(draft, 'inferred', what)).toEqual(['talks[3]']);
	});

	it('merges no people whose code is a placeholder', () => {
		const draft = read(
			jsonFile('w.json', {
				...{ talks: [], rooms: [], timezone: 'UTC' },
				speakers: [
					{ code: '0', name: 'Guest One' },
					{ code: '0', name: 'Guest Two' }
				]
			})
		);
		expect(draft.people.map(({ key, name }) => [key, name])).toEqual([
			[null, 'Guest One'],
			[null, 'Guest Two']
		]);
	});
});

describe('recognizing', () => {
	it('knows the widget', () => {
		expect(pretalxWidget.recognizes(file())).toBe(true);
	});

	it('claims no file of another format', () => {
		const others = [
			{ schedule: { conference: { title: '"talks"', days: [] } } },
			{ talks: [], timezone: 'UTC' },
			{ talks: [], rooms: [], tracks: [] },
			{ talks: {}, rooms: [], timezone: 'UTC' },
			...[[{ talks: [] }], { talks: [] }, [], null, '"talks"']
		];
		for (const other of others)
			expect(pretalxWidget.recognizes(jsonFile('x.json', other))).toBe(false);
		expect(pretalxWidget.recognizes(fixture('sessionize-all.json'))).toBe(false);
	});
});

describe('files that are none', () => {
	it('are refused with a sentence', () => {
		const refused = (text: string) => () =>
			pretalxWidget.read([{ name: 'w.json', text }], nothingGiven);
		expect(refused('{"talks": [')).toThrow(Unreadable);
		expect(refused('{"talks": [')).toThrow(/^w\.json: this JSON is damaged/);
		expect(refused('{"talks": 1}')).toThrow('w.json: this is not the JSON of a pretalx widget.');
	});

	it(
		'with anything anywhere are a sound draft or a refusal',
		() => {
			fc.assert(
				fc.property(damaged(whole()), (value) => {
					const damagedFile = jsonFile('w.json', value);
					pretalxWidget.recognizes(damagedFile);
					readOrRefuse(pretalxWidget, [damagedFile]);
				}),
				runs(50)
			);
		},
		BUSY
	);

	it(
		'that break off are refused, and not recognized',
		() => {
			fc.assert(
				fc.property(brokenOff(file().text.trim()), (text) => {
					expect(pretalxWidget.recognizes({ name: 'w.json', text })).toBe(false);
					expect(readOrRefuse(pretalxWidget, [{ name: 'w.json', text }])).toBeNull();
				})
			);
		},
		BUSY
	);
});
