/**
 * What GitHub shows of a command that one of its workflows runs: findings on their lines, and a summary of the
 * run. Elsewhere commands print their lines and nothing else.
 */
import { appendFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { formatFinding, type Finding } from '../../lib/data/finding';
import { escapeHtml } from '../../lib/program/text/escapeHtml';
import { complain, printLines } from './usage';

const onGitHub = () => process.env['GITHUB_ACTIONS'] === 'true';

/** As workflow commands want their text: one line. */
const data = (text: string) =>
	text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

const levels: Record<Finding['severity'], string> = {
	error: 'error',
	warning: 'warning',
	unready: 'notice'
};

/** `::error file=data/sessions.yaml,line=41::smoothgrad: the room "c43" does not exist. …` */
function annotation(finding: Finding): string {
	const { file, line, severity } = finding;
	const path = relative(process.env['GITHUB_WORKSPACE'] || '.', resolve(file))
		.split(sep)
		.join('/');
	const sentence = formatFinding(finding).slice(`${file}:${line}: `.length);
	return `::${levels[severity]} file=${property(path)},line=${line}::${data(sentence)}`;
}

/** Prints findings, one a line; on GitHub they also stand at their lines in the files. */
export function printFindings(findings: Finding[]): void {
	printLines(findings.map(formatFinding));
	if (onGitHub()) printLines(findings.map(annotation));
}

/** On GitHub, puts why a command has stopped onto the page of its run. */
export function annotateRefusal(sentence: string): void {
	if (onGitHub()) complain(`::error::${data(sentence)}`);
}

/** The page of a workflow of this repository, where GitHub says which repository it is. */
export function workflowPage(file: string): string | null {
	const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env;
	return server && repository ? `${server}/${repository}/actions/workflows/${file}` : null;
}

/** Lines that a summary shows of a long list. */
const MOST = 100;

/**
 * Adds to the summary of the run, which is Markdown.
 * @param list lines that are shown as they are
 */
export function summarize(heading: string, paragraphs: string[], list: string[] = []): void {
	const file = process.env['GITHUB_STEP_SUMMARY'];
	if (!onGitHub() || !file) return;
	const more = list.length > MOST ? [`… and ${list.length - MOST} more`] : [];
	const shown = [...list.slice(0, MOST), ...more].map(escapeHtml).join('\n');
	const parts = [`## ${heading}`, ...paragraphs, ...(shown ? [`<pre>${shown}</pre>`] : [])];
	appendFileSync(file, `${parts.join('\n\n')}\n\n`);
}
