/** Writes an invented program as the folder that an organizer would keep. */
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderSchemas } from '../model/schemas';
import { inventProgram, type Invented, type Wanted } from './program';

/** JSON is YAML: any text survives in it. */
const fields = (entry: object): string[] =>
	Object.entries(entry).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);

const list = (entries: object[]): string =>
	entries.map((entry) => `- ${fields(entry).join('\n  ')}\n`).join('');

const head = (name: string) => `# yaml-language-server: $schema=schemas/${name}.json\n`;

function yamlFiles({ event, rooms, tracks, people, sessions }: Invented): [string, string][] {
	const lists = Object.entries({ rooms, tracks, people, sessions });
	return [
		['event.yaml', `${head('event')}${fields(event).join('\n')}\n`],
		...lists.map(([name, all]): [string, string] => [`${name}.yaml`, head(name) + list(all)])
	];
}

/** False, and nothing written, where something is in the folder already. Throws what the system throws. */
export async function generateFolder(dir: string, wanted: Wanted): Promise<boolean> {
	const there = statSync(dir, { throwIfNoEntry: false });
	if (there && (!there.isDirectory() || readdirSync(dir).length > 0)) return false;
	const invented = inventProgram(wanted);
	for (const folder of ['sessions', 'people', 'schemas']) {
		mkdirSync(join(dir, folder), { recursive: true });
	}
	const write = (name: string, text: string) => writeFileSync(join(dir, name), text);
	for (const [name, text] of yamlFiles(invented)) write(name, text);
	for (const [id, text] of invented.summaries) write(join('sessions', `${id}.md`), text);
	for (const [id, text] of invented.bios) write(join('people', `${id}.md`), text);
	for (const [name, text] of await folderSchemas()) write(join('schemas', name), text);
	return true;
}
