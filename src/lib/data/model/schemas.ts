/** JSON Schemas from the models: data/schemas/ for editors, /program.schema.json for other programs. */
import type * as v from 'valibot';
import { files } from './model';
import { programFileModel } from './programSchema';

const DIALECT = 'http://json-schema.org/draft-07/schema#';

const titles: Record<keyof typeof files, string> = {
	event: 'The event itself: names, days, time zone, venue, links, dates',
	rooms: 'The rooms',
	tracks: 'The tracks',
	sessions: 'Everything in the program that has a time',
	people: 'Speakers, authors, organizers, committee',
	papers: 'The accepted papers',
	reading: 'The reading list, in sections',
	revisions: 'The ledger: written by "publish", never by hand'
};

/** Loaded when it is needed: only those who develop have it. */
async function toSchema(model: v.GenericSchema): Promise<object> {
	const { toJsonSchema } = await import('@valibot/to-json-schema');
	// checks that are functions stay with `check`; the patterns say most of it
	const schema = toJsonSchema(model, { errorMode: 'ignore', typeMode: 'input' });
	// named once, at the top of each file
	delete schema.$schema;
	return schema;
}

const text = (schema: object) => `${JSON.stringify(schema, null, '\t')}\n`;

/** By file name. */
export async function folderSchemas(): Promise<Map<string, string>> {
	const schemas = new Map<string, string>();
	for (const [name, { schema, list }] of Object.entries(files)) {
		const entry = await toSchema(schema);
		const title = titles[name as keyof typeof files];
		const whole = list ? { type: 'array', items: entry } : entry;
		schemas.set(`${name}.json`, text({ $schema: DIALECT, title, ...whole }));
	}
	return schemas;
}

export async function programSchemaFile(): Promise<string> {
	const schema = await toSchema(programFileModel);
	return text({
		$schema: DIALECT,
		title: '/program.json, the whole program at its revision',
		...schema
	});
}
