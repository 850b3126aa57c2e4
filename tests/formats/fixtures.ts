/** Our own small files of other systems' formats. */
import { readFileSync } from 'node:fs';
import type { Given, SourceFile } from '../../src/lib/formats/format';

export const nothingGiven: Given = { zone: null, date: null, base: null };

export const fixture = (path: string): SourceFile => ({
	name: path.split('/').at(-1) ?? path,
	text: readFileSync(new URL(`../fixtures/formats/${path}`, import.meta.url), 'utf8')
});

export const jsonFile = (name: string, value: unknown): SourceFile => ({
	name,
	text: JSON.stringify(value)
});
