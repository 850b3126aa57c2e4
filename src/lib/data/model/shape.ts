/** Holds a value to its model and tells each difference in words; what is right is kept and checked on. */
import { basename } from 'node:path';
import * as v from 'valibot';
import { isRecord } from '../../program/json';
import type { Findings } from '../findings';
import { meantKind } from './meantKind';
import { didYouMean } from './nearest';
import type { Path, Source } from '../yaml/source';
import { whereItGoes } from './unknownFields';
import { EXAMPLE_DAY } from './values';

type Fields = Record<string, unknown>;

/** Any object model of model.ts. */
export type Model = v.GenericSchema<unknown> & { entries: Record<string, unknown> };

export interface Shaped<T> {
	value: T | null;
	/** Fields that were there and wrong: nothing follows from their absence. */
	lost: Set<string>;
}

/** Lets an empty field (`title:` and nothing more) count as left out. Copies. */
function withoutEmpty(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutEmpty);
	if (!isRecord(value)) return value;
	const filled = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
	return Object.fromEntries(filled.map(([key, inner]) => [key, withoutEmpty(inner)]));
}

/**
 * The value at `path` of a source as its model has it. Fields that are wrong are reported, left out and
 * `lost`; the value is null where it then lacks what it needs.
 * @param where the id to report under
 */
export function shape<S extends Model>(
	schema: S,
	source: Source,
	path: Path,
	value: unknown,
	where: string,
	findings: Findings
): Shaped<v.InferOutput<S>> {
	if (!isRecord(value)) {
		const what = `this must be fields with values, not ${kindOf(value)}`;
		findings.error(source.place(path, where), what, 'Write field: value, one a line.');
		return { value: null, lost: new Set() };
	}
	const fields = withoutEmpty(value) as Fields;
	const list = basename(source.file, '.yaml');
	takeUnknown(schema, fields, (inner, what, mend) => {
		const place = source.place([...path, ...inner], where);
		const hint = whereItGoes(list, inner, where).replace(EXAMPLE_DAY, findings.exampleDay);
		findings.error(place, what, hint || mend);
	});
	const result = v.safeParse(schema, fields);
	const lost = new Set<string>();
	if (result.success) return { value: result.output, lost };
	for (const issue of result.issues) {
		const inner = keys(issue);
		const [what, mend] = inWords(issue, inner);
		const own = inner[0] === 'day' ? mend.replace(EXAMPLE_DAY, findings.exampleDay) : mend;
		findings.error(source.place([...path, ...inner], where), what, own);
		delete fields[String(inner[0])];
		lost.add(String(inner[0]));
	}
	const rest = v.safeParse(schema, fields);
	return { value: rest.success ? rest.output : null, lost };
}

/** valibot names one unknown field an object at a time; so ask until there is none. */
function takeUnknown(
	schema: Model,
	fields: Fields,
	report: (path: Path, what: string, mend: string) => void
): void {
	for (;;) {
		const unknown = v
			.safeParse(schema, fields)
			.issues?.filter((issue) => issue.type === 'strict_object' && issue.expected === 'never');
		if (!unknown?.length) return;
		for (const issue of unknown) {
			const path = keys(issue);
			const key = String(path.at(-1));
			const known = Object.keys(entriesAt(schema, path.slice(0, -1)));
			const mend = didYouMean(key, known) || `The fields here are: ${known.join(', ')}.`;
			report(path, `there is no field "${key}"`, mend);
			delete (issue.path?.at(-1)?.input as Fields)[key];
		}
	}
}

function keys(issue: v.BaseIssue<unknown>): (string | number)[] {
	return (issue.path ?? []).map(({ key }) => key as string | number);
}

/** The fields that the model has at a path. */
function entriesAt(schema: unknown, path: Path): Record<string, unknown> {
	const at = schema as Partial<Record<'wrapped' | 'item', unknown>> & {
		entries?: Record<string, unknown>;
		options?: unknown[];
	};
	if (at.wrapped) return entriesAt(at.wrapped, path);
	if (at.options)
		return entriesAt(
			at.options.find((option) => isRecord(option) && 'entries' in option),
			path
		);
	const [step, ...rest] = path;
	if (step === undefined) return at.entries ?? {};
	return entriesAt(at.item ?? at.entries?.[step], rest);
}

const typeNames: Record<string, string> = {
	string: 'text',
	number: 'a number',
	boolean: 'true or false',
	Array: 'a list: [one, two]',
	Object: 'fields with values',
	'(string | Object)': 'an id, or { name: … }'
};

function kindOf(value: unknown): string {
	if (value === null || value === undefined) return 'nothing';
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object') return 'fields';
	return typeof value === 'string' ? `"${value}"` : `the ${typeof value} ${value}`;
}

/** What a finding is about: `the venue.city "x"`; of what stands in a list `the entry "x" of days`. */
function subject(path: Path, value: string): string {
	const field = path.filter((step) => typeof step === 'string').join('.');
	const inList = typeof path.at(-1) === 'number';
	return inList ? `the entry${value} of ${field}` : `the ${field}${value}`;
}

function nearOf(word: string, field: string, options: string[]): string {
	const kind = field === 'kind' && meantKind(word);
	return kind && options.includes(kind) ? `Write kind: ${kind}.` : didYouMean(word, options);
}

function inWords(issue: v.BaseIssue<unknown>, path: Path): [what: string, mend: string] {
	const field = path.filter((step) => typeof step === 'string').join('.');
	if (issue.type === 'strict_object' && issue.received === 'undefined') {
		const only = path.length > 0 && !issue.expected?.startsWith('"');
		if (!only) return [`the field "${field}" is missing`, 'Fill it in.'];
	}
	// messages of ours read on after the field; those of types are mostly valibot's own
	const ours =
		issue.kind === 'validation' || (issue.type === 'string' && issue.message.includes('\n'));
	if (ours) {
		const [what = '', mend = ''] = issue.message.split('\n');
		const value = typeof issue.input === 'object' ? '' : ` ${JSON.stringify(issue.input)}`;
		return [`${subject(path, value)} ${what}`, mend];
	}
	const options = [...(issue.expected ?? '').matchAll(/"([^"]+)"/g)].map(([, option]) => option!);
	if (options.length > 0) {
		const near = typeof issue.input === 'string' ? nearOf(issue.input, field, options) : '';
		const what = `${subject(path, ` ${kindOf(issue.input)}`)} doesn't exist`;
		return [what, near || `Use one of: ${options.join(', ')}.`];
	}
	const type = typeNames[issue.expected ?? ''] ?? issue.expected;
	const quote = type === 'text' && typeof issue.input !== 'object';
	const inList = typeof path.at(-1) === 'number';
	return [
		`${inList ? `an entry of ${field}` : `the field "${field}"`} must be ${type}, not ${kindOf(issue.input)}`,
		quote ? `Put it in quotes: "${String(issue.input)}".` : ''
	];
}
