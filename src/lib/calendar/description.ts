/** DESCRIPTION of a session: plain words, since few calendars show HTML and each shows another kind. */
import { lookup } from '../program/schedule/lookup';
import { HISTORICAL, NO_END, summaryLabels } from '../program/exchange/marks';
import type { Byline, Id, Link, Person, Program, Prose } from '../program/model';
import { plainText } from '../program/text/plainText';
import { manyLines, oneLine, webAddress } from './plain';
import type { Scheduled } from './select';

/** The page of a session: `https://…/sessions/ID/`. */
export function sessionPage(program: Program, id: Id): string {
	return webAddress(`${program.event.site}/sessions/${id}/`);
}

/**
 * Who, what about, links, whether an end is announced, and as last line the session's page (Google and
 * Outlook on the web show no URL property). Blocks are separated by an empty line. Not escaped.
 */
export function description(program: Program, prose: Prose, session: Scheduled): string {
	return [
		session.status === 'cancelled' ? 'This session is cancelled.' : '',
		people(program, session),
		summary(prose, session),
		[...session.links.map(linkLine), ...onlineLine(session)].join('\n'),
		session.slot.end === null ? NO_END : '',
		sessionPage(program, session.id)
	]
		.filter((block) => block !== '')
		.join('\n\n');
}

function people(program: Program, session: Scheduled): string {
	const known = lookup(program);
	const named = (ids: Id[], words: (person: Person) => string) =>
		ids.flatMap((id) => known.person(id) ?? []).map(words);
	const speakers = named(session.speakers, withAffiliations);
	const authors = named(session.authors, (person) => oneLine(person.name));
	const paperAuthors = session.paperAuthors.map((byline: Byline) => oneLine(byline.name));
	return [
		...list(speakers.length === 1 ? 'Speaker' : 'Speakers', speakers),
		...list(authors.length === 1 ? 'Author' : 'Authors', authors),
		...list('Paper by', paperAuthors)
	].join('\n');
}

const list = (label: string, names: string[]): string[] =>
	names.length > 0 ? [`${label}: ${names.join(', ')}`] : [];

function withAffiliations(person: Person): string {
	const places = person.affiliations.map(oneLine).filter((place) => place !== '');
	const name = oneLine(person.name);
	return places.length > 0 ? `${name} (${places.join(', ')})` : name;
}

function summary(prose: Prose, session: Scheduled): string {
	const html = Object.hasOwn(prose.sessions, session.id) ? prose.sessions[session.id] : undefined;
	const text = manyLines(plainText(html ?? ''));
	const label = summaryLabels[session.summaryKind ?? 'talk'];
	return text !== '' && label !== '' ? `${label}\n${text}` : text;
}

function linkLine(link: Link): string {
	const label = oneLine(link.label) + (link.historical ? HISTORICAL : '');
	return `${label}: ${webAddress(link.url)}`;
}

const onlineLine = (session: Scheduled): string[] =>
	session.online === null ? [] : [`Online: ${webAddress(session.online)}`];
