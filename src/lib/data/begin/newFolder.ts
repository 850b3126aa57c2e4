/** A small program folder to begin with. It checks as it is. */
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { placeholders } from '../checks/placeholders';
import { isProgramFile } from '../programFiles';
import { folderSchemas } from '../model/schemas';

/** What an event cannot begin without. All values have been held to their models. */
export interface Beginning {
	name: string;
	id: string;
	/** '' where nobody said it; `Online` for an event without a place. */
	city: string;
	zone: string;
	day: string;
}

/** JSON is YAML: any text survives in it. */
const quoted = (text: string) => JSON.stringify(text);

const head = (name: string) => `# yaml-language-server: $schema=schemas/${name}.json\n`;

/** Nothing for an event that is only online. */
function venueText({ city, zone }: Beginning): string {
	if (city.toLowerCase() === 'online' || (city === '' && zone === 'UTC')) return '';
	const address = [placeholders.address, city].filter(Boolean).join(', ');
	const lines = [`name: ${placeholders.venue}`, `address: ${quoted(address)}`];
	if (city) lines.push(`city: ${quoted(city)}`);
	return `\nvenue: # leave out what nobody needs to know\n  ${lines.join('\n  ')}\n`;
}

function eventText(beginning: Beginning): string {
	const { name, id, zone, day } = beginning;
	return `${head('event')}id: ${id} # part of every calendar entry: never change it once published
name: ${quoted(name)}
# shortName: ${quoted(name)} # for the home screen of a phone, if the name is too long for it
# tagline: "" # one sentence for link previews
days: ['${day}']
zone: ${zone} # all times are the wall clock there
language: en # of the program
site: ${placeholders.site} # the public address of these pages
domain: ${placeholders.domain} # part of every calendar entry: never change it once published
${venueText(beginning)}`;
}

/**
 * A first session, so that there is one to copy.
 * @param day where the event has several
 */
export function opening(room: string | null, day: string | null): string {
	return `${head('sessions')}- id: opening
  kind: opening
  title: Opening
${day ? `  day: '${day}'\n` : ''}  start: '9:00'
  end: '9:15'
${room ? `  room: ${room}\n` : ''}`;
}

const files: Record<string, string> = {
	'rooms.yaml': `${head('rooms')}- id: main
  name: Main room
`,
	'people.yaml': `${head('people')}# - id: ada-lovelace
#   name: Ada Lovelace
#   affiliation: London
`,
	'sessions.yaml': opening('main', null),
	'pages/abstract.md': `${placeholders.abstract}\n`
};

/** A repository may have begun, and a package may be installed, before there is a program. */
const BESIDE = ['package.json', 'package-lock.json', 'README.md', 'LICENSE'];
const isInTheWay = (name: string) => isProgramFile(name) && !BESIDE.includes(name);

/** What builds, npm and a server leave in the folder, for git. */
const IGNORED = 'build/\nbuild-static/\n.build*-next*/\nnode_modules/\nstate/\n';

/** False, and nothing written, where something is in the folder already. Throws what the system throws. */
export function newFolder(dir: string, beginning: Beginning): Promise<boolean> {
	return writeNewFolder(
		dir,
		new Map([...Object.entries(files), ['event.yaml', eventText(beginning)]])
	);
}

/**
 * Writes the files of a folder that is empty, with what belongs into every one.
 * @returns false, and nothing written, where something is in it already
 * @throws what the system throws
 */
export async function writeNewFolder(dir: string, files: Map<string, string>): Promise<boolean> {
	const there = statSync(dir, { throwIfNoEntry: false });
	if (there && (!there.isDirectory() || readdirSync(dir).some(isInTheWay))) return false;
	const all = new Map(files);
	for (const [name, text] of await folderSchemas()) all.set(join('schemas', name), text);
	if (!existsSync(join(dir, '.gitignore'))) all.set('.gitignore', IGNORED);
	for (const [name, text] of all) {
		mkdirSync(dirname(join(dir, name)), { recursive: true });
		writeFileSync(join(dir, name), text);
	}
	return true;
}
