/** A session of Sessionize, in any of its views. */
import type { DraftSession } from '../../program/exchange/draft';
import type { Kind } from '../../program/model';
import { untoldPerson, untoldSession, type Gathering } from '../reading/gathering';
import type { Value } from '../reading/json';
import { kindOfTitle } from '../reading/kind';
import { toOnline, toOpenLink } from '../reading/meeting';
import { toSpan } from '../reading/moment';
import { toProse } from '../prose';
import { identityOf, leaveRest, listOf, wordsOf } from '../reading/records';
import type { Categories } from './categories';
import type { Placed } from './views';

const READ = [
	...['id', 'title', 'description', 'startsAt', 'endsAt', 'isServiceSession', 'speakers'],
	...['categories', 'categoryItems', 'roomId', 'room', 'liveUrl', 'recordingUrl', 'status']
];

const REST = new Map([
	['isPlenumSession', 'that a session is for everybody (plenum)'],
	['isInformed', 'whether its speakers are informed'],
	['isConfirmed', 'whether its speakers have confirmed'],
	['questionAnswers', "answers to the organizers' questions"]
]);

export const speakerKey = (mention: Value): string | null =>
	identityOf(mention.entries().length > 0 ? mention.get('id') : mention);

/** Service sessions have no status; where the field is there, only accepted ones are in the program. */
export function isRefused(session: Value): boolean {
	const status = session.get('status').text();
	return status !== null && status.toLowerCase() !== 'accepted';
}

export function readSession(
	{ session, day, rooms }: Placed,
	categories: Categories,
	gathering: Gathering
): DraftSession {
	const { remarks } = gathering;
	const { at } = session;
	const description = wordsOf(session.get('description'), remarks);
	const recording = session.get('recordingUrl').text();
	const video = toOpenLink(recording, null, at, remarks, { kind: 'video' });
	const draft: DraftSession = {
		...untoldSession(at),
		...{ key: session.get('id').text(), title: wordsOf(session.get('title'), remarks), day },
		...toSpan(session.get('startsAt'), session.get('endsAt'), remarks),
		rooms,
		speakers: readMentions(session, gathering),
		online: toOnline(session.get('liveUrl').text(), at, remarks),
		links: video ? [video] : [],
		summary: toProse(description, 'plain', at, remarks)
	};
	const told = categories.apply(session, draft);
	draft.kind = session.get('isServiceSession').true
		? serviceKind(draft, gathering)
		: (told ?? 'talk');
	leaveRest(session, READ, REST, remarks);
	return draft;
}

/** Service sessions are what nobody presents: breaks, lunch, registration. */
function serviceKind({ title, at }: DraftSession, { remarks }: Gathering): Kind {
	const kind = kindOfTitle(title);
	if (kind) remarks.add('inferred', at, `a kind (${kind}), from the title of a service session`);
	return kind ?? 'other';
}

/** The view All names speakers by their ids, the others also by name. */
function readMentions(session: Value, gathering: Gathering): number[] {
	return listOf(session.get('speakers'), gathering.remarks).flatMap((mention) => {
		const key = speakerKey(mention);
		const known = gathering.position(key);
		if (known !== null) return [known];
		const name = wordsOf(mention.get('name'), gathering.remarks);
		if (name) return [gathering.person(untoldPerson(key, name, mention.at))];
		gathering.remarks.add('left out', session.at, 'a speaker who is not in the list of speakers');
		return [];
	});
}
