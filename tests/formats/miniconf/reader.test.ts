/** MiniConf sites: a calendar, papers in their sessions, invited talks, and passwords that stay outside. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Unreadable, type SourceFile } from '../../../src/lib/formats/format';
import { miniconf } from '../../../src/lib/formats/miniconf/reader';
import type { Draft, DraftSession } from '../../../src/lib/program/exchange/draft';
import { brokenOff, BUSY, damaged } from '../damage';
import { fixture, jsonFile, nothingGiven } from '../fixtures';
import { countsOf, expectSound, placesOf, readOrRefuse, shown } from '../sound';
import { runs } from '../../runs';

const names = [
	...['main_calendar.json', 'papers.csv', 'speakers.yml', 'config.yml', 'paper_sessions.yml']
];
const only = (...wanted: string[]): SourceFile[] =>
	wanted.map((name) => fixture(`miniconf/${name}`));
const read = (files: SourceFile[], base: string | null = null): Draft => {
	const draft = miniconf.read(files, { ...nothingGiven, base });
	expectSound(draft);
	return draft;
};
const site = () => read(only(...names));
const session = ({ sessions }: Draft, key: string): DraftSession => {
	const found = sessions.find((one) => one.key === key);
	if (!found) throw new Error(`no session ${key}`);
	return found;
};
const people = ({ people: all }: Draft, positions: number[]) =>
	positions.map((at) => all[at]?.name);

describe('the calendar', () => {
	it('gives sessions without keys, with their times and kinds', () => {
		const { sessions } = read(only('main_calendar.json'));
		expect(sessions.map(({ key, title, kind, start }) => [key, title, kind, start])).toEqual([
			[null, 'Opening remarks', 'opening', '2031-07-06T14:00:00+00:00'],
			[null, 'Keynote 1: Anna Example', 'invited', '2031-07-06T14:15:00+00:00'],
			[null, 'Workshops', 'other', '2031-07-07T14:00:00+00:00'],
			[null, 'Live Q&A with Anna', 'other', '2031-07-06T20:00:00+00:00'],
			[null, 'Coffee', 'break', '2031-07-06T15:00:00+00:00']
		]);
	});

	it('knows no zone', () => {
		expect(site().event.zone).toBeNull();
	});

	it("leaves out blocks of the week's view only where their parts are listed", () => {
		const draft = read(only('main_calendar.json'));
		const what = "a block of the week's view, whose parts are listed";
		expect(placesOf(draft, 'left out', what)).toEqual(['[2]']);
	});

	it("keeps blocks of the week's view in whose time nothing is listed", () => {
		const entry = { title: 'A', calendarId: '---', type: 'Talks', view: 'day' };
		const draft = read([
			jsonFile('main_calendar.json', [
				{ ...entry, start: '2031-07-06T14:00:00Z', end: '2031-07-06T15:00:00Z' },
				{ ...entry, view: 'week', start: '2031-07-07T14:00:00Z', end: '2031-07-07T15:00:00Z' }
			])
		]);
		expect(draft.sessions).toHaveLength(2);
	});

	it('tells rooms from addresses', () => {
		const draft = read(only('main_calendar.json'));
		expect(draft.rooms).toEqual([{ key: 'Blue stage', name: 'Blue stage', directions: null }]);
		expect(draft.sessions.map(({ rooms }) => rooms)).toEqual([['Blue stage'], [], [], [], []]);
		expect(draft.sessions[4]?.online).toBe('https://example.zoom.us/j/777');
	});

	it('resolves addresses of its own site against the one that is given', () => {
		const bare = read(only('main_calendar.json'));
		expect(bare.sessions[1]?.links).toEqual([]);
		expect(countsOf(bare, 'left out')["an address that isn't a web address"]).toBe(1);
		const based = read(only('main_calendar.json'), 'https://virtual.example.org/2031/');
		expect(based.sessions[1]?.links.map(({ url }) => url)).toEqual([
			'https://virtual.example.org/2031/speaker_anna.html'
		]);
	});
});

describe('passwords of meetings', () => {
	it('never come in, whichever field they stand in', () => {
		const draft = site();
		expect(JSON.stringify(draft)).not.toMatch(/pwd|hush|c2VzYW1l|4711|sesame/);
		expect(countsOf(draft, 'left out')).toMatchObject({
			'an address with a password in it': 3,
			'the password of a meeting': 1
		});
	});

	it('leave the words around them', () => {
		const words = session(site(), 'main.2').summary?.replace(/\s+/g, ' ');
		expect(words).toBe('Join at () to hear of waves.');
	});

	it('are found however they are written', () => {
		const secret = [
			'https://zoom.us/j/1?pwd=SECRET',
			'https://zoom.us/j/1?a=1&amp;pwd=SECRET',
			'https://zoom.us/j/1#PWD=SECRET',
			'https://example.org/r?u=https%3A%2F%2Fzoom.us%2Fj%2F1%3Fpwd%3DSECRET',
			'<a href="https://zoom.us/j/1?pwd=SECRET">Join</a>',
			'[Join](https://zoom.us/j/1?pwd=SECRET)',
			'参加https://zoom.us/j/1?pwd=SECRET',
			'zoom.us/j/1?pwd=SECRET',
			'On Zoom, **Passcode:** SECRET',
			'On Zoom, <b>Password</b>: <i>SECRET</i>',
			'https://me:SECRET@zoom.us/j/1'
		];
		for (const words of secret) {
			const talk = { UID: '1', title: 'T', speaker: 'Anna Example', abstract: words, bio: words };
			const draft = read([jsonFile('speakers.json', [talk])]);
			expect(JSON.stringify(draft), words).not.toContain('SECRET');
		}
		for (const address of secret) {
			const entry = { title: `T ${address}`, start: '2031-07-06T14:00:00Z', calendarId: 'qa' };
			const both = [`x ${address}`, address].map((location) => ({
				...entry,
				link: address,
				location
			}));
			const draft = read([jsonFile('main_calendar.json', both)]);
			expect(JSON.stringify(draft), address).not.toContain('SECRET');
		}
	});
});

describe('papers', () => {
	it('have the time of their session, which is their track', () => {
		const draft = site();
		expect(draft.tracks).toEqual([
			{ key: '1A', name: 'Session 1A: Drops', color: null },
			{ key: '2B', name: 'Session 2B', color: null }
		]);
		const { start, end, track, kind } = session(draft, 'main.2');
		expect([start, end, track, kind]).toEqual([
			'2031-07-06T16:00:00-04:00',
			'2031-07-06T17:00:00-04:00',
			'1A',
			'talk'
		]);
	});

	it('are two sessions where they are presented twice', () => {
		const draft = site();
		expect(session(draft, 'main.1').track).toBe('1A');
		expect(session(draft, 'main.1 2B')).toMatchObject({
			...{ title: 'Counting drops', track: '2B', start: '2031-07-07T05:00:00Z' }
		});
	});

	it('take times without an offset as UTC, and say so', () => {
		const what = 'times without an offset are UTC, as MiniConf has them';
		expect(placesOf(site(), 'inferred', what)).toEqual(['paper_sessions.yml.2B']);
	});

	it('have no slot where no file tells the time of their session', () => {
		const draft = read(only('papers.csv'));
		expect(draft.sessions.map(({ key, start }) => [key, start])).toEqual([
			['main.1', null],
			['main.2', null],
			['main.3', null]
		]);
		const what = 'a session of a paper, whose time no file gives';
		expect(placesOf(draft, 'left out', what)).toEqual(['row 2', 'row 4']);
	});

	it('have authors, not speakers, told apart by their names', () => {
		const draft = site();
		expect(draft.peopleByName).toBe(true);
		const { authors, speakers } = session(draft, 'main.1');
		expect(people(draft, authors)).toEqual(['Anna Example', 'Ben Sample']);
		expect(speakers).toEqual([]);
		expect(session(draft, 'main.2').authors).toEqual([authors[1]]);
	});

	it('keep quotes and line breaks of their abstracts', () => {
		expect(shown(session(site(), 'main.1').summary)).toBe(
			'<p>We count drops.<br />Twice, with &quot;care&quot;.</p>'
		);
	});

	it('bring the address of the paper', () => {
		expect(session(site(), 'main.1').links).toEqual([
			{ kind: 'paper', url: 'https://papers.example.org/main.1.pdf', label: 'Paper' }
		]);
	});

	it('may be missing: then the session stands for itself', () => {
		const draft = read(only('paper_sessions.yml'));
		expect(draft.sessions.map(({ key, title, kind }) => [key, title, kind])).toEqual([
			['1A', 'Session 1A: Drops', 'other'],
			['2B', 'Session 2B', 'other'],
			['3C', 'Closing session', 'closing']
		]);
		const what = 'papers that are not in the list of papers';
		expect(placesOf(draft, 'left out', what)).toEqual(['1A', '2B']);
	});
});

describe('invited talks', () => {
	it('are in the first entry of the calendar that leads to them', () => {
		const draft = site();
		const talk = session(draft, 'anna');
		expect(talk).toMatchObject({
			...{ kind: 'invited', title: 'What water wants', start: '2031-07-06T14:15:00+00:00' },
			aliases: ['Keynote 1: Anna Example']
		});
		expect(people(draft, talk.speakers)).toEqual(['Anna Example']);
		expect(shown(talk.summary)).toBe('<p>Water <em>wants</em> to go down.</p>');
		const again = draft.sessions.find(({ title }) => title === 'Live Q&A with Anna');
		expect([again?.key, again?.speakers]).toEqual([null, talk.speakers]);
	});

	it('are at the time of their session, where the calendar does not name them', () => {
		expect(session(site(), 'dora').start).toBe('2031-07-06T16:00:00-04:00');
	});

	it('have no slot where nothing tells it', () => {
		const draft = read(only('speakers.yml'));
		expect(session(draft, 'anna').start).toBeNull();
		expect(countsOf(draft, 'left out')['a session of a talk, whose time no file gives']).toBe(2);
	});

	it('bring their speakers, without pictures', () => {
		const [anna] = read(only('speakers.yml')).people;
		expect(anna).toMatchObject({
			...{ key: 'Anna Example', affiliations: ['Example Waterworks'], bio: 'Knows pipes.' },
			links: [{ kind: 'homepage', url: 'https://anna.example.org/' }]
		});
	});
});

describe('a site', () => {
	it('is named by its config, whose other fields are named, but never their values', () => {
		const draft = read(only('config.yml'));
		expect(draft.event.name).toBe('Drops 2031');
		expect(countsOf(draft, 'left out')).toEqual({
			'a picture of the event': 1,
			'the date of the event in words': 1,
			'the field "chat_password"': 1,
			'the line below the name of the event': 1,
			'the title of the proceedings': 1
		});
	});

	it('may write papers as JSON or YAML, and talks as CSV', () => {
		const paper = { UID: 'a', title: 'A', authors: ['Anna Example'], abstract: '', sessions: [] };
		expect(read([jsonFile('papers.json', [paper])]).sessions[0]?.key).toBe('a');
		const yaml = '- UID: a\n  title: A\n  authors: Anna Example|Ben Sample\n';
		expect(read([{ name: 'papers.yml', text: yaml }]).people).toHaveLength(2);
		const csv = 'UID,title,speaker\r\n1,Water,Anna Example\r\n';
		const draft = read([{ name: 'speakers.csv', text: csv }]);
		expect(people(draft, draft.sessions[0]!.speakers)).toEqual(['Anna Example']);
		const inches = 'UID,title,authors\n1,The 5" pipe,Anna Example\n';
		expect(read([{ name: 'papers.csv', text: inches }]).sessions[0]?.title).toBe('The 5" pipe');
	});
});

describe('recognizing', () => {
	it('knows every file of the site', () => {
		expect(only(...names).map((file) => miniconf.recognizes(file))).toEqual(names.map(() => true));
	});

	it('claims no file of another format', () => {
		const others = [
			...['title,start,end,authors\nA,9:00,10:00,B\n', 'Title\tUID\n', 'UID,Summary\n1,A\n'],
			...['name: Ours\ntagline: An event\nzone: Europe/Oslo\n', '- id: a\n  title: B\n'],
			...['<schedule/>', 'BEGIN:VCALENDAR\nUID:1\nEND:VCALENDAR\n', '', '[]', '[{"UID":1}]'],
			...['{"schedule": {"calendarId": 1}}', '# UID, speaker, authors\n']
		];
		for (const text of others) expect(miniconf.recognizes({ name: 'x', text }), text).toBe(false);
		expect(miniconf.recognizes(fixture('sessionize-all.json'))).toBe(false);
		expect(miniconf.recognizes(fixture('open-event/sessions.json'))).toBe(false);
	});
});

describe('files that are none', () => {
	const refusal = (name: string, text: string): string => {
		try {
			return String(miniconf.read([{ name, text }], nothingGiven));
		} catch (error) {
			expect(error).toBeInstanceOf(Unreadable);
			return (error as Error).message;
		}
	};

	it('are refused with a sentence', () => {
		expect(refusal('c.json', '[{"calendarId": 1')).toMatch(/^c\.json: this JSON is damaged/);
		expect(refusal('c.json', '[{"UID": 1}]')).toMatch(
			/this is not one of the files of a MiniConf site\.$/
		);
		expect(refusal('s.yml', '- UID: 1\n  speaker: [a\n')).toMatch(
			/^s\.yml:\d+: this YAML is damaged\./
		);
		expect(refusal('p.csv', 'UID,title,authors\n1,"A,B\n')).toMatch(
			/^p\.csv: this CSV is damaged \(.+\)\. A quotation/
		);
	});

	it('are refused: bombs of aliases and depths without end', () => {
		const levels = [...'bcdefghi'].map(
			(key, at) => `${key}: &${key} [${`*${'abcdefgh'[at]},`.repeat(9)}]`
		);
		const bomb = `- UID: 1\n  speaker: &a [x,x]\n`.replace(/- UID: 1\n {2}speaker/, 'a');
		const text = `name: Bomb\npage_title: x\n${bomb}${levels.join('\n')}\n`;
		expect(refusal('config.yml', text)).toMatch(/too deeply, or has too many aliases/);
		const deep = `- UID: 1\n  speaker: ${'['.repeat(30_000)}${']'.repeat(30_000)}\n`;
		expect(refusal('speakers.yml', deep)).toMatch(/too deeply|YAML is damaged/);
	});

	it(
		'main_calendar.json with anything anywhere is a sound draft or a refusal',
		() => {
			const [calendar, ...others] = only(...names);
			fc.assert(
				fc.property(damaged(JSON.parse(calendar!.text)), (value) => {
					const file = jsonFile('main_calendar.json', value);
					miniconf.recognizes(file);
					readOrRefuse(miniconf, [file, ...others]);
				}),
				runs(30)
			);
		},
		BUSY
	);

	for (const name of ['speakers.yml', 'config.yml', 'paper_sessions.yml']) {
		it(
			`${name} with anything anywhere is a sound draft or a refusal`,
			() => {
				const others = only(...names).filter((file) => file.name !== name);
				fc.assert(
					fc.property(damaged(parse(only(name)[0]!.text)), (value) => {
						// JSON is YAML, but for its first sign, by which files are told apart
						const file = { name, text: `# ${name}\n${JSON.stringify(value)}` };
						readOrRefuse(miniconf, [file, ...others]);
						readOrRefuse(miniconf, [jsonFile(name, value), ...others]);
					}),
					runs(15)
				);
			},
			BUSY
		);
	}

	for (const name of names) {
		it(
			`${name} that breaks off is a sound draft or a refusal`,
			() => {
				const [whole] = only(name);
				fc.assert(
					fc.property(brokenOff(whole!.text), (text) => {
						miniconf.recognizes({ name, text });
						readOrRefuse(miniconf, [{ name, text }]);
					}),
					runs(10)
				);
			},
			BUSY
		);
	}
});
