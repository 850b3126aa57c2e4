/**
 * imported.json: what the last import took from its source. With it the next import knows which id a thing
 * has, and which of its fields were changed by hand since. `publish` adds that
 * the folder was published; nobody else writes it.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Id } from '../../program/model';
import { readText, writeWhole } from '../yaml/file';

export const MEMORY = 'imported.json';

export const lists = ['rooms', 'tracks', 'people', 'sessions'] as const;
export type ListName = (typeof lists)[number];

/** The fields of one thing as a program folder has them; `prose` is its Markdown. */
export type Fields = Record<string, unknown>;

/** A field, where there is something to write. */
export const given = (field: string, value: unknown): Fields =>
	value === null ||
	value === undefined ||
	value === '' ||
	(Array.isArray(value) && value.length === 0)
		? {}
		: { [field]: value };

export interface Memory {
	/** The name of the source's format. */
	format: string;
	/** The source's key → our id. */
	keys: Record<ListName, Record<string, Id>>;
	/** What was taken, by id. */
	taken: Record<ListName, Record<Id, Fields>>;
	event: Fields;
	/** The format that had a field last, by list; left out in old files: that of the last import. */
	carried?: Partial<Record<ListName, Record<string, string>>>;
	/** A revision that was published from the folder; left out for one that was never published. */
	revision?: number;
}

const fields = v.record(v.string(), v.unknown());
const each = <T extends v.GenericSchema>(schema: T) =>
	v.object({ rooms: schema, tracks: schema, people: schema, sessions: schema });

const model = v.object({
	format: v.string(),
	keys: each(v.record(v.string(), v.string())),
	taken: each(v.record(v.string(), fields)),
	event: fields,
	carried: v.optional(v.record(v.picklist(lists), v.record(v.string(), v.string()))),
	revision: v.optional(v.number())
});

const none = <T>(): Record<ListName, Record<string, T>> => ({
	rooms: {},
	tracks: {},
	people: {},
	sessions: {}
});

export const emptyMemory = (format: string): Memory => ({
	format,
	keys: none<Id>(),
	taken: none<Fields>(),
	event: {}
});

/** Null where nothing was ever imported; the sentence where the file is damaged. */
export function readMemory(dir: string): Memory | string | null {
	const file = join(dir, MEMORY);
	if (!existsSync(file)) return null;
	const read = readText(file);
	try {
		if ('text' in read) return v.parse(model, JSON.parse(read.text));
	} catch {
		// said below, in the same words
	}
	return `${file}: this isn't what the last import wrote. Restore it from git or a copy. Or delete it: then the next import finds sessions, people, rooms and tracks by their titles and names alone.`;
}

/** Remembers that the folder has been published, so that a lost ledger isn't taken for a draft. */
export function rememberPublished(dir: string, revision: number): void {
	const memory = readMemory(dir);
	if (memory === null || typeof memory === 'string' || memory.revision) return;
	writeWhole(join(dir, MEMORY), memoryText({ ...memory, revision }));
}

export const memoryText = (memory: Memory): string => `${JSON.stringify(memory, null, '\t')}\n`;
