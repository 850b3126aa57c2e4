/**
 * Warnings that somebody has looked at and means to keep: a comment on the line, or on a line of its own
 * above it, says so and why.
 *
 *     start: '9:20' # ok: the hall is large enough for both
 *
 * In a Markdown text the comment is `<!-- ok: why -->`.
 */
import { Lexer } from 'yaml';
import type { Finding } from '../finding';

export interface Acknowledgment {
	file: string;
	/** Where the comment stands, from 1. */
	line: number;
	/** The line that it speaks of. */
	about: number;
	/** '' where nothing is said. */
	reason: string;
}

const OK = /^#\s*ok\s*:\s*(.*?)\s*$/i;
const OK_IN_TEXT = /^\s*<!--\s*ok\s*:\s*(.*?)\s*-->\s*$/i;

/** The lexer marks the beginning of a value by this sign, which is not in the text. */
const VALUE = '\u001f';
/** Signs of the lexer that are no part of the text. */
const MARKS = new Set([VALUE, '\u0002', '\u0018']);

/** The comments of a YAML file; a `#` in a text is none. */
export function acknowledgmentsIn(file: string, text: string): Acknowledgment[] {
	// most files have none, and reading twice takes time
	if (!/#\s*ok\s*:/i.test(text)) return [];
	const found: Acknowledgment[] = [];
	const lines = text.split('\n');
	let [line, before] = [1, ''];
	for (const token of new Lexer().lex(text)) {
		if (token.startsWith('#') && before !== VALUE) {
			const reason = OK.exec(token)?.[1];
			if (reason !== undefined) found.push({ file, line, about: aboutOf(lines, line), reason });
		}
		before = token;
		if (!MARKS.has(token)) line += token.split('\n').length - 1;
	}
	return found;
}

/** The comment's own line, or the next one that holds more than a comment. */
function aboutOf(lines: string[], line: number): number {
	let about = line;
	while (/^\s*(#|$)/.test(lines[about - 1] ?? 'end')) about++;
	return about;
}

/** The same in Markdown, and the text without them; lines keep their numbers. */
export function acknowledgmentsInText(
	file: string,
	text: string
): { acknowledged: Acknowledgment[]; text: string } {
	const acknowledged: Acknowledgment[] = [];
	const lines = text.split('\n').map((words, at) => {
		const reason = OK_IN_TEXT.exec(words)?.[1];
		if (reason === undefined) return words;
		acknowledged.push({ file, line: at + 1, about: at + 2, reason });
		return '';
	});
	return { acknowledged, text: lines.join('\n') };
}

const asWarning = ({ file, line }: Acknowledgment, what: string, mend: string): Finding => ({
	...{ file, line, where: '', what, mend },
	severity: 'warning'
});

/**
 * The findings without the warnings that are acknowledged. Each comment stands for one warning: where a line
 * has more warnings than comments, all of them show, because nobody can tell which one was meant.
 * @param failed whether there are errors: what they keep `check` from seeing may be acknowledged already
 */
export function withoutAcknowledged(
	findings: Finding[],
	acknowledged: Acknowledgment[],
	failed: boolean
): Finding[] {
	const key = (file: string, line: number) => `${line} ${file}`;
	const said = new Map<string, Acknowledgment[]>();
	for (const one of acknowledged.filter(({ reason }) => reason !== '')) {
		const at = key(one.file, one.about);
		said.set(at, [...(said.get(at) ?? []), one]);
	}
	const warnings = new Map<string, Finding[]>();
	for (const one of findings.filter(({ severity }) => severity === 'warning')) {
		const at = key(one.file, one.line);
		warnings.set(at, [...(warnings.get(at) ?? []), one]);
	}
	const covered = (finding: Finding) => {
		const at = key(finding.file, finding.line);
		return (said.get(at)?.length ?? 0) >= (warnings.get(at)?.length ?? 0);
	};
	const open = findings.filter((finding) => finding.severity !== 'warning' || !covered(finding));
	const mute = acknowledged.filter(({ reason }) => reason === '');
	const stale = [...said].flatMap(([at, all]) => all.slice(warnings.get(at)?.length ?? 0));
	return [
		...open,
		...mute.map((one) => asWarning(one, 'this comment gives no reason', 'Write it after "ok:".')),
		...(failed ? [] : stale).map((one) => {
			const what = `nothing on ${one.about === one.line ? 'this line' : `line ${one.about}`} needs "ok: ${one.reason}"`;
			return asWarning(one, what, 'Take the comment out; errors cannot be accepted this way.');
		})
	];
}
