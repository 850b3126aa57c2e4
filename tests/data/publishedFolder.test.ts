/** The last published program is in published.json and the ledger, whatever the other files hold by now. */
import { appendFileSync, cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { expect, it, vi } from 'vitest';
import { programModule } from '../../src/lib/data/plugin';
import { publishFolder, unpublished } from '../../src/lib/data/publish/publish';
import { readPublished } from '../../src/lib/data/publish/publishedFolder';
import { WORKSHOP } from '../workshop';
import { edited, findingsIn, folderOf, read, smallFolder } from './folders';

function workshop(): string {
	const dir = folderOf({});
	cpSync(WORKSHOP, dir, { recursive: true });
	return dir;
}

/** What a build makes of a folder. */
function built(dir: string): string {
	const plugin = programModule(dir) as Plugin & {
		configResolved(config: object): void;
		load(id: string): string;
	};
	plugin.configResolved({ command: 'build' });
	return plugin.load('\0virtual:program');
}

it('is the folder itself where nothing was edited since', () => {
	expect(readPublished(WORKSHOP)).toEqual({ folder: read(WORKSHOP), findings: [], unread: [] });
});

it('is what it was after edits, also where these do not check', () => {
	const dir = workshop();
	const before = read(dir);
	for (const name of ['people/been-kim.md', 'papers.yaml', 'pages']) {
		rmSync(join(dir, name), { recursive: true, force: true });
	}
	writeFileSync(join(dir, 'pages.txt'), '');
	expect(unpublished(dir).length).toBeGreaterThan(0);
	expect(readPublished(dir).folder).toEqual(before);
	for (const name of ['event', 'sessions', 'people']) {
		writeFileSync(join(dir, `${name}.yaml`), '- : [\n');
	}
	expect(findingsIn(dir)).not.toEqual([]);
	expect(readPublished(dir)).toEqual({ folder: before, findings: [], unread: [] });
});

it('is built with PUBLISHED=1 where a build would refuse', () => {
	const dir = workshop();
	const before = built(dir);
	rmSync(join(dir, 'papers.yaml'));
	expect(() => built(dir)).toThrow('not published');
	vi.stubEnv('PUBLISHED', '1');
	expect(built(dir)).toBe(before);
});

it('has the sites that may show it in a frame, which are a change like any other', () => {
	const dir = workshop();
	appendFileSync(join(dir, 'event.yaml'), '\nembed: [https://example.org]\n');
	expect(unpublished(dir)).toEqual([
		{ subject: 'event', id: 'vdl-2017', field: 'embed', old: null, new: ['https://example.org'] }
	]);
	publishFolder(dir, { note: 'In a frame', now: Date.now() });
	expect(unpublished(dir)).toEqual([]);
	expect(readPublished(dir).folder?.program.event.embed).toEqual(['https://example.org']);
});

it('is the draft where nothing was ever published', () => {
	const dir = smallFolder();
	expect(readPublished(dir).folder).toEqual(read(dir));
	rmSync(join(dir, 'sessions.yaml'));
	expect(readPublished(dir).folder).toBe(null);
});

it('needs published.json once there is a ledger', () => {
	const dir = smallFolder(edited('event.yaml', 'name: Town hall', 'name: The town hall'));
	expect(publishFolder(dir, { note: 'Out', now: Date.now() }).kind).toBe('published');
	rmSync(join(dir, 'published.json'));
	const { folder, findings } = readPublished(dir);
	expect([folder, findings.map(({ what }) => what)]).toEqual([
		null,
		['the program as it was last published is missing']
	]);
});
