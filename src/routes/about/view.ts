/** What the event is, and who made it. */
import { feedGroups, type FeedGroup } from '$lib/calendar/select';
import type {
	EventInfo,
	Paper,
	Person,
	ProgramFolder,
	ReadingSection,
	Role
} from '$lib/program/model';

export type Named = Pick<Person, 'id' | 'name' | 'affiliations'>;

export interface AboutView {
	event: EventInfo;
	/** Pages of prose by name, as safe HTML; `abstract` and `call-for-papers` have their places. */
	abstract: { html: string } | null;
	call: { html: string } | null;
	papers: Paper[];
	reading: ReadingSection[];
	organizers: Named[];
	committee: Named[];
	/** Calendars of a part of the program. */
	feeds: FeedGroup[];
}

const prose = (html: string | undefined) => (html ? { html } : null);

export function aboutView({
	program,
	prose: { pages },
	papers,
	reading
}: ProgramFolder): AboutView {
	const having = (role: Role) =>
		program.people
			.filter(({ roles }) => roles.includes(role))
			.map(({ id, name, affiliations }) => ({ id, name, affiliations }));
	return {
		event: program.event,
		abstract: prose(pages['abstract']),
		call: prose(pages['call-for-papers']),
		papers,
		reading,
		organizers: having('organizer'),
		committee: having('committee'),
		feeds: feedGroups(program)
	};
}
