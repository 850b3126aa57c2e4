/** What a YAML parser complains of, in words for people who do not know YAML. */
import type { YAMLError } from 'yaml';

export type Words = [what: string, mend: string];

/** What the line itself shows; parsers often stumble later than the mistake. */
const signs: [RegExp, ...Words][] = [
	[/^(<{7}|={7}|>{7})/, 'a merge in git was left unfinished here', 'Keep one side, without the marks.'],
	[/^ *\t/, 'a tab indents this line', 'Indent with spaces.'],
	[/^[\s-]*[\w-]+: +[@`%]/, 'the value begins with a sign that YAML keeps for itself', 'Put it in quotes.'],
	[/^[\s-]*[\w-]+: +[^\s'"[{|>#][^'"]*: /, 'the value holds a colon and a space', 'Put it in quotes.'],
	[/^[\s-]*[\w-]+: +'[^']*'[^\s,}\]]/, 'the value goes on after its closing quote', "Write '' for an apostrophe in quotes."],
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

function syntax(problem: YAMLError, line: string): Words {
	const sign = signs.find(([pattern]) => pattern.test(line));
	if (sign) return [sign[1], sign[2]];
	if (/closing|flow|must end with/i.test(problem.message)) {
		return ['a quote or bracket is not closed', 'Close it, here or in a line before.'];
	}
	const known = codes[problem.code];
	if (known) return known;
	return ['this line cannot be read', 'Write field: value, indented like its neighbors, odd texts in quotes.'];
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
		if (problem.code !== 'DUPLICATE_KEY') return { line, words: syntax(problem, lines[line - 1] ?? '') };
		const key = /^[^:\s]+/.exec(text.slice(problem.pos[0]))?.[0] ?? '';
		return { line, words: [`the field "${key}" is there twice`, 'Keep one of them.'] };
	});
}
