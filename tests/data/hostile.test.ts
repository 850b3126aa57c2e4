/** Files of anybody: whatever is in them, one clear sentence, and a target that stays as it was. */
import {
	closeSync,
	existsSync,
	ftruncateSync,
	mkdirSync,
	openSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	statSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, smallFolder } from './folders';
import { data, type Ran } from './ran';

type Content = string | Buffer;

/** A whole frab schedule around some events. */
const xml = (events: string, head = '', zone = 'Europe/Oslo') => `<?xml version="1.0"?>
${head}<schedule><conference><acronym>north</acronym><title>North</title><start>2030-05-02</start>
<end>2030-05-02</end><time_zone_name>${zone}</time_zone_name></conference>
<day index="1" date="2030-05-02"><room name="Aula">${events}</room></day></schedule>`;

const talk = (more: string, id = '1') => `<event id="${id}" guid="${id}">
<start>09:00</start><duration>00:30</duration>${more}</event>`;

const whole = xml(talk('<title>A talk</title>'));
const table = 'title,start\nA talk,2030-05-02 09:00\n';

const usage =
	'\nUsage: npm run data -- import FILE… --to DIR [--format F] [--time-zone Z] [--date D] [--base-url U] ' +
	'[--id ID] [--name NAME] [--city CITY] [--venue VENUE] [--unscheduled] [--publish [--at TIME]]';
const nothing = ' Nothing was written.';
const again = 'Export it again; part of it may be missing.';
const asTable =
	'Make a table with a row for each session and the columns Title, Date, Start, End, Room, Speakers, and save it as CSV.';
const noProgram = `No program can be read from it. ${asTable}`;

/** A folder with `in/` and `out/`; `out/event` is the target. */
function desk(files: Record<string, Content> = {}): string {
	const dir = folderOf({ 'in/x': null });
	for (const folder of ['in', 'out']) mkdirSync(join(dir, folder));
	for (const [name, content] of Object.entries(files))
		writeFileSync(join(dir, 'in', name), content);
	return dir;
}

const importing = (dir: string, names: string[], ...flags: string[]): Promise<Ran> => {
	const paths = names.map((name) =>
		name === '' || name.startsWith('/') ? name : join(dir, 'in', name)
	);
	return data(dir, 'import', ...paths, '--to', join(dir, 'out/event'), ...flags);
};

/** Every file, link and mode below. */
function snapshot(dir: string): string[] {
	return readdirSync(dir, { withFileTypes: true, recursive: true })
		.map((entry) => {
			const path = join(entry.parentPath, entry.name);
			if (entry.isSymbolicLink()) return `${path} -> ${readlinkSync(path)}`;
			const { mode } = statSync(path);
			return `${path} ${mode} ${entry.isFile() ? readFileSync(path, 'utf8') : ''}`;
		})
		.sort();
}

interface Refused {
	name: string;
	files: Record<string, Content>;
	flags?: string[];
	/** Of `in/`; all where it says nothing. */
	given?: string[];
	says: string;
}

const refusals: Refused[] = [
	{
		name: 'a bomb of entities',
		files: {
			'a.xml': xml(
				talk('<title>&b;</title>'),
				'<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
			)
		},
		says: 'a.xml:2: this XML defines entities, which are not read. Take the DOCTYPE out.'
	},
	{
		name: 'an entity from outside',
		files: {
			'a.xml': xml(
				talk('<title>&x;</title>'),
				'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
			)
		},
		says: 'a.xml:2: this XML defines entities, which are not read. Take the DOCTYPE out.'
	},
	{
		name: 'an entity that nobody has defined',
		files: { 'a.xml': xml(talk('<title>&x;</title>')) },
		says: `a.xml:5: this XML is damaged (undefined entity). ${again}`
	},
	{
		name: 'XML that is nested without end',
		files: { 'a.xml': xml('<a>'.repeat(300_000)) },
		says: 'a.xml:4: this XML is nested too deeply. No schedule has that.'
	},
	{
		name: 'JSON that is nested without end',
		files: { 'a.json': '['.repeat(1_000_000) },
		says: `a.json: this JSON is damaged (Unexpected end of JSON input). ${again}`
	},
	{
		name: 'XML that is cut off',
		files: { 'a.xml': whole.slice(0, -80) },
		says: `a.xml:5: this XML is damaged (unclosed tag: start). ${again}`
	},
	{
		name: 'JSON that is cut off',
		files: { 'a.json': '{"schedule": {"conference": {"days": [{' },
		says: `a.json: this JSON is damaged (Expected property name or '}' in JSON at position 39). ${again}`
	},
	{
		name: 'a table that is cut off',
		files: { 'a.csv': `${table}"Another talk` },
		says: `a.csv: a quotation mark is opened and never closed. ${again}`
	},
	{ name: 'an empty file', files: { 'a.xml': '' }, says: 'a.xml: this file is empty.' },
	{ name: 'blank lines', files: { 'a.csv': '\ufeff \n\n' }, says: 'a.csv: this file is empty.' },
	{
		name: 'a picture',
		files: { 'a.png': Buffer.from('89504e470d0a1a0a0000ff', 'hex') },
		flags: ['--format', 'csv'],
		says: `a.png: this is a picture (PNG). ${noProgram}`
	},
	{
		name: 'text that is not UTF-8',
		files: { 'a.csv': Buffer.from('title,start\nCaf\xe9,2030-05-02 09:00\n', 'latin1') },
		says: 'a.csv: this is not UTF-8 text. Save it as UTF-8 (in Excel: "CSV UTF-8") and try again.'
	},
	{
		name: 'a workbook',
		files: { 'a.xlsx': Buffer.from('PK\x03\x04\xff\xfe\x00xl/workbook.xml', 'latin1') },
		says: 'a.xlsx: this is an Excel file. Open it, and save the sheet with the program as CSV.'
	},
	{
		name: 'an archive',
		files: { 'a.zip': Buffer.from('PK\x03\x04\xff\xfe\x00a.csv', 'latin1') },
		says: 'a.zip: this is a ZIP archive. Unpack it, and import the files in it.'
	},
	{
		name: 'JSON of another system, called a table',
		files: { 'a.json': '{"people": [], "answer": 42}' },
		flags: ['--format', 'csv'],
		says: `a.json: this is JSON of a system that is not known here (its fields are people, answer). If it can export a calendar (.ics), import that. Otherwise: ${asTable}`
	},
	{
		name: 'Indico, called another format',
		files: { 'a.json': '{"results": [{"_type": "Conference", "contributions": []}]}' },
		flags: ['--format', 'sessionize'],
		says: 'a.json: this is an export of Indico as JSON. Save its calendar instead, from https://…/event/ID/event.ics?scope=contribution, and import that.'
	},
	{
		name: 'a web page',
		files: { 'a.html': '<!doctype html><title>Log in</title>' },
		says: 'a.html: this is a web page. Save the file that it links to, a calendar (.ics) or a table (.csv), not the page.'
	},
	{
		name: 'a PDF',
		files: { 'a.pdf': Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1') },
		flags: ['--format', 'csv'],
		says: `a.pdf: this is a PDF. ${noProgram}`
	},
	{
		name: 'a file that says no zone',
		files: { 'a.csv': table },
		says: 'The file does not say in which time zone its times are. Add it, for example --time-zone Europe/Berlin.'
	},
	{
		name: 'a file with a zone that is none',
		files: { 'a.xml': xml(talk('<title>A</title>'), '', 'Europe/Atlantis') },
		says: 'The file names the time zone "Europe/Atlantis", which doesn\'t exist. Add it, for example --time-zone Europe/Berlin.'
	},
	{
		name: 'a program without a session',
		files: { 'a.xml': xml('') },
		says: 'a.xml: no session was found in it.'
	},
	{
		name: 'sessions without words, time and people',
		files: { 'a.xml': xml('<event id="1"><title></title></event>') },
		says: 'No session with a title, a time or people was found.'
	},
	{
		name: 'a format that the file has not',
		files: { 'a.xml': whole },
		flags: ['--format', 'sessionize'],
		says: `a.xml: this JSON is damaged (Unexpected token '<', "<?xml vers"... is not valid JSON). ${again} It looks like frab-xml: leave --format out.`
	}
];

/** The sentence as it is printed. */
const printed = ({ says, files }: Refused) => {
	const [name = ''] = Object.keys(files);
	const placed = says.startsWith(name) ? `DIR/in/${says}` : says;
	return `${placed}${nothing}\n`;
};

describe('a file that is no program', () => {
	it.each(refusals)('$name is one sentence, and leaves nothing', async (one) => {
		const dir = desk(one.files);
		const ran = await importing(dir, Object.keys(one.files), ...(one.flags ?? []));
		const expected = printed(one).replace(/^No session with.*/, (line) =>
			line.replace(nothing, ' DIR/out/event is as it was.')
		);
		expect(ran).toEqual({ status: 1, out: '', err: expected });
		expect(readdirSync(join(dir, 'out'))).toEqual([]);
	});

	it('leaves a program that is there byte for byte', { timeout: 60_000 }, async () => {
		const dir = desk({ 'first.xml': whole });
		expect((await importing(dir, ['first.xml'])).status).toBe(0);
		const before = snapshot(join(dir, 'out'));
		for (const { name, files, flags = [] } of refusals) {
			// what the folder knows, nobody is asked
			if (name === 'a file that says no zone' || name === 'a file with a zone that is none')
				continue;
			for (const [file, content] of Object.entries(files))
				writeFileSync(join(dir, 'in', file), content);
			const { status } = await importing(dir, Object.keys(files), ...flags);
			expect([name, status]).toEqual([name, 1]);
			expect(snapshot(join(dir, 'out'))).toEqual(before);
		}
	});

	it('of 100 MB is refused unread', async () => {
		const dir = desk();
		const handle = openSync(join(dir, 'in/a.xml'), 'w');
		ftruncateSync(handle, 100_000_000);
		closeSync(handle);
		expect(await importing(dir, ['a.xml'])).toEqual({
			status: 1,
			out: '',
			err: 'DIR/in/a.xml: it is 100 MB; no program is larger than 64 MB.\n'
		});
	});

	it.skipIf(!existsSync('/dev/zero'))('without an end is refused', async () => {
		const { status, err } = await importing(desk(), ['/dev/zero']);
		expect([status, err]).toEqual([1, '/dev/zero: no program is larger than 64 MB.\n']);
	});

	it('that is a folder, or not there, is said', async () => {
		const dir = desk({ 'a.csv': table });
		expect((await importing(dir, ['']).then(({ err }) => err)).split('\n')[0]).toBe(
			'Name the file to import.'
		);
		expect((await importing(dir, ['b.csv'])).err).toBe('DIR/in/b.csv: there is no such file.\n');
		expect((await importing(dir, ['a.csv/b.csv'])).err).toBe(
			'DIR/in/a.csv/b.csv: there is no such file.\n'
		);
		mkdirSync(join(dir, 'in/c'));
		expect(await importing(dir, ['c'])).toEqual({
			status: 1,
			out: '',
			err: 'DIR/in/c: this is a folder. Name the files in it.\n'
		});
	});

	it('of no known format is told how to be named, and two formats are not mixed', async () => {
		const dir = desk({ 'a.txt': 'Hello.\nThis is no table.\n', 'a.xml': whole, 'a.csv': table });
		const unknown = await importing(dir, ['a.txt']);
		expect([unknown.status, unknown.err]).toEqual([
			1,
			expect.stringMatching(
				/^DIR\/in\/a\.txt: no program was found in this text\. Make a table with .*, and save it as CSV\. Nothing was written\.\n$/
			)
		]);
		expect((await importing(dir, ['a.xml', 'a.csv'])).err).toMatch(
			/^DIR\/in\/a\.csv: this is CSV.*, but DIR\/in\/a\.xml is schedule\.xml.*\. Import one program at a time\. Nothing was written\.\n$/
		);
	});
});

describe('a wrong call', () => {
	it.each<[string, string[], string]>([
		[
			'a format that is none',
			['--format', 'frabxml'],
			'There is no format "frabxml". Did you mean "frab-xml"?'
		],
		[
			'a zone that is none',
			['--time-zone', 'Europe/Osla'],
			'--time-zone "Europe/Osla" isn\'t a known time zone. Did you mean "Europe/Oslo"?'
		],
		[
			'an abbreviation for a zone',
			['--time-zone', 'CET'],
			'--time-zone "CET" isn\'t a known time zone. Write a name as "Europe/Berlin" or "UTC".'
		],
		[
			'a day in words',
			['--date', '2 May'],
			'--date "2 May" isn\'t a valid date. Write it as 2030-05-02.'
		],
		[
			'an address that is none',
			['--base-url', 'ftp://a.example.org'],
			'--base-url "ftp://a.example.org" isn\'t a web address. Begin with https://.'
		],
		[
			'a time that is none',
			['--at', 'yesterday'],
			'"yesterday" isn\'t a valid time: write it as 2030-05-02T04:38:41Z.'
		],
		['a flag that is none', ['--zone', 'Europe/Oslo'], "Unknown option '--zone'."]
	])('with %s says so, and how to call', async (_, flags, says) => {
		const dir = desk({ 'a.xml': whole });
		expect(await importing(dir, ['a.xml'], ...flags)).toEqual({
			status: 2,
			out: '',
			err: `${says}${usage}\n`
		});
		expect(readdirSync(join(dir, 'out'))).toEqual([]);
	});

	it('without a file, or without --to, says so', async () => {
		expect((await data('/nowhere', 'import', '--to', 'x')).err).toBe(
			`Name the file to import.${usage}\n`
		);
		expect((await data('/nowhere', 'import', 'x')).err).toBe(
			`Say which folder to import into: --to DIR. It is made if it does not exist.${usage}\n`
		);
	});
});

describe('a target', () => {
	const to = (dir: string, target: string, ...flags: string[]) =>
		data(dir, 'import', join(dir, 'in/a.xml'), '--to', join(dir, target), ...flags);

	it.each<[string, (dir: string) => void, string, string]>([
		[
			'is a file',
			(dir) => writeFileSync(join(dir, 'out/event'), 'mine'),
			'out/event',
			'is a file. Name a folder.'
		],
		[
			'links to nothing',
			(dir) => symlinkSync('/nowhere/at/all', join(dir, 'out/event')),
			'out/event',
			'is a link to nothing. Name another folder.'
		],
		[
			'is something else',
			(dir) => {
				mkdirSync(join(dir, 'out/event'));
				writeFileSync(join(dir, 'out/event/diary.txt'), 'mine');
			},
			'out/event',
			"exists already and isn't a program folder. Name another one."
		]
	])('that %s is left alone', async (_, make, target, says) => {
		const dir = desk({ 'a.xml': whole });
		make(dir);
		const before = snapshot(join(dir, 'out'));
		expect(await to(dir, target)).toEqual({
			status: 1,
			out: '',
			err: `DIR/${target} ${says} DIR/${target} is as it was.\n`
		});
		expect(snapshot(join(dir, 'out'))).toEqual(before);
	});

	it('below a file is none', async () => {
		const dir = desk({ 'a.xml': whole });
		expect((await to(dir, 'in/a.xml/x/y')).err).toBe(
			'DIR/in/a.xml is a file, so there can be no folder in it. DIR/in/a.xml/x/y is as it was.\n'
		);
	});

	it('with errors is to be mended first', async () => {
		const dir = desk({ 'a.xml': whole });
		const target = smallFolder({ 'rooms.yaml': 'x\n' });
		const before = snapshot(target);
		const { status, out, err } = await data(
			target,
			'import',
			join(dir, 'in/a.xml'),
			'--to',
			target
		);
		expect([status, out, err]).toEqual([
			1,
			'DIR/rooms.yaml:1: this file must be a list. Begin each entry with "- ".\n',
			'DIR has errors: fix them before you import into it. DIR is as it was.\n'
		]);
		expect(snapshot(target)).toEqual(before);
	});

	it('whose memory is damaged, or whose ledger has no baseline, is refused', async () => {
		const dir = desk({ 'a.xml': whole });
		expect((await to(dir, 'out/event')).status).toBe(0);
		writeFileSync(join(dir, 'out/event/imported.json'), '{"format":');
		const before = snapshot(join(dir, 'out'));
		expect((await to(dir, 'out/event')).err).toBe(
			"DIR/out/event/imported.json: this isn't what the last import wrote. Restore it from git or a copy. Or delete it: then the next import finds sessions, people, rooms and tracks by their titles and names alone. DIR/out/event is as it was.\n"
		);
		expect(snapshot(join(dir, 'out'))).toEqual(before);
	});

	it('takes no revision before its last', async () => {
		const dir = desk({ 'a.xml': whole });
		const published = ['--base-url', 'https://north.example.net', '--publish'];
		await to(dir, 'out/event', ...published, '--at', '2030-01-02T00:00:00Z');
		writeFileSync(join(dir, 'in/a.xml'), whole.replace('A talk', 'Another title'));
		const before = snapshot(join(dir, 'out'));
		const { status, err } = await to(
			dir,
			'out/event',
			...published,
			'--at',
			'2030-01-01T00:00:00Z'
		);
		expect([status, err]).toEqual([
			1,
			'--at must be later than the last revision, which was made at 2030-01-02T00:00:00Z. DIR/out/event is as it was.\n'
		]);
		expect(snapshot(join(dir, 'out'))).toEqual(before);
	});

	it('in folders that are not there gets them only with a program', async () => {
		const dir = desk({ 'a.xml': xml(talk('<title>A</title>'), '', 'Nowhere/Atlantis') });
		expect((await to(dir, 'out/a/b/event')).status).toBe(1);
		expect(readdirSync(join(dir, 'out'))).toEqual([]);
		expect((await to(dir, 'out/a/b/event', '--time-zone', 'Europe/Oslo')).status).toBe(0);
		expect(readdirSync(join(dir, 'out/a/b'))).toEqual(['event']);
		const mode = (path: string) => statSync(path).mode;
		expect(mode(join(dir, 'out/a/b/event'))).toBe(mode(join(dir, 'out/a')));
	});
});
