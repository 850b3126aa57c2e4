/** The invited talks of a MiniConf site: one record has the talk and its speaker. */
import type { DraftSession } from '../../program/exchange/draft';
import type { Link } from '../../program/model';
import { plainName } from '../reading/byName';
import { untoldPerson, untoldSession, type Gathering } from '../reading/gathering';
import type { Value } from '../reading/json';
import { toOnline, toOpenLink } from '../reading/meeting';
import { JOIN } from './papers';
import { toProse } from '../prose';
import { firstOf, leaveRest, wordsOf } from '../reading/records';

const READ = [
	...['UID', 'title', 'institution', 'speaker', 'abstract', 'bio', 'session', 'sessions'],
	...['web', 'website', 'youtube_link', ...JOIN]
];

const PICTURE = 'a profile picture, which lies on another host';
const REST = new Map([
	['im', PICTURE],
	['image', PICTURE],
	['imcredit', 'who took the profile picture'],
	['date', 'a date in words']
]);

export interface InvitedTalk {
	draft: DraftSession;
	/** Keys of sessions that it says it is in. */
	session: string | null;
}

export function readInvitedTalk(record: Value, gathering: Gathering): InvitedTalk {
	const { remarks } = gathering;
	const { at } = record;
	const prose = (field: string) => toProse(wordsOf(record.get(field), remarks), 'any', at, remarks);
	const link = (url: Value, kind: 'homepage' | 'video'): Link[] => {
		const found = toOpenLink(url.text(), null, at, remarks, { kind });
		return found ? [found] : [];
	};
	const draft: DraftSession = {
		...untoldSession(at),
		...{ key: record.get('UID').text(), title: wordsOf(record.get('title'), remarks) },
		...{ kind: 'invited', summary: prose('abstract') },
		online: toOnline(firstOf(record, ...JOIN).text(), at, remarks),
		links: link(record.get('youtube_link'), 'video')
	};
	const name = plainName(wordsOf(record.get('speaker'), remarks) ?? '');
	const institution = wordsOf(record.get('institution'), remarks);
	if (name) {
		const person = gathering.person({
			...untoldPerson(name, name, at),
			affiliations: institution ? [institution] : [],
			links: link(firstOf(record, 'web', 'website'), 'homepage'),
			bio: prose('bio')
		});
		draft.speakers = [person];
	}
	leaveRest(record, READ, REST, remarks);
	return { draft, session: firstOf(record, 'session', 'sessions').text() };
}
