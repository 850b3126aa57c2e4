/** The speakers of an Open Event archive: also those of proposals that were not accepted. */
import type { DraftPerson } from '../../program/exchange/draft';
import type { Link } from '../../program/model';
import type { Remarks } from '../format';
import { untoldPerson, type Gathering } from '../reading/gathering';
import type { Value } from '../reading/json';
import { toOpenLink } from '../reading/meeting';
import { readAbstract } from './text';
import { firstOf, identityOf, leaveRest, wordsOf } from '../reading/records';

const PROFILES = [
	...[['website', 'Website', 'homepage'] as const, ['twitter', 'Twitter', 'other'] as const],
	...[['github', 'GitHub', 'other'] as const, ['linkedin', 'LinkedIn', 'other'] as const],
	...[['facebook', 'Facebook', 'other'] as const, ['mastodon', 'Mastodon', 'other'] as const]
];

const READ = [
	...['id', 'name', 'organisation', 'short_biography', 'long_biography', 'sessions'],
	...PROFILES.map(([field]) => field)
];

const PICTURE = 'a profile picture, which lies on another host';
const REST = new Map([
	['photo', PICTURE],
	['photo_url', PICTURE],
	['thumbnail', PICTURE],
	['thumbnail_image_url', PICTURE],
	['small_image_url', PICTURE],
	['icon_image_url', PICTURE],
	['email', 'an e-mail address'],
	['mobile', 'a phone number'],
	['country', 'a country'],
	['city', 'a city'],
	['position', 'a position'],
	['featured', 'the mark of a featured speaker'],
	['is_featured', 'the mark of a featured speaker']
]);

/** Null, with a remark, for somebody without a name. */
export function readSpeaker(speaker: Value, { remarks }: Gathering): DraftPerson | null {
	const { at } = speaker;
	const name = wordsOf(speaker.get('name'), remarks);
	if (!name) {
		remarks.add('left out', at, 'a speaker without a name');
		return null;
	}
	const organization = wordsOf(speaker.get('organisation'), remarks);
	leaveRest(speaker, READ, REST, remarks);
	return {
		...untoldPerson(identityOf(speaker.get('id')), name, at),
		affiliations: organization ? [organization] : [],
		links: readProfiles(speaker, remarks),
		bio: readBio(speaker, remarks)
	};
}

function readBio(speaker: Value, remarks: Remarks): string | null {
	const { at } = speaker;
	const bio = firstOf(speaker, 'long_biography', 'short_biography');
	const short = speaker.get('short_biography').text();
	if (short && bio.text() !== short) {
		remarks.add('left out', at, 'a short biography beside the long one');
	}
	return readAbstract(bio, at, remarks);
}

/** People write `github.com/name` into a field for an address. */
function readProfiles(speaker: Value, remarks: Remarks): Link[] {
	return PROFILES.flatMap(([field, label, kind]) => {
		const written = speaker.get(field).text();
		const bare = /^[a-z0-9-]+\.[a-z0-9.-]+(\/|$)/i.test(written ?? '');
		if (bare) remarks.add('changed', speaker.at, 'an address without https');
		const url = bare ? `https://${written}` : written;
		const link = toOpenLink(url, label, speaker.at, remarks, { kind });
		return link ? [link] : [];
	});
}
