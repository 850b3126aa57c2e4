/** papers.yaml and reading.yaml as the program has them. */
import type { Paper, ReadingSection } from '../../program/model';
import type { Findings } from '../findings';
import type { List } from '../yaml/list';
import type { RawPaper, RawPerson, RawReading, RawSession } from '../model/model';
import { checkReference, toBylines } from './sessions';

export function toPapers(
	list: List<RawPaper>,
	people: List<RawPerson>,
	sessions: List<RawSession>,
	findings: Findings
): Paper[] {
	return list.entries.map(({ value, at }) => {
		const { number, title, url, session = null } = value;
		if (session) checkReference('session', session, sessions, at('session'), findings);
		const authors = toBylines(value.authors, people, (index) => at('authors', index), findings);
		return { number, title, authors, url, session };
	});
}

export function toReading(list: List<RawReading>): ReadingSection[] {
	return list.entries.map(({ value: { section, items } }) => ({
		section,
		items: items.map(({ title, authors = '', url }) => ({ title, authors, url }))
	}));
}
