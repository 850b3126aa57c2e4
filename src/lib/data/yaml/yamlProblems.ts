/** What a YAML parser complains of, in words for people who do not know YAML. */
import type { YAMLError } from 'yaml';
import { misplaced } from './misplaced';

export type Words = [what: string, mend: string];

/** What the line itself shows; parsers often stumble later than the mistake. */
const signs: [RegExp, ...Words][] = [
	[
		/^(<{7}|={7}|>{7})/,
		'a merge in git was left unfinished here',
		'Keep one side, without the marks.'
	],
	[/^ *\t/, 'a tab indents this line', 'Indent with spaces.'],
	[
		/^[\s-]*[\w-]+: +[@`%]/,
		'the value begins with a sign that YAML keeps for itself',
		'Put it in quotes.'
	],
	[
		/^[\s-]*[\w-]+: +[^\s'"[{|>#][^'"]*: /,
		'the value holds a colon and a space',
		'Put it in quotes.'
	],
	[
		/^[\s-]*[\w-]+: +'[^']*'[^\s,}\]]/,
		'the value goes on after its closing quote',
		"Write '' for an apostrophe in quotes."
	],
	[/^[\s-]*[\w-]+:[^\s/]/, 'there is no space after the colon', 'Write field: value.']
];

const codes: Partial<Record<YAMLError['code'], Words>> = {
	TAB_AS_INDENT: ['a tab indents this line', 'Indent with spaces.'],
	BAD_INDENT: ['this line is not indented like its neighbors', 'Line it up with them.'],
	MULTIPLE_DOCS: ['a second document begins here', 'Take out the line "---".'],
	BAD_ALIAS: ['a value begins with *', 'Put it in quotes.'],
	TAG_RESOLVE_FAILED: ['a value begins with !', 'Put it in quotes.'],
	BLOCK_AS_IMPLICIT_KEY: ['this line is not indented like its neighbors', 'Line it up with them.'],
	BLOCK_IN_FLOW: ['a bracket before this line is not closed', 'Close it.']
};

const COMMA: Words = [
	'a comma is missing inside { } or [ ]',
	'Write it as { kind: slides, url: … } or [one, two].'
];

const OPEN: Words = [
	'a quote or bracket is not closed, or a comma is missing',
	'Look in this line and in those before it.'
];

/** Whether a line has brackets, and all of them and all quotes are closed in it. */
function closed(line: string): boolean {
	const count = (sign: RegExp) => line.match(sign)?.length ?? 0;
	const [opening, quotes] = [count(/[{[]/g), [count(/'/g), count(/"/g)]];
	return opening > 0 && opening === count(/[}\]]/g) && quotes.every((number) => number % 2 === 0);
}

function syntax(problem: YAMLError, lines: string[], line: number): { line: number; words: Words } {
	const text = lines[line - 1] ?? '';
	const sign = signs.find(([pattern]) => pattern.test(text));
	if (sign) return { line, words: [sign[1], sign[2]] };
	const inBrackets = /closing|flow|must end with/i.test(problem.message);
	if (inBrackets || (problem.code === 'UNEXPECTED_TOKEN' && closed(text))) {
		return { line, words: closed(text) ? COMMA : OPEN };
	}
	const elsewhere = misplaced(lines, line);
	if (elsewhere) return elsewhere;
	const mend = 'Write field: value, indented like its neighbors, odd texts in quotes.';
	return { line, words: codes[problem.code] ?? ['this line cannot be read', mend] };
}

/**
 * The first stumble tells; what follows it follows from it. Fields that are there twice are all told.
 * @param lineOf the number of a line, from 1, for an offset
 */
export function yamlProblems(
	problems: YAMLError[],
	text: string,
	lineOf: (offset: number) => number
): { line: number; words: Words }[] {
	const lines = text.split('\n');
	const twice = problems.filter(({ code }) => code === 'DUPLICATE_KEY');
	const first = problems.filter(({ code }) => code !== 'DUPLICATE_KEY').slice(0, 1);
	return [...first, ...twice].map((problem) => {
		// at the end of the text the parser is one line too far
		const line = Math.min(lineOf(problem.pos[0]), text.trimEnd().split('\n').length);
		if (problem.code !== 'DUPLICATE_KEY') return syntax(problem, lines, line);
		const key = /^[^:\s]+/.exec(text.slice(problem.pos[0]))?.[0] ?? '';
		return { line, words: [`the field "${key}" is there twice`, 'Keep one of them.'] };
	});
}
