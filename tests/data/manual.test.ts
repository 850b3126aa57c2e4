/** The documents of the program folder: that they name what there is, that their example checks, that links lead somewhere. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, it as always } from 'vitest';
import { readFolder } from '../../src/lib/data/folder';
import { formats } from '../../src/lib/formats/formats';
import { writers } from '../../src/lib/formats/writers';
import { expectedSlots } from '../../src/lib/program/live/expectedSlots';
import { clock, ms } from '../../src/lib/program/time/instant';
import { data } from './ran';

const MANUAL = 'data/README.md';
const PAGES = [
	MANUAL,
	'README.md',
	'src/IMPORT.md',
	'src/DEPLOY.md',
	'src/COMMANDS.md',
	'src/README.md',
	'src/DECISIONS.md'
];
/** Who puts another program into data/ need not keep the manual. */
const kept = existsSync(MANUAL) && readFileSync(MANUAL, 'utf8').startsWith('# The program folder');
if (!kept) console.log(`Skipped: the tests of the manual, which is not in ${MANUAL}.`);
const it = always.skipIf(!kept);

const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
const withoutCode = (text: string) => text.replace(/^```[^]*?^```$/gm, '');
/** Headings below the title, without those in code. */
const headings = (text: string) =>
	[...withoutCode(text).matchAll(/^##+ (.*)$/gm)].map(([, heading = '']) => heading);

/** The text below a heading. */
const section = (file: string, heading: string) =>
	read(file)
		.split(/^## /m)
		.find((part) => part.startsWith(heading)) ?? '';

/** The place of a heading in links, as GitHub makes it. */
const place = (heading: string) =>
	heading
		.toLowerCase()
		.replace(/[^a-z0-9 -]/g, '')
		.replaceAll(' ', '-');

it('the documents name every format that can be read, and every one that is written', () => {
	const imports = section('src/IMPORT.md', 'Formats');
	expect(formats.filter(({ name }) => !imports.includes(`| \`${name}\` |`))).toEqual([]);
	const exports = section(MANUAL, 'For other apps');
	expect(
		writers.filter(({ name, file }) => !exports.includes(`export ${name} --out ${file}`))
	).toEqual([]);
});

it.each([
	['import', 'src/IMPORT.md'],
	['new', MANUAL],
	['publish', MANUAL],
	['check', 'src/COMMANDS.md'],
	['generate', 'src/COMMANDS.md']
])('the documents explain the flags of %s', async (command, file) => {
	const said = (await data('/nowhere', command, '--help')).out;
	const flags = [...said.matchAll(/--[a-z-]{2,}/g)].map(([flag]) => flag);
	expect(flags.length).toBeGreaterThan(1);
	expect(flags.filter((flag) => !read(file).includes(flag))).toEqual([]);
});

it('the list of commands has every command, and no other', async () => {
	const listed = [...read('src/COMMANDS.md').matchAll(/`npm run data -- ([a-z]+)/g)];
	const { out } = await data('/nowhere', '--help');
	const commands = [...out.matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name);
	expect(listed.map(([, name]) => name).sort()).toEqual(commands.sort());
});

it.each(PAGES)('every link of %s within the project leads somewhere', (file) => {
	const links = [...withoutCode(read(file)).matchAll(/\]\((?!\w+:)([^)#]*)(#[^)]*)?\)/g)];
	const broken = links.filter(([, path = '', fragment]) => {
		const to = path ? resolve(dirname(file), path) : resolve(file);
		if (!existsSync(to)) return true;
		return fragment && !headings(read(to)).some((heading) => `#${place(heading)}` === fragment);
	});
	expect(broken.map(([link]) => link)).toEqual([]);
	expect(links.length).toBeGreaterThan(2);
});

it('every section stands in the list of contents', () => {
	const sections = [...withoutCode(read(MANUAL)).matchAll(/^## (.*)$/gm)];
	expect(sections.filter(([, heading]) => !read(MANUAL).includes(`- [${heading}](#`))).toEqual([]);
});

/** The files that the manual's example shows, each in a block that begins with its name. */
function example(): Map<string, string> {
	// up to the next section: the text of a page has headings too
	const [, shown = ''] = /^## A complete example$([^]*?)^## Times$/m.exec(read(MANUAL)) ?? [];
	const blocks = shown.matchAll(/^```\w+\n(?:# |<!-- )([\w/.-]+)(?: -->)?\n([^]*?)^```$/gm);
	return new Map([...blocks].map(([, name = '', text = '']) => [name, text]));
}

it('the example of the manual has nothing that check objects to, and is late as the manual says', () => {
	const folder = mkdtempSync(join(tmpdir(), 'runsheet-manual-'));
	try {
		const files = example();
		expect(files.size).toBe(6);
		for (const [name, text] of files) {
			mkdirSync(dirname(join(folder, name)), { recursive: true });
			writeFileSync(join(folder, name), text);
		}
		const { folder: checked, findings } = readFolder(folder);
		expect(findings).toEqual([]);
		const { program } = checked!;
		expect(program.sessions.length).toBeGreaterThan(6);
		const late = (minutes: number) => {
			const said = { room: 'hall', from: 'who-owns-a-map', minutes, revision: 2 };
			const moved = expectedSlots(program, [said]);
			return ['who-owns-a-map', 'coffee-thursday', 'drawing-water'].map((id) => {
				const slot = moved.get(id);
				const at = (instant: string) => clock(ms(instant), program.event.zone);
				return slot ? `${at(slot.start)}–${at(slot.end!)}` : 'on time';
			});
		};
		const rows = section(MANUAL, 'The live day').matchAll(
			/^\| (?:Keynote|Coffee|Drawing water) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$/gm
		);
		const [by15, by40] = [...rows].reduce<[string[], string[]]>(
			([a, b], [, first = '', second = '']) => [
				[...a, first],
				[...b, second]
			],
			[[], []]
		);
		expect([late(15), late(40)]).toEqual([by15, by40]);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});
