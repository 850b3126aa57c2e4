import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../lib/data/yaml/file';
import { folderSchemas, programSchemaFile } from '../../lib/data/model/schemas';
import { programFolders } from '../programs.js';
import { counted, printLines, readArguments, type Command } from './usage';

/** The folder of DATA_DIR; else those here whose editors have schemas already. */
function folders(): string[] {
	const named = process.env['DATA_DIR'];
	if (named) return [join(named, 'schemas')];
	return programFolders('.')
		.map((dir) => join(dir, 'schemas'))
		.filter((schemas) => existsSync(schemas));
}

export const schemas: Command = {
	usage: 'schemas',
	does: 'writes the JSON Schemas of program folders and of /program.json again, from the model',
	async run(args) {
		readArguments({ args });
		const files = [...(await folderSchemas())];
		for (const folder of folders()) {
			mkdirSync(folder, { recursive: true });
			for (const [name, text] of files) writeWhole(join(folder, name), text);
			printLines([`${counted(files.length, 'schema')} in ${folder}/.`]);
		}
		writeWhole(join('static', 'program.schema.json'), await programSchemaFile());
		printLines(['The schema of /program.json in static/program.schema.json.']);
		return 0;
	}
};
