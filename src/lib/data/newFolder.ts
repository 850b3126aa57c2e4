/** A small program folder to begin with. It checks as it is. */
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { folderSchemas } from './schemas';

/** What an event cannot begin without. All values have been held to their models. */
export interface Beginning {
	name: string;
	id: string;
	city: string;
	zone: string;
	day: string;
}

/** JSON is YAML: any text survives in it. */
const quoted = (text: string) => JSON.stringify(text);

const head = (name: string) => `# yaml-language-server: $schema=schemas/${name}.json\n`;

function eventText({ name, id, city, zone, day }: Beginning): string {
	return `${head('event')}id: ${id} # part of every calendar entry: never change it once published
name: ${quoted(name)}
shortName: ${quoted(name)}
tagline: ${quoted(`${name}, in ${city}.`)} # one sentence for link previews
days: ['${day}']
zone: ${zone} # of the venue; all times are its wall clock
language: en
site: https://example.org # the public address of these pages
domain: example.org # part of every calendar entry: never change it once published

venue:
  name: The venue
  address: ${quoted(`Its street, ${city}`)}
  city: ${quoted(city)}
`;
}

const files: Record<string, string> = {
	'rooms.yaml': `${head('rooms')}- id: main
  name: Main room
`,
	'people.yaml': `${head('people')}# - id: ada-lovelace
#   name: Ada Lovelace
#   affiliation: London
`,
	'sessions.yaml': `${head('sessions')}- id: opening
  kind: opening
  title: Opening
  start: '9:00'
  end: '9:15'
  room: main
`,
	'pages/abstract.md': 'What the event is about, in a paragraph or two.\n'
};

/** False, and nothing written, where something is in the folder already. Throws what the system throws. */
export async function newFolder(dir: string, beginning: Beginning): Promise<boolean> {
	const there = statSync(dir, { throwIfNoEntry: false });
	if (there && (!there.isDirectory() || readdirSync(dir).length > 0)) return false;
	const all = new Map(Object.entries(files));
	all.set('event.yaml', eventText(beginning));
	for (const [name, text] of await folderSchemas()) all.set(join('schemas', name), text);
	for (const [name, text] of all) {
		mkdirSync(dirname(join(dir, name)), { recursive: true });
		writeFileSync(join(dir, name), text);
	}
	return true;
}
