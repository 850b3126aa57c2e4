import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { files } from '../../src/lib/data/model/model';
import { folderSchemas, programSchemaFile } from '../../src/lib/data/model/schemas';
import { programFile } from '../../src/lib/program/programFile';
import { read, small, smallFolder } from './folders';
import { WORKSHOP } from '../workshop';

const names = Object.keys(files);

/** What a schema has against a value; null for nothing. */
function objections(schema: string, value: unknown): string | null {
	const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
	const valid = ajv.validate(JSON.parse(schema), JSON.parse(JSON.stringify(value)));
	return valid ? null : ajv.errorsText();
}

/** The schema that an editor finds for a file. */
const schemaOf = (name: string) => readFileSync(join(WORKSHOP, `schemas/${name}.json`), 'utf8');

describe('the schemas of a program folder', () => {
	it.each(names)('are those of the model: %s (else run: npm run data -- schemas)', async (name) => {
		expect(schemaOf(name)).toBe((await folderSchemas()).get(`${name}.json`));
	});

	it('are as many as the files', async () => {
		expect([...(await folderSchemas()).keys()]).toEqual(names.map((name) => `${name}.json`));
	});

	it.each(['event', 'rooms', 'tracks', 'people', 'sessions'])(
		'take a %s.yaml that checks',
		(name) => {
			expect(objections(schemaOf(name), parse(small[`${name}.yaml`] ?? ''))).toBe(null);
		}
	);

	it.each(['event', 'rooms', 'people', 'sessions', 'papers', 'reading', 'revisions'])(
		'take the workshop’s %s.yaml, which names its schema',
		(name) => {
			const text = readFileSync(join(WORKSHOP, `${name}.yaml`), 'utf8');
			expect(text.split('\n')[0]).toBe(`# yaml-language-server: $schema=schemas/${name}.json`);
			expect(objections(schemaOf(name), parse(text))).toBe(null);
		}
	);

	it('object to what check objects to', () => {
		const session = { id: 'a', kind: 'talk' };
		const rejected = [
			{ ...session, speaker: ['x'] },
			{ ...session, kind: 'keynote' },
			{ ...session, id: 'A' },
			{ ...session, links: [{ kind: 'paper', url: 'a.pdf' }] },
			{ kind: 'talk' }
		];
		const schema = schemaOf('sessions');
		expect(objections(schema, [session])).toBe(null);
		expect(rejected.map((one) => objections(schema, [one]) !== null)).toEqual(Array(5).fill(true));
	});
});

describe('the schema of /program.json', () => {
	it('is that of the model (else run: npm run data -- schemas)', async () => {
		expect(readFileSync('static/program.schema.json', 'utf8')).toBe(await programSchemaFile());
	});

	it.each(['the workshop', 'a small folder'])(
		'describes %s, nothing more and nothing less',
		(name) => {
			const file = programFile(read(name === 'the workshop' ? WORKSHOP : smallFolder()));
			const schema = readFileSync('static/program.schema.json', 'utf8');
			expect(objections(schema, file)).toBe(null);
			// with nothing allowed besides what it names, it still takes the file
			const closed = schema.replaceAll(
				'"type": "object",',
				'"type": "object", "additionalProperties": false,'
			);
			expect(objections(closed, file)).toBe(null);
		}
	);

	it('says what each field of a session means, or its name does', () => {
		const schema = JSON.parse(readFileSync('static/program.schema.json', 'utf8'));
		const { properties } = schema.properties.sessions.items;
		const silent = Object.keys(properties).filter((key) => {
			const { description, anyOf } = properties[key];
			return !description && !anyOf?.some((one: { description?: string }) => one.description);
		});
		expect(silent).toEqual(['kind', 'track', 'links']);
	});
});
