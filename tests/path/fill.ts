/** What a volunteer writes into the folder that `new` has made: a meeting of two days. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Replaces a text that stands in a file once, as an editor would. */
export function edit(file: string, from: string, to: string): void {
	const text = readFileSync(file, 'utf8');
	if (text.split(from).length !== 2) throw new Error(`"${from}" doesn't stand once in ${file}.`);
	writeFileSync(
		file,
		text.replace(from, () => to)
	);
}

/** Edits event.yaml line by line, and writes the other files. */
export function fillIn(dir: string): void {
	const lines: [from: string, to: string][] = [
		["days: ['2030-05-02']", "days: ['2030-05-02', '2030-05-03']"],
		['site: https://example.org', 'site: https://rivers.example.net'],
		['domain: example.org', 'domain: rivers.example.net'],
		['  name: The venue', '  name: City Hall'],
		['  address: "Its street, Oslo"', '  address: 1 Town Hall Square, 0037 Oslo']
	];
	for (const [from, to] of lines) edit(join(dir, 'event.yaml'), from, to);
	cpSync(join(import.meta.dirname, 'written'), dir, { recursive: true });
}

/** The flags with which `new` makes it. */
export const NEW = [
	...['--id', 'rivers-2030', '--name', 'Rivers 2030'],
	...['--city', 'Oslo', '--day', '2030-05-02']
];

/** The morning after: a talk moves, a session is cancelled, and slides arrive. */
export function change(dir: string): void {
	const sessions = join(dir, 'sessions.yaml');
	edit(sessions, "start: '10:30'\n  end: '11:00'", "start: '10:45'\n  end: '11:15'");
	edit(sessions, '- id: cities\n', '- id: cities\n  status: cancelled\n');
	const slides = '  links: [{ kind: slides, url: https://alder.example.net/slides.pdf }]\n';
	edit(sessions, '  summary: talk\n', `  summary: talk\n${slides}`);
}
