/** people.yaml as the program has it. */
import type { Person, Session } from '../../program/model';
import { lastFirst } from '../../program/text/sortName';
import { toLinks } from './event';
import type { Findings } from '../findings';
import type { List } from '../yaml/list';
import type { RawPerson } from '../model/model';

/** People with the roles that follow from the sessions before the given ones. */
export function toPeople(list: List<RawPerson>, sessions: Session[], findings: Findings): Person[] {
	const speakers = new Set(sessions.flatMap((session) => session.speakers));
	const authors = new Set(sessions.flatMap((session) => session.authors));
	const papers = new Set(sessions.flatMap((one) => one.paperAuthors.map(({ person }) => person)));
	return list.entries.map(({ value, at }) => {
		const { id, name, homepage, photo = null } = value;
		if (value.affiliation && value.affiliations) {
			const what = 'there is both "affiliation" and "affiliations"';
			findings.error(at('affiliations'), what, 'Keep one of them.');
		}
		const home = homepage ? [{ kind: 'homepage', url: homepage } as const] : [];
		return {
			...{ id, name, sortName: value.sortName ?? lastFirst(name) },
			roles: [
				...(speakers.has(id) ? (['speaker'] as const) : []),
				...(authors.has(id) ? (['author'] as const) : []),
				...(papers.has(id) ? (['paper-author'] as const) : []),
				...new Set(value.roles)
			],
			affiliations: value.affiliations ?? (value.affiliation ? [value.affiliation] : []),
			links: toLinks([...home, ...(value.links ?? [])]),
			...{ aliases: value.aliases ?? [], photo }
		};
	});
}
