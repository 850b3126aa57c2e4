/** Fields that people try, and where what they mean goes. */

const LINK = (kind: string) => `Write links: [{ kind: ${kind}, url: 'https://…' }].`;
const PERSON = (field: string) => `Write ${field}: [ID], with ids from people.yaml.`;
const PUBLIC = 'Leave it out: everyone can read this folder.';

/** What to do, by field; ID stands for the entry's id. */
type Hints = Record<string, string>;

const spread = (words: string, hint: string): Hints =>
	Object.fromEntries(words.split(' ').map((word) => [word, hint]));

const people: Hints = {
	...spread(
		'bio biography about description text summary abstract',
		'Write it to the file people/ID.md.'
	),
	...spread(
		'company organization organisation institution institute university employer org',
		'Write affiliation: …'
	),
	...spread(
		'image picture pic avatar portrait headshot photoUrl profilePicture',
		'Write photo: ID.jpg, and put the file into pictures/.'
	),
	...spread('website web url page', 'Write homepage: https://…'),
	...spread('twitter linkedin github mastodon bluesky orcid scholar', LINK('other')),
	...spread('email mail phone', PUBLIC),
	...spread('firstName lastName surname familyName', 'Write name: …, with the whole name.'),
	...spread('session sessions talk talks', 'Name the person in sessions.yaml, at speakers.'),
	...spread('role', 'Write roles: [organizer].'),
	...spread('title position job', 'Leave it out, or write it to people/ID.md.')
};

const sessions: Hints = {
	...spread('abstract description text content about', 'Write it to the file sessions/ID.md.'),
	...spread('speaker presenter presenters', PERSON('speakers')),
	...spread('author', PERSON('authors')),
	...spread('time starts startTime start_time begin from', "Write start: '9:20' and end: '9:40'."),
	...spread('ends endTime end_time until to duration length', "Write end: '9:40'."),
	...spread('date', "Write day: '2030-05-02'."),
	...spread('location place venue hall where', 'Write room: ID, with an id from rooms.yaml.'),
	...spread('type category format', 'Write kind: talk, or another of the kinds.'),
	...spread('name headline', 'Write title: …'),
	...spread('pdf paper', LINK('paper')),
	...spread('slides presentation', LINK('slides')),
	...spread('video recording youtube', LINK('video')),
	...spread('code github repository', LINK('code')),
	...spread('url link website page', LINK('other')),
	...spread('zoom stream livestream meeting join', 'Write online: https://…'),
	...spread('email mail', PUBLIC),
	...spread('cancelled canceled', 'Write status: cancelled.')
};

const event: Hints = {
	...spread('title', 'Write name: …'),
	...spread('description about abstract summary', 'Write it to the file pages/abstract.md.'),
	...spread('location place address city', 'Write it below venue:, as name, address and city.'),
	...spread('date day start end dateStart dateEnd', "Write days: ['2030-05-02', '2030-05-03']."),
	...spread('timezone timeZone time_zone tz', 'Write zone: Europe/Berlin.'),
	...spread('url website homepage', 'Write site: https://…'),
	...spread('email mail', 'Write contact: …'),
	...spread('image picture icon', 'Write logo: logo.svg, and put the file into pictures/.'),
	...spread('colour color theme', "Write accent: '#5b2a86'."),
	...spread('lang', 'Write language: en.'),
	...spread('twitter hashtag', LINK('other'))
};

const rooms: Hints = {
	...spread('location description floor building where address', 'Write directions: …'),
	...spread('title label', 'Write name: …')
};

const tracks: Hints = {
	...spread('colour accent', "Write color: '#1f6f5c'."),
	...spread('title label', 'Write name: …')
};

const papers: Hints = {
	...spread('pdf link href paper', 'Write url: https://…'),
	...spread('author', 'Write authors: [ID, { name: … }].'),
	...spread('id', 'Write number: 1.')
};

const links: Hints = {
	...spread('href link address', 'Write url: https://…'),
	...spread('name title text', 'Write label: …'),
	...spread('type', 'Write kind: slides, or another kind of link.')
};

const byFile: Record<string, Hints> = { people, sessions, event, rooms, tracks, papers };

/**
 * Where it goes, in a sentence; '' where nobody knows.
 * @param list the file's name without its ending, `people`
 * @param field as somebody wrote it
 * @param id the id of the entry, or ''
 */
export function whereItGoes(list: string, path: readonly unknown[], id: string): string {
	const field = String(path.at(-1));
	const hints = path.includes('links') ? links : path.length === 1 ? byFile[list] : undefined;
	if (!hints) return '';
	const found = Object.keys(hints).find((known) => plain(known) === plain(field));
	return found ? hints[found]!.replace(/\bID\.(md|jpg)/, `${id || 'ID'}.$1`) : '';
}

const plain = (word: string) => word.toLowerCase().replace(/[^a-z]/g, '');
