/**
 * The files of a MiniConf site (`sitedata/`), told apart by their fields: each may be CSV, JSON or YAML, and
 * sites rename them.
 */
import { parse } from 'csv-parse/sync';
import { LineCounter, parseDocument } from 'yaml';
import { Unreadable, type SourceFile } from '../format';
import { parseJson, tryJson, Value } from '../reading/json';

export type Part = 'calendar' | 'papers' | 'speakers' | 'sessions' | 'config';

export interface PartOfSite {
	part: Part;
	/** What the file is called in places; '' where it is the only one. */
	at: string;
	/** The records; of `sessions` and `config` the one that holds all. */
	records: Value[];
}

type Syntax = 'json' | 'csv' | 'yaml';

/** The line with the names of the fields, where it is a table of papers or speakers. */
const TABLE =
	/^(?=[^\n]*(?:^|,)"?UID"?(?:,|\r?$))(?=[^\n]*(?:^|,)"?(?:authors|speaker)"?(?:,|\r?$))/m;

const YAML_PARTS: [Part, RegExp, RegExp][] = [
	['papers', /^(- | {1,8})UID:/m, /^(- | {1,8})authors:/m],
	['speakers', /^(- | {1,8})UID:/m, /^(- | {1,8})speaker:/m],
	['sessions', /^ {1,8}start_time:/m, /^ {1,8}(papers|long_name):/m],
	['config', /^name:/m, /^(proceedings_title|page_title|site_title|background_image):/m]
];

/** Where a file shows its fields. */
const headOf = ({ text }: SourceFile) => text.slice(0, 20_000);
const firstLine = ({ text }: SourceFile) => /^[^\n]{0,4000}/.exec(text)?.[0] ?? '';

function syntaxOf(file: SourceFile): Syntax | null {
	if (/^\s*[[{]/.test(file.text)) return 'json';
	if (TABLE.test(firstLine(file))) return 'csv';
	const head = headOf(file);
	const found = YAML_PARTS.some(([, ...signs]) => signs.every((sign) => sign.test(head)));
	return found ? 'yaml' : null;
}

function partOf(top: Value): Part | null {
	const has = (value: Value | undefined, ...fields: string[]) =>
		value !== undefined && fields.every((field) => value.get(field).raw !== undefined);
	const [first] = top.items();
	if (has(first, 'title', 'start', 'calendarId')) return 'calendar';
	if (has(first, 'UID', 'speaker')) return 'speakers';
	if (has(first, 'UID', 'title', 'authors')) return 'papers';
	const [session] = top.entries().map(([, value]) => value);
	if (has(session, 'start_time', 'end_time')) return 'sessions';
	const titles = ['proceedings_title', 'page_title', 'site_title', 'background_image'];
	return has(top, 'name') && titles.some((field) => has(top, field)) ? 'config' : null;
}

export function isPart(file: SourceFile): boolean {
	const syntax = syntaxOf(file);
	if (syntax !== 'json') return syntax !== null;
	const top = /"(calendarId|UID)"/.test(file.text) ? tryJson(file) : null;
	return top !== null && partOf(top) !== null;
}

/** @throws Unreadable */
export function readPart(file: SourceFile, at: string): PartOfSite {
	const syntax = syntaxOf(file);
	if (syntax === 'csv') {
		const records = readTable(file, at);
		const part = records[0]?.get('speaker').raw === undefined ? 'papers' : 'speakers';
		return { part, at, records };
	}
	const top = syntax === 'json' ? new Value(parseJson(file).raw, at) : readYaml(file, at);
	const part = partOf(top);
	if (!part) throw new Unreadable(file.name, 'this is not one of the files of a MiniConf site');
	return { part, at, records: part === 'sessions' || part === 'config' ? [top] : top.items() };
}

/** Rows are counted as a spreadsheet shows them: the names of the fields are row 1. */
function readTable({ name, text }: SourceFile, at: string): Value[] {
	let rows: string[][];
	try {
		rows = parse(text, { bom: true, relax_quotes: true, relax_column_count: true });
	} catch (error) {
		const [words = ''] = (error as Error).message.split('\n');
		const mend = 'A quotation mark may be missing.';
		throw new Unreadable(name, `this CSV is damaged (${words.replace(/\.$/, '')})`, mend);
	}
	const [fields = [], ...records] = rows;
	return records.map((cells, index) => {
		const record = Object.fromEntries(cells.map((cell, column) => [fields[column] ?? '', cell]));
		return new Value(record, `${at} row ${index + 2}`.trim());
	});
}

/** Aliases are resolved a hundred times at most, so that a bomb of them is an error. */
function readYaml({ name, text }: SourceFile, at: string): Value {
	const mend = 'Name the file as the site has it, unchanged.';
	try {
		const lineCounter = new LineCounter();
		// each pretty error quotes its lines: minutes for a text full of quotation marks
		const options = { schema: 'core', resolveKnownTags: false, prettyErrors: false } as const;
		const document = parseDocument(text, { ...options, lineCounter });
		const [error] = document.errors;
		if (!error) return new Value(document.toJS({ maxAliasCount: 100 }), at);
		const { line } = lineCounter.linePos(error.pos[0]);
		throw new Unreadable(`${name}:${line}`, 'this YAML is damaged', mend);
	} catch (error) {
		if (error instanceof Unreadable) throw error;
		throw new Unreadable(name, 'this YAML is nested too deeply, or has too many aliases', mend);
	}
}
