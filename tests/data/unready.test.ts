/** Findings "before you publish": a draft may have them, `check` lists them, `publish` refuses them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder } from '../../src/lib/data/begin/newFolder';
import { placeholders } from '../../src/lib/data/checks/placeholders';
import { publishFolder } from '../../src/lib/data/publish/publish';
import { data } from './ran';
import { edited, findingsIn, folderOf, read, small, smallFolder } from './folders';

const EVENT = {
	...{ name: 'North 2030', id: 'north-2030', city: 'Oslo', zone: 'Europe/Oslo', day: '2030-05-02' }
};

async function fresh(event: Partial<typeof EVENT> = {}): Promise<string> {
	const dir = join(folderOf({}), 'mine');
	await newFolder(dir, { ...EVENT, ...event });
	return dir;
}

describe('what a new folder leaves open', () => {
	it('is listed line by line, and the folder is fine', async () => {
		const dir = await fresh();
		expect(findingsIn(dir)).toEqual([
			'event.yaml:9: before you publish: the site "https://example.org" is only an example. Write the address at which people will open these pages.',
			'event.yaml:10: before you publish: the domain "example.org" is only an example. Write the host of your site; it can\'t change once it is published.',
			'event.yaml:13: before you publish: the venue is still called "The venue". Write what the building is called, or take the line out.',
			'event.yaml:14: before you publish: the address "Its street, Oslo" is only an example. Write it as on a letter, or take the line out.',
			'pages/abstract.md:1: before you publish: this is still the example text. Write what the event is about, or delete the file.'
		]);
		expect((await data(dir, 'check')).status).toBe(0);
		expect(read(dir).program.event.shortName).toBe('North 2030');
	});

	it('is refused by publish, which writes nothing, until all of it is done', async () => {
		const dir = await fresh();
		const refused = await data(dir, 'publish', '-m', 'Out', '--offline');
		expect(refused.status).toBe(1);
		expect(refused.out).toContain('event.yaml:9: before you publish: the site');
		expect(refused.err).toBe(
			'Nothing was published: first change the lines above that say "before you publish".\n'
		);
		expect(read(dir).ledger).toEqual([]);
	});
});

const allOf = (dir: string) =>
	publishFolder(dir, { note: 'Out', now: Date.parse('2030-01-01T00:00:00Z') }).kind;

describe('a placeholder', () => {
	const site = (text: string) => edited('event.yaml', 'https://tiny.example.org/', text);

	it('of an import or of another year is found, too', () => {
		const named = edited('event.yaml', 'A tiny workshop', placeholders.name);
		expect(findingsIn(smallFolder(named))).toEqual([
			'event.yaml:2: before you publish: the event is still called "An event". Write its name.'
		]);
		expect(findingsIn(smallFolder(site('https://www.example.com')))).toHaveLength(1);
		expect(findingsIn(smallFolder(site('https://trial.example.com')))).toEqual([]);
	});

	it('of a domain names the host of a site that is known', () => {
		const dir = smallFolder(
			edited('event.yaml', 'domain: tiny.example.org', 'domain: example.org')
		);
		expect(findingsIn(dir)).toEqual([
			'event.yaml:8: before you publish: the domain "example.org" is only an example. Write tiny.example.org; it can\'t change once it is published.'
		]);
		expect(allOf(dir)).toBe('unready');
	});

	it('that was published as a domain stays, because calendars hold it', () => {
		const dir = smallFolder();
		expect(publishFolder(dir, { note: 'Out', now: 0 }).kind).toBe('published');
		for (const name of ['event.yaml', 'published.json']) {
			const file = join(dir, name);
			writeFileSync(
				file,
				readFileSync(file, 'utf8').replace(/(domain"?: "?)tiny\.example\.org/, '$1example.org')
			);
		}
		expect(findingsIn(dir)).toEqual([]);
	});
});

describe('an event.yaml without what no feature needs', () => {
	const needed = ['id', 'name', 'days', 'zone', 'site', 'domain'];
	const lines = small['event.yaml']!.split('\n');
	const bare = lines.filter((line) => needed.some((field) => line.startsWith(`${field}:`)));

	it('checks, and everything that follows from the rest is there', () => {
		const dir = smallFolder({ 'event.yaml': `${bare.join('\n')}\n` });
		expect(findingsIn(dir)).toEqual([]);
		const { event } = read(dir).program;
		expect(event.shortName).toBe('A tiny workshop');
		expect(event.tagline).toBe('A tiny workshop, Thursday 10 to Friday 11 August 2017.');
		expect(event.venue).toEqual({
			...{ name: null, address: null, city: null, latitude: null, longitude: null, link: null }
		});
		expect(allOf(dir)).toBe('published');
		expect(read(dir).program.revision).toBe(1);
	});
});

it('an event that is online alone has no venue to make up', async () => {
	for (const event of [
		{ city: '', zone: 'UTC' },
		{ city: 'Online', zone: 'Europe/Oslo' }
	]) {
		const dir = await fresh(event);
		expect(readFileSync(join(dir, 'event.yaml'), 'utf8')).not.toContain('venue:');
		expect(findingsIn(dir).map((line) => line.split(':')[0])).toEqual([
			...['event.yaml', 'event.yaml', 'pages/abstract.md']
		]);
	}
});
