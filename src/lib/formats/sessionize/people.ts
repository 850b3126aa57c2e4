/** The speakers of Sessionize, as the views All and Speakers have them. */
import type { DraftPerson } from '../../program/exchange/draft';
import type { Link } from '../../program/model';
import type { Remarks } from '../format';
import { untoldPerson, type Gathering } from '../reading/gathering';
import type { Value } from '../reading/json';
import { toOpenLink } from '../reading/meeting';
import { toProse } from '../prose';
import { identityOf, leaveRest, listOf, wordsOf } from '../reading/records';
import type { Categories } from './categories';

const READ = [
	...['id', 'firstName', 'lastName', 'fullName', 'bio', 'tagLine', 'links', 'sessions'],
	...['categories', 'categoryItems']
];

const REST = new Map([
	['profilePicture', 'a profile picture, which lies on another host'],
	['isTopSpeaker', 'the mark of a top speaker'],
	['questionAnswers', "answers to the organizers' questions"]
]);

/** Null, with a remark, for somebody without a name. */
export function readSpeaker(
	speaker: Value,
	categories: Categories,
	{ remarks }: Gathering
): DraftPerson | null {
	const first = wordsOf(speaker.get('firstName'), remarks);
	const last = wordsOf(speaker.get('lastName'), remarks);
	const full = wordsOf(speaker.get('fullName'), remarks);
	const name = full ?? [first, last].filter(Boolean).join(' ');
	if (!name) {
		remarks.add('left out', speaker.at, 'a speaker without a name');
		return null;
	}
	leaveRest(speaker, READ, REST, remarks);
	categories.leave(speaker);
	return {
		...untoldPerson(identityOf(speaker.get('id')), name, speaker.at),
		sortName: first && last ? `${last}, ${first}` : null,
		links: readLinks(speaker.get('links'), remarks),
		bio: readBio(speaker, remarks)
	};
}

/** A program has no line below a name: what stands there in Sessionize begins the biography. */
function readBio(speaker: Value, remarks: Remarks): string | null {
	const line = wordsOf(speaker.get('tagLine'), remarks);
	const bio = wordsOf(speaker.get('bio'), remarks);
	if (line && line !== bio) {
		remarks.add('changed', speaker.at, 'a tag line, put before the biography');
	}
	const parts = [...new Set([line, bio])].filter((part) => part !== null).join('\n\n');
	return toProse(parts, 'plain', speaker.at, remarks);
}

function readLinks(list: Value, remarks: Remarks): Link[] {
	return listOf(list, remarks).flatMap((entry) => {
		const type = entry.get('linkType').text() ?? '';
		const kind = /^(company_)?(website|blog)$/i.test(type) ? 'homepage' : 'other';
		const label = entry.get('title').text() ?? type;
		const link = toOpenLink(entry.get('url').text(), label, entry.at, remarks, { kind });
		return link ? [link] : [];
	});
}
