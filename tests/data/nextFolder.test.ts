/** `new DIR --from OLD`, on the workshop: what its second edition would begin with. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readFolder } from '../../src/lib/data/folder';
import { movedDays } from '../../src/lib/data/begin/nextFolder';
import { runCommand } from '../../src/cli/data/run';
import { edited, small, smallFolder } from './folders';

const portrait = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
	'base64'
);

const SCHEMA = '# yaml-language-server: $schema=schemas/people.json\n# Whoever comes.\n';

function lastYear(): string {
	const people = edited(
		'people.yaml',
		'roles: [chair]',
		'roles: [organizer]\n  photo: photos/fernanda.png'
	);
	const embed = "embed: ['http://localhost:8000', https://tiny.example.org] # ours\n";
	const dir = smallFolder({
		'people.yaml': `${SCHEMA}${people['people.yaml']}`,
		'event.yaml': `# Ours.\n${small['event.yaml']}${embed}links: [{ kind: paper, url: 'https://tiny.example.org/blog' }]\n`,
		'people/fernanda-viegas.md': 'She has been here from the start.\n',
		'pages/abstract.md': 'What it is about.\n'
	});
	mkdirSync(join(dir, 'pictures/photos'), { recursive: true });
	writeFileSync(join(dir, 'pictures/photos/fernanda.png'), portrait);
	return dir;
}

test('the next edition has the venue, rooms, tracks, organizers, pages and links, and no sessions', async () => {
	const old = lastYear();
	const dir = join(smallFolder({}), 'next');
	expect(await runCommand(['new', dir, '--from', old, '--day', '2018-06-01'])).toBe(0);
	const { folder, findings } = readFolder(dir);
	expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
	const before = readFolder(old).folder!.program;
	const { event, rooms, tracks, people, sessions } = folder!.program;
	expect(event).toMatchObject({
		...{ id: 'tiny-2018', days: ['2018-06-01', '2018-06-02'], name: 'A tiny workshop' },
		...{ venue: before.event.venue, zone: before.event.zone, domain: before.event.domain },
		...{ links: before.event.links, accent: before.event.accent }
	});
	expect([rooms, tracks]).toEqual([before.rooms, before.tracks]);
	expect(people).toMatchObject([{ id: 'fernanda-viegas', roles: ['organizer'] }]);
	expect(folder!.prose.people['fernanda-viegas']).toContain('from the start');
	expect(folder!.prose.pages['abstract']).toContain('What it is about');
	expect(readFileSync(join(dir, 'pictures/photos/fernanda.png'))).toEqual(portrait);
	expect(sessions.map(({ id }) => id)).toEqual(['opening']);
	expect(folder!.ledger).toEqual([]);
	const [text, persons] = ['event.yaml', 'people.yaml'].map((name) =>
		readFileSync(join(dir, name), 'utf8')
	);
	expect(text).toContain('# Ours.');
	expect(text).toMatch(/^days: \[ ?'2018-06-01', '2018-06-02' ?\]$/m);
	expect(text).not.toContain('localhost');
	expect(event.embed).toEqual(['https://tiny.example.org']);
	expect(persons!.slice(0, SCHEMA.length)).toBe(SCHEMA);
});

test('the new id is never the old one, and nothing is written over', async () => {
	const old = lastYear();
	const dir = join(smallFolder({}), 'next');
	const call = ['new', dir, '--from', old];
	expect(await runCommand([...call, '--day', '2018-06-01', '--id', 'tiny-2017'])).toBe(2);
	expect(await runCommand(call)).toBe(2);
	expect(await runCommand([...call, '--day', '2018-06-01', '--city', 'Oslo'])).toBe(2);
	expect(existsSync(dir)).toBe(false);
	expect(await runCommand(['new', old, '--from', old, '--day', '2018-06-01'])).toBe(1);
});

test('days keep their distances', () => {
	expect(movedDays(['2017-12-30', '2018-01-01'], '2020-02-28')).toEqual([
		'2020-02-28',
		'2020-03-01'
	]);
});
