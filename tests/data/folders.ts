/** Program folders for tests: a small one that checks, with any of its files replaced. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { formatFinding, readFolder } from '../../src/lib/data/folder';
import type { ProgramFolder } from '../../src/lib/program/model';

/** By path in the folder; null for none. */
export type Files = Record<string, string | null>;

/** Two days in Sydney, two rooms, two people, four sessions. Nothing published. */
export const small: Record<string, string> = {
	'event.yaml': `id: tiny-2017
name: A tiny workshop
shortName: Tiny
tagline: Small, but complete.
days: ['2017-08-10', '2017-08-11']
zone: Australia/Sydney
site: https://tiny.example.org/
domain: tiny.example.org
venue:
  name: Town hall
  address: 1 Main Street
  city: Sydney
accent: '#5b2a86'
`,
	'rooms.yaml': `- id: c4-3
  name: C4.3
- id: annex
  name: Annex
`,
	'tracks.yaml': `- id: vision
  name: Vision
  color: '#1f6f5c'
`,
	'people.yaml': `- id: been-kim
  name: Been Kim
  affiliation: Google
- id: fernanda-viegas
  name: Fernanda Viégas
  roles: [chair]
`,
	'sessions.yaml': `- id: opening
  kind: opening
  day: '2017-08-10'
  start: '9:00'
  end: '9:20'
  room: c4-3
- id: smoothgrad
  kind: talk
  title: SmoothGrad
  day: '2017-08-10'
  start: '9:20'
  end: '9:40'
  room: c4-3
  speakers: [been-kim]
  authors: [fernanda-viegas]
  track: vision
  links:
    - { kind: paper, url: 'https://example.org/1.pdf' }
- id: party
  kind: social
  day: '2017-08-10'
  start: '22:30'
  end: '2017-08-11T01:00'
  room: annex
- id: closing
  kind: closing
  day: '2017-08-11'
  start: '17:30'
`,
	'sessions/smoothgrad.md': 'Removing noise by *adding* noise.\n',
	'people/been-kim.md': 'Works at Google.\n'
};

/** A folder on the disk until the test ends. */
export function folderOf(files: Files): string {
	const dir = mkdtempSync(join(tmpdir(), 'runsheet-'));
	onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
	writeFiles(dir, files);
	return dir;
}

export function writeFiles(dir: string, files: Files): void {
	for (const [name, text] of Object.entries(files)) {
		if (text === null) continue;
		mkdirSync(dirname(join(dir, name)), { recursive: true });
		writeFileSync(join(dir, name), text);
	}
}

export function smallFolder(files: Files = {}): string {
	return folderOf({ ...small, ...files });
}

/** The findings as a user reads them, without the folder. */
export function findingsIn(dir: string): string[] {
	return readFolder(dir).findings.map((finding) => formatFinding(finding).replace(`${dir}/`, ''));
}

/** The folder, which must check. */
export function read(dir: string): ProgramFolder {
	const { folder, findings } = readFolder(dir);
	if (!folder) throw new Error(findings.map(formatFinding).join('\n'));
	return folder;
}

/** A file of the small folder with one text in it replaced, which must be there once. */
export function edited(name: string, from: string, to: string): Files {
	const text = small[name] ?? '';
	if (text.split(from).length !== 2) throw new Error(`"${from}" is not in ${name} once`);
	return { [name]: text.replace(from, () => to) };
}
