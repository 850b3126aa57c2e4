import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../lib/data/file';
import { folderSchemas, programSchemaFile } from '../../lib/data/schemas';
import { counted, dataFolder, printLines, readArguments, type Command } from './usage';

export const schemas: Command = {
	usage: 'schemas',
	does: 'writes the JSON Schemas of the folder and of /program.json again, from the model',
	async run(args) {
		readArguments({ args });
		const folder = join(dataFolder(), 'schemas');
		mkdirSync(folder, { recursive: true });
		const written = [...(await folderSchemas())].map(([name, text]) => {
			writeWhole(join(folder, name), text);
			return name;
		});
		writeWhole(join('static', 'program.schema.json'), await programSchemaFile());
		printLines([
			`${counted(written.length, 'schema')} in ${folder}/, and static/program.schema.json.`
		]);
		return 0;
	}
};
