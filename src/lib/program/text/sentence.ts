/** The words of one change. Values come in as people read them; null where there is none. */
import { kinds, type Change } from '../model';
import { kindLabel } from '../schedule/schedule';

type Words = (was: string | null, is: string | null) => string;

const quoted = (text: string | null) => (text === null ? null : `“${text}”`);

/** `Room C4.3. Was B.`, `Room C4.3. No room was named before.`, `No room now. Was B.` */
function named(label: string, nothing: string, none: string): Words {
	return (was, is) => {
		if (is === null) return `${none}. Was ${was}.`;
		return `${label} ${is}. ${was === null ? nothing : `Was ${was}`}.`;
	};
}

/** For texts too long to show twice. */
function text(what: string): Words {
	return (was, is) =>
		was === null ? `New: ${what}.` : is === null ? `Taken out: ${what}.` : `Edited: ${what}.`;
}

function kindOf(label: string | null): string | null {
	const kind = kinds.find((known) => known === label);
	return kind ? kindLabel(kind) : label;
}

const sentences: Record<string, Words> = {
	start: (was, is) => {
		if (was === null) return `Now at ${is}. No time was announced before.`;
		return is === null ? `The time is open again. Was ${was}.` : `Moved to ${is}. Was ${was}.`;
	},
	end: named('Ends at', 'No end was announced before', 'No end is announced now'),
	day: named('Belongs to', 'It had no day before', 'It has no day now'),
	rooms: named('Room', 'No room was named before', 'No room now'),
	status: (_, is) => (is === 'cancelled' ? 'Cancelled.' : 'It takes place after all.'),
	title: (was, is) => {
		if (was === null) return `New title: ${quoted(is)}.`;
		return is === null
			? `The title is open again. Was ${quoted(was)}.`
			: `Title was ${quoted(was)}.`;
	},
	kind: (was, is) =>
		named('Now:', 'It had no kind before', 'It has no kind now')(kindOf(was), kindOf(is)),
	speakers: named('Presented by', 'Nobody was named before', 'No speaker is named now'),
	authors: named('Written by', 'Nobody was named before', 'No author is named now'),
	paperAuthors: named('The paper is by', 'No author was named before', 'No author is named now'),
	track: named('Track:', 'It was in none before', 'It is in no track now'),
	language: named('Language:', 'None was named before', 'No language is named now'),
	online: named('To join online:', 'There was no such address before', 'No address to join online'),
	name: named('Name:', 'It had none before', 'No name now'),
	affiliations: named('Affiliation:', 'None was named before', 'No affiliation is named now'),
	roles: named('Role:', 'There was none before', 'No role now'),
	venue: named('Venue:', 'No venue was named before', 'No venue is named now'),
	directions: named('How to find it:', 'It did not say before', 'No directions now'),
	added: () => 'New in the program.',
	removed: () => 'No longer in the program.',
	color: text('the color'),
	summary: text('summary'),
	bio: text('biography'),
	photo: text('picture'),
	aliases: text('other spellings, for the search'),
	dates: text('important dates'),
	topics: text('topics'),
	papers: text('accepted papers'),
	reading: text('reading list'),
	links: text('links'),
	pages: text('a page')
};

const linkNames: Record<string, string> = {
	project: 'project page',
	live: 'live stream',
	other: ''
};

/** `links.slides` → `slides`. */
function linkSentence(kind: string, was: string | null, is: string | null): string {
	const name = linkNames[kind] ?? kind;
	const link = name ? `link: ${name}` : 'link';
	if (was === null) return `New ${link}.`;
	return is === null ? `Link taken out${name && `: ${name}`}.` : `New address of the ${link}.`;
}

/** Late, or on time again: the plan has not changed. */
function expectedSentence(part: string, was: string | null, is: string | null): string {
	const what = part === 'end' ? 'Expected to end at' : 'Expected at';
	if (is === null) return `No time is expected now. Was ${was}.`;
	return was === null ? `${what} ${is}.` : `${what} ${is}. Was ${was}.`;
}

/** One change in words, without its subject. `was` and `is`: its values as people read them. */
export function sentence(change: Change, was: string | null, is: string | null): string {
	const [field = '', part = ''] = change.field.split('.');
	if (field === 'links' && part) return linkSentence(part, was, is);
	if (field === 'pages' && part) return text(part.replaceAll('-', ' '))(was, is);
	if (field === 'expected') return expectedSentence(part, was, is);
	const words = part ? undefined : sentences[field];
	if (words) return words(was, is);
	const label = spaced(change.field);
	return named(`${label}:`, 'There was none before', `${label}: none now`)(was, is);
}

/** `venue.address` → `Venue address`, `shortName` → `Short name`. */
function spaced(field: string): string {
	const words = field
		.replaceAll('.', ' ')
		.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
	return words.charAt(0).toUpperCase() + words.slice(1);
}
