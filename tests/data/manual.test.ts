/** data/README.md, the manual: that it names what there is, and that its links lead somewhere. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, it as always } from 'vitest';
import { formats } from '../../src/lib/formats/formats';
import { writers } from '../../src/lib/formats/writers';
import { data } from './ran';

const file = 'data/README.md';
const manual = existsSync(file) ? readFileSync(file, 'utf8') : '';
/** Who puts another program into data/ need not keep the manual. */
const kept = manual.startsWith('# The program folder');
if (!kept) console.log(`Skipped: the tests of the manual, which is not in ${file}.`);
const it = always.skipIf(!kept);

/** The text below a heading. */
const section = (heading: string) =>
	manual.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';

it('the manual names every format that can be read, and every one that is written', () => {
	const imports = section('A program from another system');
	expect(formats.filter(({ name }) => !imports.includes(`| \`${name}\` |`))).toEqual([]);
	const exports = section('For other apps');
	expect(
		writers.filter(({ name, file }) => !exports.includes(`export ${name} --out ${file}`))
	).toEqual([]);
});

it.each([
	['import', 'A program from another system'],
	['new', 'Your own event'],
	['generate', 'Your own event'],
	['publish', 'Publishing, and the ledger']
])('the manual explains the flags of %s', async (command, heading) => {
	const [usage = ''] = (await data('/nowhere', command, '--help')).out.split('\n');
	const flags = [...usage.matchAll(/--[a-z-]{2,}/g)].map(([flag]) => flag);
	expect(flags.length).toBeGreaterThan(1);
	expect(flags.filter((flag) => !section(heading).includes(flag))).toEqual([]);
});

it('every place that the manual points to is in it', () => {
	const places = [...manual.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^a-z0-9 -]/g, '')
			.replaceAll(' ', '-')
	);
	const links = [...manual.matchAll(/\]\(#([^)]*)\)/g)].map(([, place = '']) => place);
	expect(links.filter((place) => !places.includes(place))).toEqual([]);
	expect(links.length).toBeGreaterThan(10);
});

it('every section stands in the list of contents', () => {
	const headings = [...manual.matchAll(/^## (.*)$/gm)].map(([, heading = '']) => heading);
	expect(headings.filter((heading) => !manual.includes(`- [${heading}](#`))).toEqual([]);
});
