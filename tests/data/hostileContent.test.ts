/** Programs that can be read, with things in them that nobody wants: what is safe comes in, the rest is said. */
import {
	mkdirSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	statSync,
	symlinkSync,
	writeFileSync,
	chmodSync
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeIn } from '../../src/lib/data/incoming/take';
import { onWall } from '../../src/lib/data/incoming/time';
import { importOf } from './imports';
import { findingsIn, folderOf, read } from './folders';
import { data } from './ran';
import { runs } from '../runs';

const files = (dir: string) =>
	readdirSync(dir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());

/** The folder that the file becomes, and what was said of it. */
async function imported(name: string, content: string, ...flags: string[]) {
	const parent = folderOf({ [name]: content });
	const dir = join(parent, 'out/event');
	const ran = await data(dir, 'import', join(parent, name), '--to', dir, ...flags);
	expect([ran.status, ran.err]).toEqual([0, '']);
	expect(findingsIn(dir).filter((line) => !line.includes(': before you publish: '))).toEqual([]);
	expect(readdirSync(parent).sort()).toEqual([name, 'out'].sort());
	expect(readdirSync(join(parent, 'out'))).toEqual(['event']);
	return { dir, ...read(dir), report: readFileSync(join(dir, 'import-report.txt'), 'utf8') };
}

const csv = (...rows: string[]) =>
	`id,title,start,speakers,room,description,url\n${rows.join('\n')}\n`;
const zone = ['--time-zone', 'Europe/Oslo'];

describe('what comes in', () => {
	it('has no scripts, handlers, pictures and addresses other than http(s)', async () => {
		const event = `<event id="1" guid="1"><start>09:00</start><duration>00:30</duration><title>&lt;b onclick="x()"&gt;Bold&lt;/b&gt;</title>
<url>javascript:alert(1)</url>
<abstract><![CDATA[<p onmouseover="x()">Fine <script>alert(1)</script><img src="x" onerror="x()"> [here](javascript:alert(1)) <a href="data:text/html,x">there</a> <a href=" java&#10;script:x">and there</a></p>]]></abstract>
<persons><person id="1">Ada &lt;script&gt;alert(1)&lt;/script&gt;</person></persons>
<links><link href="javascript:alert(1)">One</link><link href="vbscript:x">Two</link><link href="https://a.example.org/">Three</link></links></event>`;
		const xml = `<schedule><conference><title>North</title><start>2030-05-02</start><time_zone_name>Europe/Oslo</time_zone_name></conference>
<day index="1" date="2030-05-02"><room name="A">${event}</room></day></schedule>`;
		const { dir, program, prose, report } = await imported('a.xml', xml);
		expect(program.sessions[0]?.links.map(({ url }) => url)).toEqual(['https://a.example.org/']);
		const shown = Object.values(prose.sessions).join('');
		expect(shown).toContain('Fine');
		// an address that leads nowhere may stay as words
		expect(shown).not.toMatch(/<(?!\/?p>)|on\w+=|href/i);
		for (const { name, parentPath } of files(dir).filter((one) => one.name.endsWith('.yaml'))) {
			expect(readFileSync(join(parentPath, name), 'utf8')).not.toMatch(
				/(javascript|vbscript|data):/i
			);
		}
		expect(report).toContain('Left out');
	});

	it('stays in its folder, whatever the identifiers are', async () => {
		const rows = [
			'../../escape,A,2030-05-02 09:00,../../me,../../../etc,Words,',
			'/etc/passwd,B,2030-05-02 10:00,C:\\me,..,Words,',
			'__proto__,C,2030-05-02 11:00,__proto__,__proto__,Words,',
			'constructor,D,2030-05-02 12:00,constructor,constructor,Words,',
			'con%00,E,2030-05-02 13:00,~,.,Words,'
		];
		const { dir, program } = await imported('a.csv', csv(...rows), ...zone);
		const ids = [program.sessions, program.people, program.rooms].flat().map(({ id }) => id);
		expect(ids.filter((id) => !/^[a-z0-9][a-z0-9-]*$/.test(id) || id === 'constructor')).toEqual(
			[]
		);
		expect(program.sessions.length).toBe(5);
		expect(
			files(dir)
				.map(({ parentPath }) => parentPath)
				.filter((path) => !path.startsWith(dir))
		).toEqual([]);
		expect(Object.keys(read(dir).prose.sessions).length).toBe(5);
		expect(
			(await data(dir, 'import', join(dir, '../../a.csv'), '--to', dir, ...zone)).out
		).toContain('Nothing has changed: ');
	});

	it('keeps formulas as the words they are, and gives them to no spreadsheet', async () => {
		const rows = [
			'1,"=HYPERLINK(""https://a.example.org"")",2030-05-02 09:00,+Ada,@A,,',
			'2,-1+1,2030-05-02 10:00,,,,'
		];
		const { dir, program } = await imported('a.csv', csv(...rows), ...zone);
		expect(program.sessions.map(({ title }) => title)).toEqual([
			'=HYPERLINK("https://a.example.org")',
			'-1+1'
		]);
		const table = (await data(dir, 'export', 'csv')).out;
		expect(table).toContain("'=HYPERLINK");
		expect(table).not.toMatch(/(^|[,;\t\n"])[=+@-]/m);
	});

	it('has no control characters, and says that it had', async () => {
		const row = '1,A\u0000 \u001b[2Jtalk,2030-05-02 09:00,Ada\u0007,A,Wo\u0008rds,';
		const { program, prose, report } = await imported('a\u0007.csv', csv(row), ...zone);
		expect(program.sessions[0]?.title).toBe('A [2Jtalk');
		expect(program.people[0]?.name).toBe('Ada');
		expect(Object.values(prose.sessions)[0]).toBe('<p>Words</p>');
		expect(report).toContain('row 2: control characters, taken out of a text.');
		// eslint-disable-next-line no-control-regex
		expect(report).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
	});
});

describe('the folder', () => {
	it('keeps its rights and its links when it is imported into again', async () => {
		const { dir } = await imported('a.csv', csv('1,A,2030-05-02 09:00,,,,'), ...zone);
		chmodSync(dir, 0o750);
		mkdirSync(join(dir, '../shared'));
		writeFileSync(join(dir, '../shared/abstract.md'), 'Words.\n');
		mkdirSync(join(dir, 'pages'));
		symlinkSync('../../shared/abstract.md', join(dir, 'pages/abstract.md'));
		const other = join(dir, '../../b.csv');
		writeFileSync(other, csv('1,A,2030-05-02 09:30,,,,'));
		expect((await data(dir, 'import', other, '--to', dir)).out).toContain(
			'DIR is a draft: 1 session'
		);
		expect(statSync(dir).mode & 0o777).toBe(0o750);
		expect(readlinkSync(join(dir, 'pages/abstract.md'))).toBe('../../shared/abstract.md');
		expect(readdirSync(join(dir, '..'))).toEqual(['event', 'shared']);
	});
});

const nasty = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 8 }),
	fc.constantFrom(
		'',
		' ',
		'\u0000',
		'a\nb',
		'__proto__',
		'constructor',
		'../../x',
		'<script>x</script>'
	),
	fc.constantFrom(
		'javascript:x',
		'=1+1',
		'null',
		'~',
		'1.0',
		'- a',
		'a: b',
		'*x',
		'&x',
		'#x',
		'|',
		'\ud800'
	),
	fc.constantFrom('2017-08-10', '9:20', '\u2028', '展示', 'x'.repeat(300), 'toString', '"', "'")
);
const some = fc.option(nasty, { nil: null });
const day = fc.oneof(fc.constantFrom('2030-05-02', '2030-05-03', '2030-02-31'), nasty);
const moment = fc.oneof(
	fc.constantFrom(
		'2030-05-02T09:00',
		'2030-05-03T00:30',
		'2030-05-02T09:00:30+02:00',
		'2030-03-31T02:30'
	),
	fc.constantFrom(
		'2030-10-27T02:30',
		'0001-01-01T00:00',
		'9999-12-31T23:59',
		'12345-01-01',
		'2030-05-02T24:00'
	),
	nasty
);
const address = fc.oneof(
	nasty,
	fc.constantFrom('https://my_conf.example.org', 'https://[::1]/', 'https://a.example.org./')
);
const links = fc.array(
	fc.record({ kind: fc.constantFrom('paper', 'other'), url: address, label: nasty }),
	{ maxLength: 2 }
);
const listed = fc.array(nasty, { maxLength: 2 });
const words = fc.option(fc.constantFrom('', ' ', 'Words.'), { nil: null });

const person = fc.record({
	...{ key: some, name: nasty, sortName: some, affiliations: listed, links, bio: words },
	...{ chair: fc.boolean(), at: nasty }
});
const session = fc.record({
	...{
		key: some,
		kind: fc.constantFrom('talk', 'lunch'),
		title: some,
		day: fc.option(day),
		start: fc.option(moment)
	},
	...{
		end: fc.option(moment),
		rooms: listed,
		speakers: fc.subarray([0, 1]),
		authors: fc.subarray([0, 1])
	},
	...{
		paperAuthors: fc.array(fc.record({ name: nasty }), { maxLength: 1 }),
		track: some,
		language: some
	},
	...{
		status: fc.constantFrom('scheduled', 'cancelled'),
		online: fc.option(address),
		links,
		aliases: listed
	},
	...{ summary: words, summaryKind: fc.constant('talk'), at: nasty }
});
const anyDraft = fc.record({
	event: fc.record({
		...{ key: some, name: some, shortName: some, zone: fc.constant('Europe/Oslo'), language: some },
		...{
			site: fc.option(address),
			days: fc.array(day, { maxLength: 2 }),
			accent: fc.oneof(some, fc.constant('#ffee00'))
		},
		venue: fc.record({ name: some, address: some, city: some })
	}),
	rooms: fc.array(fc.record({ key: nasty, name: nasty, directions: some }), { maxLength: 2 }),
	tracks: fc.array(fc.record({ key: nasty, name: nasty, color: some }), { maxLength: 2 }),
	people: fc.array(person, { minLength: 2, maxLength: 3 }),
	peopleByName: fc.boolean(),
	remarks: fc.constant([]),
	sessions: fc.array(session, { minLength: 1, maxLength: 3 })
});

describe('the door', () => {
	it('knows no year but of four digits, also where a zone leads there', () => {
		const problem = (moment: string) => ({ problem: `"${moment}" isn't a time` });
		for (const moment of ['9999-12-31T23:59:00Z', '+012345-01-01T00:00:00Z', '0001-01-01T00:00']) {
			expect(onWall(moment, 'Asia/Tokyo')).toEqual(problem(moment));
		}
	});

	it(
		'takes any draft with a session in it, whatever stands in its fields',
		{ timeout: 120_000 },
		async () => {
			await fc.assert(
				fc.asyncProperty(anyDraft, async (draft) => {
					const parent = folderOf({});
					const what = importOf(draft as never, { date: '2030-05-02' });
					const taken = await takeIn(join(parent, 'event'), what);
					if (taken.kind === 'refused') {
						expect(taken.why).toMatch(
							/^No session with a title, a time or people was found|^\d+ of \d+ sessions have no title/
						);
						expect(taken.findings).toEqual([]);
					} else expect(taken.kind).toBe('taken');
					expect(readdirSync(parent)).toEqual(taken.kind === 'taken' ? ['event'] : []);
				}),
				runs(20)
			);
		}
	);
});
