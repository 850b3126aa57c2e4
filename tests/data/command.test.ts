import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { folderOf, smallFolder } from './folders';
import { typed } from '../../src/cli/typed.js';
import { data, type Ran } from './ran';
import { WORKSHOP } from '../workshop';

/** The command as npm runs it, on a folder. */
function inNode(dir: string, ...args: string[]): Ran {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[...typed('src/cli/data.ts'), ...args],
		{ env: { ...process.env, DATA_DIR: dir }, encoding: 'utf8', input: '' }
	);
	return { status, out: stdout.replaceAll(dir, 'DIR'), err: stderr.replaceAll(dir, 'DIR') };
}

describe('npm run data -- check', () => {
	it('counts in one line where all is well', async () => {
		expect(await data(WORKSHOP, 'check')).toEqual({
			status: 0,
			out: '18 sessions, 42 people, 1 room, 1 day, revision 8.\n',
			err: ''
		});
	});

	it('prints warnings before its line, and is content', async () => {
		const dir = smallFolder({ 'sessions/smoothgrad.md': ' \n' });
		expect(await data(dir, 'check', dir)).toEqual({
			status: 0,
			out:
				'DIR/sessions/smoothgrad.md:1: warning: smoothgrad: the file is empty. Fill it in, or remove it.\n' +
				'4 sessions, 2 people, 2 rooms, 2 days, revision 0.\n',
			err: ''
		});
	});

	it('never lets a file steer the terminal', async () => {
		const dir = smallFolder({ 'tracks.yaml': '- id: "\\e[2J\\x07"\n  name: A\n' });
		const { out } = await data(dir, 'check');
		expect(out).toContain('the id "\\u001b[2J\\u0007" isn\'t a valid id');
		// eslint-disable-next-line no-control-regex
		expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
	});

	it('prints errors one a line, and is not', async () => {
		const dir = smallFolder({ 'rooms.yaml': '- id: c4-3\n  name: 4\n- id: annex\n' });
		expect(await data(dir, 'check')).toEqual({
			status: 1,
			out:
				'DIR/rooms.yaml:2: c4-3: the field "name" must be text, not the number 4. Put it in quotes: "4".\n' +
				'DIR/rooms.yaml:3: annex: the field "name" is missing. Fill it in.\n',
			err: ''
		});
	});
});

describe('one file that cannot be read', () => {
	const wrong = { 'people.yaml': '- id: been-kim\n  name: 4\n', 'rooms.yaml': '- id: A\n' };

	it.each([
		['sessions.yaml', '- id: opening\n  kind: opening\n  title: One: two\n'],
		['sessions.yaml', 'id: opening\n'],
		['event.yaml', 'id: tiny\nzone: Mars\n']
	])('hides no mistakes of others, and what it may hide is said: %s %#', async (name, text) => {
		const dir = smallFolder({ ...wrong, [name]: text });
		const { status, out } = await data(dir, 'check');
		expect(status).toBe(1);
		expect(out).toContain('DIR/people.yaml:2: been-kim: the field "name" must be text');
		expect(out).toContain('DIR/rooms.yaml:1: A: the id "A" isn\'t a valid id');
		expect(out).toContain(`DIR/${name}:`);
		expect(out.trim().split('\n').at(-1)).toBe(`More may follow once DIR/${name} is corrected.`);
	});

	it('is not spoken of where all could be read', async () => {
		expect((await data(smallFolder(wrong), 'check')).out).not.toContain('More may follow');
	});
});

describe('npm run data -- publish', () => {
	it('tells in words what it records, once', async () => {
		const dir = smallFolder();
		vi.stubEnv('CI', '');
		expect((await data(dir, 'publish', '-m', 'The program is out')).out).toMatch(
			/^Revision 1, \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ: The program is out\n {2}The whole program: 4 sessions\.\nWritten to DIR\/revisions\.yaml and DIR\/published\.json\.\nNext: commit DIR\/ to git.*\nElsewhere: DATA_DIR=DIR npm run build:static, .* DATA_DIR=DIR npm start again\.\n$/
		);
		const rooms = join(dir, 'rooms.yaml');
		writeFileSync(rooms, readFileSync(rooms, 'utf8').replace('Annex', 'Hall'));
		const dry = await data(dir, 'publish', '-m', 'why', '--dry-run');
		expect(dry.out).toContain('  room annex: Name: Hall. Was Annex.\nNothing was written.\n');
		vi.stubEnv('CI', 'true');
		const byWorkflow = (await data(dir, 'publish', '-m', 'why')).out;
		expect(byWorkflow).toContain('Revision 2, ');
		expect(byWorkflow).not.toContain('Next:');
		expect(await data(dir, 'publish', '-m', 'why')).toEqual({
			status: 0,
			out: 'Nothing has changed since revision 2: nothing to publish.\n',
			err: ''
		});
	});

	it('keeps out of its note what no ledger can hold', async () => {
		const dir = smallFolder();
		expect((await data(dir, 'publish', '-m', 'It is\u0007 out\ud800')).status).toBe(0);
		expect((await data(dir, 'check')).status).toBe(0);
		expect(readFileSync(join(dir, 'revisions.yaml'), 'utf8')).toContain('note: It is out\n');
	});

	it('wants a reason', async () => {
		expect(await data(smallFolder(), 'publish')).toEqual({
			status: 2,
			out: '',
			err:
				'Add a note for the change log: -m "why".\n' +
				'Usage: npm run data -- publish -m "why" [--dry-run | --push] | publish --adopt\n'
		});
	});

	it('says what a word too many was meant for', async () => {
		const dir = smallFolder();
		const first = async (...args: string[]) =>
			(await data(dir, 'publish', ...args)).err.split('\n')[0];
		expect(await first(dir, '-m', 'The program is out')).toBe(
			'Publish takes no folder. DATA_DIR names it: DATA_DIR=DIR npm run data -- publish -m "The program is out"'
		);
		expect(await first(dir, '-m', 'It costs $5')).toContain(' npm run data -- publish -m "why"');
		expect(await first('-m', 'The', 'program', 'is', 'out')).toBe('Put the message in quotes.');
		expect(await first('The program is out')).toBe('Say -m before the message.');
		expect(existsSync(join(dir, 'revisions.yaml'))).toBe(false);
	});

	it('refuses a folder with errors', async () => {
		const dir = smallFolder({ 'rooms.yaml': 'x' });
		expect(await data(dir, 'publish', '-m', 'why')).toEqual({
			status: 1,
			out: 'DIR/rooms.yaml:1: this file must be a list. Begin each entry with "- ".\n',
			err: 'Nothing was published: DIR/ has errors, see above.\n'
		});
	});

	it('explains a ledger without its baseline', async () => {
		const ledger = '- { revision: 1, at: 2017-01-01T00:00:00Z, note: out, changes: [] }\n';
		const dir = smallFolder({ 'revisions.yaml': ledger });
		const refused = await data(dir, 'publish', '-m', 'why');
		expect([refused.status, refused.err]).toEqual([
			1,
			'DIR/revisions.yaml holds 1 revision, but DIR/published.json, with which to compare, is missing. ' +
				'Restore it; or, if the program as it stands is that of revision 1, run: DATA_DIR=DIR npm run data -- publish --adopt\n'
		]);
		expect((await data(dir, 'publish', '--adopt')).status).toBe(0);
		expect(existsSync(join(dir, 'published.json'))).toBe(true);
	});
});

describe('npm run data -- new', () => {
	it('makes a folder that checks, also where nobody answers', async () => {
		const dir = join(folderOf({}), 'my-event');
		expect(
			(await data(dir, 'new', dir, '--zone', 'Europe/Berlin', '--name', 'Mein "Fest": 1')).status
		).toBe(0);
		const { status, out } = await data(dir, 'check');
		expect([status, out.split('\n').at(-2)]).toEqual([
			...[0, '1 session, 0 people, 1 room, 1 day, revision 0.']
		]);
		// the zone of Berlin is that of many other cities
		expect(readFileSync(join(dir, 'event.yaml'), 'utf8')).not.toContain('city');
	});

	it('takes the zone of the city, and never that of the machine', async () => {
		const parent = folderOf({});
		const zoneOf = (dir: string) =>
			/^zone: (\S+)/m.exec(readFileSync(join(dir, 'event.yaml'), 'utf8'))?.[1];
		vi.stubEnv('TZ', 'Etc/UTC');
		const stockholm = join(parent, 'a');
		expect((await data(stockholm, 'new', stockholm, '--city', 'Stockholm')).status).toBe(0);
		expect(zoneOf(stockholm)).toBe('Europe/Stockholm');
		const munich = join(parent, 'b');
		expect(
			(await data(munich, 'new', munich, '--city', 'MUNICH', '--zone', 'Europe/Vienna')).status
		).toBe(0);
		expect(zoneOf(munich)).toBe('Europe/Vienna');
	});

	it('asks for the zone where no city tells it', async () => {
		const dir = join(folderOf({}), 'x');
		const { status, err } = await data(dir, 'new', dir, '--city', 'Göteborg');
		expect([status, err.split('\n')[0]]).toEqual([
			2,
			'No time zone was found for Göteborg. Say in which time zone the event is, for example --zone Europe/Berlin.'
		]);
		expect((await data(dir, 'new', dir)).err.split('\n')[0]).toBe(
			'Say in which time zone the event is, for example --zone Europe/Berlin.'
		);
		expect(existsSync(dir)).toBe(false);
	});

	it('leaves a folder alone that holds something', async () => {
		const dir = folderOf({ 'notes.txt': 'mine' });
		expect(await data(dir, 'new', dir, '--city', 'Oslo')).toEqual({
			status: 1,
			out: '',
			err: 'DIR already exists and is not empty; nothing was written.\n'
		});
	});

	it('wants flags that can be', async () => {
		const dir = join(folderOf({}), 'x');
		expect((await data(dir, 'new', dir, '--zone', 'Europe/Berln')).err).toContain(
			'The zone "Europe/Berln" isn\'t a known time zone. Did you mean "Europe/Berlin"?'
		);
		expect(existsSync(dir)).toBe(false);
	});
});

describe('npm run data -- status', () => {
	it('tells what is not published, and what to do', async () => {
		const dir = smallFolder();
		const next = 'To publish: DATA_DIR=DIR npm run data -- publish -m "why"\n';
		expect((await data(dir, 'status')).out).toBe(
			`DIR/ was never published: it is a draft, and everything in it may still change.\n${next}`
		);
		await data(dir, 'publish', '-m', 'Out');
		expect((await data(dir, 'status')).out).toBe(
			'DIR/ holds what was published last, revision 1.\n'
		);
		const sessions = join(dir, 'sessions.yaml');
		writeFileSync(sessions, readFileSync(sessions, 'utf8').replace("'9:40'", "'9:45'"));
		const { status, out } = await data(dir, 'status');
		expect(status).toBe(0);
		expect(out).toBe(
			'In DIR/, 1 change is not published. The site keeps revision 1 until you publish.\n' +
				`  smoothgrad: Ends at 9:45. Was 9:40.\n${next}`
		);
		writeFileSync(sessions, '- id: A\n');
		expect((await data(dir, 'status')).out).toMatch(
			/^DIR\/ has \d+ errors, so nothing can be published yet\. .*npm run data -- check$/m
		);
	});
});

describe('in a process of its own', () => {
	it('it prints one line and exits with 0 or 1', { timeout: 60_000 }, () => {
		expect(inNode(WORKSHOP, 'check')).toEqual({
			status: 0,
			out: '18 sessions, 42 people, 1 room, 1 day, revision 8.\n',
			err: ''
		});
		const nowhere = inNode('/nowhere', 'check');
		expect([nowhere.status, nowhere.err]).toEqual([1, '']);
	});
});

describe('npm run data', () => {
	it('is told how to be called', async () => {
		const { status, err } = await data(WORKSHOP, 'chekc');
		expect([status, err.split('\n')[0]]).toEqual([
			2,
			'There is no command "chekc". Did you mean "check"?'
		]);
		expect((await data(WORKSHOP, 'check', '--fast')).status).toBe(2);
		expect((await data(WORKSHOP, 'export', 'jsno')).err).toContain('Did you mean "json"?');
		expect((await data(WORKSHOP)).status).toBe(2);
	});

	it.each(['check', 'status', 'publish', 'pull', 'new', 'generate', 'import', 'export', 'schemas'])(
		'explains %s when asked, and does nothing',
		async (name) => {
			const asked = await data('/nowhere', name, 'x', '--help');
			expect([asked.status, asked.err]).toEqual([0, '']);
			expect(asked.out).toMatch(new RegExp(`^Usage: npm run data -- ${name}.*\n[A-Z].*\\.\n`));
			expect(await data('/nowhere', 'help', name)).toEqual(asked);
			expect((await data('/nowhere', name, '-h')).out).toBe(asked.out);
		}
	);

	it('explains every flag that a command takes', async () => {
		for (const name of ['publish', 'new', 'generate', 'import']) {
			const [usage = '', ...lines] = (await data(WORKSHOP, name, '--help')).out.split('\n');
			const flags = [...usage.matchAll(/--[a-z-]{2,}|-m\b/g)].map(([flag]) => flag);
			const told = lines.map((line) => line.trim().split(' ')[0]);
			expect(flags.filter((flag) => !told.includes(flag))).toEqual([]);
			expect(flags.length).toBeGreaterThan(2);
		}
	});

	it('exports the program as /program.json has it', async () => {
		const dir = smallFolder();
		const printed = (await data(dir, 'export', 'json')).out;
		expect(JSON.parse(printed).sessions[1]).toMatchObject({ id: 'smoothgrad', sequence: 0 });
		mkdirSync(join(dir, 'out'));
		expect((await data(dir, 'export', 'json', '--out', join(dir, 'out/program.json'))).out).toBe(
			''
		);
		expect(readFileSync(join(dir, 'out/program.json'), 'utf8')).toBe(printed);
	});

	it('exports the program in the formats of other systems', async () => {
		const dir = smallFolder();
		const begins = {
			'frab-xml': '<?xml version="1.0" encoding="UTF-8"?>\n<schedule>',
			'c3voc-json': '{"$schema":"https://c3voc.de/schedule/schema.json"',
			csv: '\ufeffid,day,start,end,',
			ics: 'BEGIN:VCALENDAR\r\n'
		};
		for (const [format, head] of Object.entries(begins)) {
			const file = join(dir, `out.${format}`);
			expect(await data(dir, 'export', format, '--out', file)).toEqual({
				status: 0,
				out: '',
				err: ''
			});
			expect(readFileSync(file, 'utf8').slice(0, head.length)).toBe(head);
		}
	});

	it('has a sentence for what the system refuses', async () => {
		const { status, err } = await data(smallFolder(), 'export', 'json', '--out', '/nowhere/x.json');
		expect([status, err]).toEqual([
			1,
			'/nowhere/x.json: the folder that it should be in does not exist.\n'
		]);
	});
});

it('a reader that has read enough ends a command without a word', () => {
	const { status, stderr } = spawnSync(
		'sh',
		['-c', `"${process.execPath}" ${typed('src/cli/data.ts').join(' ')} check --offline | true`],
		{ env: { ...process.env, DATA_DIR: WORKSHOP }, encoding: 'utf8' }
	);
	expect([status, stderr]).toEqual([0, '']);
});

it('commands in one process listen to one output once', async () => {
	await data(WORKSHOP, '--help');
	const listening = process.stdout.listenerCount('error');
	await data(WORKSHOP, '--help');
	expect(process.stdout.listenerCount('error')).toBe(listening);
});
