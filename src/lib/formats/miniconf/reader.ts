/** MiniConf, and the sites of ACL conferences made of it: a calendar, papers, their sessions, invited talks. */
import type { Draft, DraftSession } from '../../program/exchange/draft';
import type { Format, Given, SourceFile } from '../format';
import { Gathering } from '../reading/gathering';
import type { Value } from '../reading/json';
import { leadsTo, readCalendar, type Entry } from './calendar';
import { isPart, readPart, type Part } from './files';
import { addPapers, readPaperSessions, type PaperSession } from './papers';
import { readInvitedTalk, type InvitedTalk } from './speakers';
import { placeOfAll, placesIn } from '../reading/places';
import { leaveRest, wordsOf } from '../reading/records';

const PICTURE = 'a picture of the event';
const CONFIG_REST = new Map([
	['tagline', 'the line below the name of the event'],
	['date', 'the date of the event in words'],
	['logo', PICTURE],
	['background_image', PICTURE],
	['organization', 'the organizers'],
	['proceedings_title', 'the title of the proceedings']
]);

function readConfig(config: Value, { event, remarks }: Gathering): void {
	event.name = wordsOf(config.get('name'), remarks);
	leaveRest(config, ['name', 'page_title', 'site_title'], CONFIG_REST, remarks);
}

/** The entry of the calendar with what is known of the talk in it. */
function joined(entry: DraftSession, talk: DraftSession, { remarks }: Gathering): DraftSession {
	const isNamed = talk.title !== null && talk.title !== entry.title;
	const aliases = isNamed && entry.title ? [entry.title] : [];
	if (aliases.length > 0) {
		remarks.add('changed', entry.at, "a talk's own title, in place of that in the calendar");
	}
	return {
		...{ ...entry, key: talk.key, kind: 'invited', title: talk.title ?? entry.title, aliases },
		...{ speakers: talk.speakers, summary: talk.summary, online: entry.online ?? talk.online },
		links: [...talk.links, ...entry.links]
	};
}

/** Each talk is in the first entry that leads to its page; other entries that do have its speaker. */
function addEntries(entries: Entry[], talks: InvitedTalk[], gathering: Gathering): InvitedTalk[] {
	const open = new Set(talks);
	for (const { draft, link } of entries) {
		const talk = talks.find((one) => leadsTo(link, one.draft.key));
		const { speakers } = talk?.draft ?? draft;
		const isFirst = talk !== undefined && open.delete(talk);
		gathering.sessions.push(
			isFirst ? joined(draft, talk.draft, gathering) : { ...draft, speakers }
		);
	}
	return [...open];
}

/** Talks that the calendar does not name are at the time of their session, where one is told. */
function addTalks(talks: InvitedTalk[], sessions: PaperSession[], gathering: Gathering): void {
	for (const { draft, session } of talks) {
		const found = sessions.find(({ key }) => key === session);
		if (session && !found) {
			gathering.remarks.add('left out', draft.at, 'a session of a talk, whose time no file gives');
		}
		const { start, end } = found ?? draft;
		gathering.sessions.push({ ...draft, start, end });
	}
}

function read(files: SourceFile[], { base }: Given): Draft {
	const gathering = new Gathering();
	const parts = placesIn(files).map((at, index) => readPart(files[index]!, at));
	const recordsOf = (wanted: Part) =>
		parts.flatMap(({ part, records }) => (part === wanted ? records : []));
	for (const config of recordsOf('config')) readConfig(config, gathering);
	const sessions = recordsOf('sessions').flatMap((top) => readPaperSessions(top, gathering));
	const talks = recordsOf('speakers').map((record) => readInvitedTalk(record, gathering));
	const entries = readCalendar(recordsOf('calendar'), base, gathering);
	addTalks(addEntries(entries, talks, gathering), sessions, gathering);
	addPapers(recordsOf('papers'), sessions, gathering);
	return gathering.draft(placeOfAll(files), 'by name');
}

export const miniconf: Format = {
	name: 'miniconf',
	what: 'the files of a MiniConf site (calendar, papers, sessions, speakers, config)',
	recognizes: (file) => isPart(file),
	read: (files, given) => read(files, given)
};
