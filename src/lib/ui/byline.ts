/** Who a session is by, as text. Apart from row.ts, which every page loads. */
import { presenterIds } from '$lib/program/schedule/overlaps';
import { isolate } from '$lib/program/text/direction';
import type { Person, Session } from '$lib/program/model';

/** Between parts of a line; it never begins one. */
export const DOT = '\u00a0· ';

/** A row is no place for a whole author list: of five names and more, three are shown. */
const SHOWN = 3;

/** Who presents, with the affiliation when it is one person; else who wrote it. Whom a row leaves out stands in `rest`. */
export function names(
	session: Session,
	person: (id: string) => Person | undefined
): { shown: string; rest: string[] } {
	const ids = presenterIds(session);
	const people = ids.map(person).filter((found) => found !== undefined);
	const [only] = people;
	if (people.length === 1 && only) {
		const shown = [only.name, ...only.affiliations.slice(0, 2)].map(isolate).join(DOT);
		return { shown, rest: [] };
	}
	const all = people.map(({ name }) => isolate(name));
	const at = all.length > SHOWN + 1 ? SHOWN : all.length;
	return { shown: all.slice(0, at).join(', '), rest: all.slice(at) };
}

/** The same in one line: `Daniel Smilkov, Nikhil Thorat, Been Kim +2`. */
export function byline(session: Session, person: (id: string) => Person | undefined): string {
	const { shown, rest } = names(session, person);
	return rest.length > 0 ? `${shown} +${rest.length}` : shown;
}
