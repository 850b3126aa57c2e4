/** Imports as organizers make them, by the real commands: a draft, a review, a publication, and again. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { takeIn } from '../../src/lib/data/incoming/take';
import { isUntold } from '../../src/lib/data/incoming/untold';
import { recognize } from '../../src/lib/formats/recognize';
import { findingsIn, read } from './folders';
import { importOf } from './imports';
import { edit, text } from './publications';
import { data, type Ran } from './ran';
import { runs } from '../runs';

vi.setConfig({ testTimeout: 60_000 });

let parent: string;
let dir: string;

beforeEach(() => {
	parent = mkdtempSync(join(tmpdir(), 'runsheet-importing-'));
	dir = join(parent, 'event');
});
afterEach(() => rmSync(parent, { recursive: true }));

const head = 'Title,Date,Start,End,Room,Speakers,Abstract\n';
const rivers = 'Rivers That Remember,2035-05-04,9:00,9:30,Hall One,Ada Alder,About rivers.\n';
const moss = 'A Map of Moss,2035-05-04,9:30,10:00,Hall One,Bo Birke,About moss.\n';
const tba = 'TBA,2035-05-04,10:00,10:30,Hall Two,TBA,\n';
const zone = ['--time-zone', 'Europe/Oslo'];
const known = ['--name', 'Harbor 2035', '--base-url', 'https://harbor.example.net'];

function source(content: string, name = 'program.csv'): string {
	const file = join(parent, name);
	writeFileSync(file, content);
	return file;
}

const imported = (content: string, ...flags: string[]) =>
	data(dir, 'import', source(content), '--to', dir, ...flags);

const publish = () => data(dir, 'publish', '-m', 'why', '--offline');
const sessions = () => read(dir).program.sessions.map(({ id, status }) => [id, status]);
const changes = () => {
	const { changes } = read(dir).ledger.at(-1)!;
	return changes.map(({ subject, id, field }) => [subject, id, field]);
};

describe('a CSV', () => {
	it('becomes a draft, is reviewed, published, and imported again', async () => {
		const first = await imported(head + rivers + moss, ...zone);
		expect([first.status, first.err]).toEqual([0, '']);
		expect(first.out).toContain('DIR is a draft: 2 sessions, 2 people, 1 room, 1 day, revision 0.');
		expect(first.out).toContain('  people: ada-alder, bo-birke\n  sessions: rivers-that-remember,');
		expect(first.out).toContain('DIR/event.yaml:4: before you publish: the event is still called');
		expect(text(dir, 'event.yaml')).not.toContain('city');
		// what nobody said must be filled in
		expect((await publish()).status).toBe(1);
		await imported(head + rivers + moss, ...zone, ...known, '--city', 'Bergen', '--id', 'harbor');
		expect(findingsIn(dir)).toEqual([]);
		const { event } = read(dir).program;
		expect([event.id, event.name, event.venue.city]).toEqual(['harbor', 'Harbor 2035', 'Bergen']);
		// an id is made nicer, a word put right
		edit(dir, 'sessions.yaml', 'id: rivers-that-remember', 'id: rivers');
		edit(dir, 'sessions.yaml', 'title: Rivers That Remember', 'title: Rivers that remember');
		cpSync(join(dir, 'sessions/rivers-that-remember.md'), join(dir, 'sessions/rivers.md'));
		rmSync(join(dir, 'sessions/rivers-that-remember.md'));
		const later = rivers.replace('9:30,Hall', '9:20,Hall');
		expect((await imported(head + later + moss)).status).toBe(0);
		expect(sessions()).toEqual([
			['rivers', 'scheduled'],
			['a-map-of-moss', 'scheduled']
		]);
		expect(text(dir, 'sessions.yaml')).toContain(
			"title: Rivers that remember\n  start: '9:00'\n  end: '9:20'"
		);
		expect((await publish()).out).toContain('The whole program: 2 sessions.');
		// published: what comes now waits, and is one revision
		const moved = moss.replace('9:30,10:00', '9:45,10:15');
		edit(
			dir,
			'rooms.yaml',
			'name: Hall One',
			'name: Hall One # by the stairs\n  directions: Upstairs'
		);
		const again = await imported(head + later + moved);
		expect(again.out).toContain('3 changes in DIR are not published yet. To publish: ');
		expect((await publish()).status).toBe(0);
		expect(changes()).toEqual([
			['session', 'a-map-of-moss', 'start'],
			['session', 'a-map-of-moss', 'end'],
			['room', 'hall-one', 'directions']
		]);
		expect((await imported(head + later + moved)).out).toContain(
			'Nothing has changed since revision 2: DIR is as it was.\n'
		);
	});

	it('is published at once with --publish, but for what was waiting', async () => {
		const refused = await imported(head + rivers, ...zone, '--publish');
		expect([refused.status, refused.out]).toEqual([1, expect.stringContaining('is a draft')]);
		expect(refused.err).toContain('Nothing was published: ');
		const { status } = await imported(head + rivers, ...zone, ...known, '--publish');
		expect([status, read(dir).program.revision]).toEqual([0, 1]);
		edit(dir, 'rooms.yaml', 'name: Hall One', 'name: Hall 1');
		const { out } = await imported(head + rivers + moss, '--publish');
		expect(out).toContain('1 change in DIR is not published yet.');
		expect(changes()).toEqual([
			['session', 'a-map-of-moss', 'added'],
			['person', 'bo-birke', 'added']
		]);
	});

	it('fills in a session that was to be announced', async () => {
		await imported(head + rivers + tba, ...zone, ...known, '--publish');
		expect(sessions().at(-1)).toEqual(['other', 'scheduled']);
		expect(read(dir).program.people.map(({ id }) => id)).toEqual(['ada-alder']);
		const told = 'Maps of Tides,2035-05-04,10:00,10:30,Hall Two,Cleo Zeder,\n';
		await imported(head + rivers + told, '--publish');
		expect(sessions()).toEqual([
			['rivers-that-remember', 'scheduled'],
			['other', 'scheduled']
		]);
	});

	it('is refused where most rows have no title, or nothing a time, whoever names the format', async () => {
		const untitled = 'Title,Date,Start,Speakers\n,2035-05-04,9:00,Ada\n,2035-05-04,10:00,Bo\n';
		const untimed = 'Title,Start,Speakers\nRivers,,Ada\nMoss,,Bo\n';
		expect((await imported(untitled, ...zone, '--format', 'csv')).err).toContain(
			'2 of 2 sessions have no title (the first: row 2)'
		);
		for (const flags of [zone, [...zone, '--format', 'csv']]) {
			expect((await imported(untimed, ...flags, '--date', '2035-05-04')).err).toContain(
				'Nothing in it has a time, so this was hardly read right.'
			);
		}
		const said = [...zone, '--date', '2035-05-04', '--unscheduled'];
		expect((await imported(untimed, ...said)).status).toBe(0);
	});
});

describe('a draft', () => {
	it('loses what the source lost, but for what a hand has touched, and gets nothing back that a hand took out', async () => {
		await imported(head + rivers + moss + tba, ...zone);
		edit(dir, 'sessions.yaml', 'title: A Map of Moss', 'title: A Map of Mosses');
		await imported(head + rivers, ...zone);
		expect(sessions()).toEqual([
			['rivers-that-remember', 'scheduled'],
			['a-map-of-moss', 'cancelled']
		]);
		const { length } = text(dir, 'sessions.yaml');
		const from = text(dir, 'sessions.yaml').indexOf('- id: a-map-of-moss');
		edit(dir, 'sessions.yaml', text(dir, 'sessions.yaml').slice(from, length), '');
		rmSync(join(dir, 'sessions/a-map-of-moss.md'));
		await imported(head + rivers + moss, ...zone);
		expect(sessions()).toEqual([['rivers-that-remember', 'scheduled']]);
	});

	it('keeps ids that a hand has changed, and doubles nothing, whichever they are', async () => {
		const draft = (content: string) => {
			const files = [{ name: 'a.csv', text: content }];
			return recognize(files).read(files, { zone: 'Europe/Oslo', date: null, base: null });
		};
		const content = head + rivers + moss.replace('Hall One', 'Hall Two');
		const take = () =>
			takeIn(dir, importOf(draft(content), { format: 'csv', zone: 'Europe/Oslo' }));
		const ids = [
			'rivers-that-remember',
			'a-map-of-moss',
			'ada-alder',
			'bo-birke',
			'hall-one',
			'hall-two'
		];
		const all = () => {
			const { sessions, people, rooms } = read(dir).program;
			return [...sessions, ...people, ...rooms].map(({ id }) => id);
		};
		await fc.assert(
			fc.asyncProperty(fc.subarray(ids), fc.boolean(), async (renamed, other) => {
				rmSync(dir, { recursive: true, force: true });
				await take();
				for (const file of ['sessions.yaml', 'people.yaml', 'rooms.yaml']) {
					const changed = renamed.reduce(
						(content, id) => content.replaceAll(new RegExp(`\\b${id}(?![-\\w])`, 'g'), `my-${id}`),
						text(dir, file)
					);
					// a person may get another name at the same time
					writeFileSync(
						join(dir, file),
						other ? changed.replace('name: Bo Birke', 'name: Bo B.') : changed
					);
				}
				for (const id of renamed.filter((id) => ids.indexOf(id) < 2)) {
					cpSync(join(dir, `sessions/${id}.md`), join(dir, `sessions/my-${id}.md`));
					rmSync(join(dir, `sessions/${id}.md`));
				}
				const now = all();
				expect(now.filter((id) => id.startsWith('my-'))).toHaveLength(renamed.length);
				expect((await take()).kind).toBe('unchanged');
				expect((await take()).kind).toBe('unchanged');
				expect(all()).toEqual(now);
			}),
			runs(4)
		);
	});
});

it('a schedule.xml of the same event changes nothing that its schedule.json said', async () => {
	const person = {
		guid: 'a4580ac7-445e-536c-a2a5-02138b409065',
		code: 'ADA1',
		public_name: 'Ada Alder'
	};
	const event = {
		...{ guid: '4bfb9f9c-a8cd-5bcb-8b0f-ce20509f2a36', code: 'RIVER1', id: 2271, title: 'Rivers' },
		...{ date: '2035-05-04T09:00:00+02:00', start: '09:00', duration: '00:40', room: 'Hall One' },
		...{ track: 'Water & Land', type: 'Talk', abstract: 'About rivers.', language: 'en' },
		persons: [{ ...person, biography: 'Ada reads rivers.' }]
	};
	const conference = {
		...{ acronym: 'harbor35', title: 'Harbor Days 2035', time_zone_name: 'Europe/Berlin' },
		tracks: [{ name: 'Water & Land', slug: 'water', color: '#4d4d4c' }],
		rooms: [{ name: 'Hall One', slug: 'one' }],
		days: [{ date: '2035-05-04', rooms: { 'Hall One': [event] } }]
	};
	const xml =
		'<?xml version="1.0"?><schedule><conference><acronym>harbor35</acronym><title>Harbor Days 2035</title>' +
		'<time_zone_name>Europe/Berlin</time_zone_name><track name="Water &amp; Land" color="#4d4d4c"/></conference>' +
		`<day date="2035-05-04"><room name="Hall One"><event guid="${event.guid}" code="RIVER1" id="2271">` +
		'<date>2035-05-04T09:00:00+02:00</date><start>09:00</start><duration>00:40</duration><room>Hall One</room>' +
		'<title>Rivers</title><language>en</language><track>Water &amp; Land</track><type>Talk</type>' +
		`<abstract>About rivers.</abstract><persons><person guid="${person.guid}">Ada Alder</person></persons>` +
		'</event></room></day></schedule>';
	const json = JSON.stringify({ schedule: { conference } });
	await data(dir, 'import', source(json, 'a.json'), '--to', dir);
	const before = ['rooms', 'tracks', 'people', 'sessions'].map((name) => text(dir, `${name}.yaml`));
	for (const file of [source(xml, 'a.xml'), source(xml, 'a.xml'), source(json, 'a.json')]) {
		const { out } = await data(dir, 'import', file, '--to', dir);
		expect(out).toContain('Nothing has changed: DIR is as it was.');
	}
	expect(
		['rooms', 'tracks', 'people', 'sessions'].map((name) => text(dir, `${name}.yaml`))
	).toEqual(before);
	expect(text(dir, 'people/ada-alder.md')).toBe('Ada reads rivers.\n');
});

describe('a folder whose history was deleted', () => {
	const noLedger = 'revision 1 was published, and revisions.yaml is missing or empty';
	it.each([
		['revisions.yaml', noLedger, noLedger],
		[
			'published.json',
			'DIR/published.json is missing, and DIR/revisions.yaml holds 1 revision: ',
			'DIR/published.json, with which to compare, is missing'
		],
		[
			'both',
			'DIR/revisions.yaml and DIR/published.json are missing, but revision 1 was published',
			'DIR/imported.json:1: revision 1 was published from this folder, but revisions.yaml and published.json are missing.'
		]
	])('says so, whether it is imported into or published: %s', async (name, imports, publishes) => {
		// neither git nor a site knows of it
		await imported(head + rivers, ...zone, ...known);
		expect((await publish()).status).toBe(0);
		edit(dir, 'people.yaml', 'id: ada-alder', 'id: ada');
		edit(dir, 'sessions.yaml', 'ada-alder', 'ada');
		const gone = name === 'both' ? ['revisions.yaml', 'published.json'] : [name];
		for (const file of gone) rmSync(join(dir, file));
		const before = text(dir, 'sessions.yaml');
		const said = async (ran: Promise<Ran>) => {
			const { status, out, err } = await ran;
			return [status, out + err];
		};
		expect(await said(imported(head + moss))).toEqual([1, expect.stringContaining(imports)]);
		expect(await said(publish())).toEqual([1, expect.stringContaining(publishes)]);
		expect(text(dir, 'sessions.yaml')).toBe(before);
		if (name === 'both') expect((await data(dir, 'check')).status).toBe(1);
	});
});

it('keeps the id of an event that was published', async () => {
	await imported(head + rivers, ...zone, ...known, '--id', 'harbor');
	expect((await publish()).status).toBe(0);
	expect((await imported(head + rivers + moss, '--id', 'harbor')).status).toBe(0);
	const before = text(dir, 'event.yaml');
	expect(await imported(head + rivers, '--id', 'harbor-35')).toEqual({
		status: 1,
		out: '',
		err:
			'DIR was published with the id "harbor", which stays: calendars and agendas go by it. Leave --id out. ' +
			'If "harbor-35" is another event, import it into a folder of its own (--to). DIR is as it was.\n'
	});
	expect(text(dir, 'event.yaml')).toBe(before);
});

it('knows words for what is to be announced, and no title that only looks so', () => {
	for (const words of ['TBA', 't.b.d.', 'Speaker TBA', 'To be announced', '(TBC)', 'N.N.', '???'])
		expect(isUntold(words), words).toBe(true);
	for (const words of ['TBA: a history', 'Tba Ndiaye', 'Nn', 'N', 'The TBD problem', 'Talks'])
		expect(isUntold(words), words).toBe(words === 'Nn');
});
