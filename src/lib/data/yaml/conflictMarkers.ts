/** Git leaves both sides of a conflict in the file, between lines of signs. */
import type { Findings } from '../findings';

/** What to do where two revisions have one number. */
export const PUBLISHED_TWICE =
	'Two people published at the same time: take revisions.yaml and published.json as the site has them, keep the edits of both in the other files, and publish again.';

/** Finds them, as one finding. @returns whether there are any */
export function hasConflict(file: string, text: string, findings: Findings): boolean {
	const at = text.split('\n').findIndex((line) => /^<{7} /.test(line));
	if (at < 0) return false;
	const publications = /(revisions\.yaml|published\.json)$/.test(file);
	const mend = publications
		? PUBLISHED_TWICE
		: 'Keep one of the two sides, and take the lines <<<<<<<, ======= and >>>>>>> out.';
	const where = { file, line: at + 1, where: '' };
	findings.error(where, 'git has left a conflict in this file', mend);
	return true;
}
