/** Whether what was read can be a program at all, before any of it is written: whatever the format, or who named it. */
import type { Draft, DraftSession } from '../../program/exchange/draft';

/** Sessions of these kinds often have no title of their own. */
const NAMELESS = ['opening', 'invited', 'break', 'lunch', 'posters', 'social', 'closing'];

const isNameless = ({ title, kind }: DraftSession) => !title?.trim() && !NAMELESS.includes(kind);

const isEmpty = ({ title, start, speakers, authors }: DraftSession) =>
	!title?.trim() && start === null && speakers.length + authors.length === 0;

/**
 * Why the draft is no program, in sentences; null where it can be one.
 * @param unscheduled somebody said that nothing has a time yet
 */
export function whyNoProgram(
	{ sessions, ownIds }: Draft,
	{ unscheduled }: { unscheduled: boolean }
): string | null {
	// what we wrote says what it says
	if (ownIds || sessions.every(isEmpty)) return null;
	const nameless = sessions.filter(isNameless);
	const [first] = nameless;
	if (first && nameless.length * 2 > sessions.length) {
		const many = `${nameless.length} of ${sessions.length} sessions have no title (the first: ${first.at})`;
		return `${many}, so this was hardly read right. Look which column or field has the titles, and give it a usual name, as Title.`;
	}
	if (unscheduled || sessions.some(({ start }) => start !== null)) return null;
	return (
		'Nothing in it has a time, so this was hardly read right. Look which columns or fields have the times, and give them ' +
		'usual names, as Date, Start and End. If nothing is scheduled yet, say so with --unscheduled.'
	);
}
