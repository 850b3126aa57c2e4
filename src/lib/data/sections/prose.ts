/** The Markdown of a program folder: sessions/ID.md, people/ID.md, and what the page About shows. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Id } from '../../program/model';
import { acknowledgmentsInText } from '../checks/acknowledged';
import { readText } from '../yaml/file';
import type { Findings } from '../findings';
import { checkSecretsInText } from '../checks/joinLinks';
import { readMarkup } from '../../markdown/safeHtml';
import { didYouMean } from '../model/nearest';
import { isId } from '../../program/id';

/** The texts in pages/ that are shown, on About. */
export const PAGES = new Set<Id>(['abstract', 'call-for-papers']);

/** Files of a folder in order; none where there is no such folder. */
function filesIn(folder: string): string[] {
	try {
		return readdirSync(folder)
			.filter((name) => !name.startsWith('.') && !name.endsWith('~'))
			.sort();
	} catch {
		return [];
	}
}

/**
 * Safe HTML by id.
 * @param whose what an id belongs to, for sentences
 * @param ids the ids that exist; null where that is not known
 */
export function readProse(
	folder: string,
	whose: string,
	ids: Set<Id> | null,
	findings: Findings
): Record<Id, string> {
	const prose: Record<Id, string> = {};
	for (const name of filesIn(folder)) {
		const file = join(folder, name);
		const id = name.replace(/\.md$/, '');
		const problem = nameProblem(name, id, whose, ids);
		const place = { file, line: 1, where: ids && ids !== PAGES && isId(id) ? id : '' };
		if (problem) {
			findings.error(place, ...problem);
			continue;
		}
		const html = readMarkdown(file, place.where, findings);
		if (html) prose[id] = html;
	}
	return prose;
}

function nameProblem(
	name: string,
	id: string,
	whose: string,
	ids: Set<Id> | null
): [what: string, mend: string] | null {
	if (!name.endsWith('.md'))
		return ['only files that end in .md are read here', 'Rename or move it.'];
	if (!ids || ids.has(id)) return null;
	const near = didYouMean(id, ids).replace(/"\?$/, '.md"?');
	if (ids === PAGES) {
		return [
			`no page shows "${name}"`,
			near || 'Only abstract.md and call-for-papers.md are shown.'
		];
	}
	return [`there is no ${whose} "${id}"`, near || `Name the file after the id of its ${whose}.`];
}

/** Null where the file holds nothing or cannot be read. */
function readMarkdown(file: string, where: string, findings: Findings): string | null {
	const read = readText(file);
	const top = { file, line: 1, where };
	if ('problem' in read) findings.error(top, read.problem);
	if (!('text' in read)) return null;
	const { acknowledged, text } = acknowledgmentsInText(file, read.text);
	findings.acknowledge(acknowledged);
	checkSecretsInText(text, file, where, findings);
	const { html, problems } = readMarkup(text);
	for (const { line, what, mend } of problems) {
		findings.error({ file, line, where }, what, mend);
	}
	if (text.trim() === '') findings.warning(top, 'the file is empty', 'Fill it in, or remove it.');
	return html || null;
}
