/**
 * Which session of the folder a session without an identifier is: by title, else by room, start and people.
 * Every such match is a guess, and said.
 */
import type { DraftSession } from '../../program/exchange/draft';
import type { Id } from '../../program/model';
import type { Fields } from './memory';

/** What a draft's session is compared by. */
export interface Traits {
	title: string | null;
	/** As `9:20` or in full, like the folder's. */
	start: string | null;
	day: string | null;
	rooms: Id[];
	people: Id[];
	/** Of those whom the source gives no identifier. */
	names: string[];
	kind: unknown;
	/** The source has an identifier of its own for it, which is new: it is seldom one that was there. */
	isNew: boolean;
}

/** A field of a session of the folder for matching alone: what its people are called. */
export const NAMES = 'names of people';

/** By what a match is no guess. */
export const SURE = 'title and start';

export interface Match {
	id: Id;
	by: string;
}

/** For comparing: no case, no accents, no signs. */
export const plain = (title: unknown) =>
	typeof title === 'string'
		? title
				.normalize('NFKD')
				.replace(/\p{M}/gu, '')
				.toLowerCase()
				.replace(/[^\p{L}\p{N}]+/gu, ' ')
				.trim()
		: '';

const list = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);

/** A session of the folder: as it is now, and as the source had it last, where it did. */
interface Known {
	titles: Set<string>;
	forms: Fields[];
}

function toKnown(forms: Fields[]): Known {
	const titles = forms.flatMap(({ title, aliases }) => [title, ...list(aliases)].map(plain));
	return { titles: new Set(titles.filter(Boolean)), forms };
}

const sameStart = (traits: Traits, fields: Fields) =>
	traits.start !== null &&
	fields['start'] === traits.start &&
	(fields['day'] ?? traits.day) === traits.day;

/** Rooms count only where both name one. */
function sameRoom(traits: Traits, fields: Fields): boolean {
	const rooms = list(fields['rooms']);
	if (rooms.length === 0 || traits.rooms.length === 0) return true;
	return traits.rooms.some((id) => rooms.includes(id));
}

/** By an identifier, or by the name of somebody who has none. */
function samePeople({ people, names }: Traits, fields: Fields): boolean {
	const ids = [...list(fields['speakers']), ...list(fields['authors'])];
	const told = people.length + names.length;
	if (ids.length === 0 || told === 0) return ids.length === told;
	const known = new Set(list(fields[NAMES]).map(plain));
	return people.some((id) => ids.includes(id)) || names.some((name) => known.has(plain(name)));
}

const isUntold = (title: unknown, people: number) => !title && people === 0;

const untold = ({ title, people, names }: Traits) => isUntold(title, people.length + names.length);

const untoldThere = (fields: Fields) =>
	isUntold(fields['title'], [...list(fields['speakers']), ...list(fields['authors'])].length);

/** Nobody fills these in later: a talk in the place of a break is another session. */
const NEVER_FILLED = ['break', 'lunch', 'social', 'posters', 'opening', 'closing'];

/** A row that was to be announced, and is now; or is again. */
function sameSlot(traits: Traits, fields: Fields): boolean {
	const announced = untold(traits) !== untoldThere(fields);
	const fillable = [traits.kind, fields['kind']].every((kind) => !NEVER_FILLED.includes(`${kind}`));
	return announced && fillable && sameStart(traits, fields) && sameRoom(traits, fields);
}

/** Two that say nothing but what they are and where: one that was moved within its day. */
const sameBareKind = (traits: Traits, fields: Fields) =>
	untold(traits) &&
	untoldThere(fields) &&
	traits.kind === fields['kind'] &&
	(fields['day'] ?? traits.day) === traits.day &&
	sameRoom(traits, fields);

/** Of sessions that say nothing but who speaks. */
function sameBarePeople(traits: Traits, fields: Fields): boolean {
	const told = [traits.title, traits.start, fields['title'], fields['start']];
	const named = traits.people.length + traits.names.length > 0;
	return told.every((one) => !one) && named && samePeople(traits, fields);
}

type Same = (traits: Traits, known: Known) => boolean;

const inAnyForm =
	(same: (traits: Traits, fields: Fields) => boolean): Same =>
	(traits, { forms }) =>
		forms.some((fields) => same(traits, fields));

const startsSame = inAnyForm(sameStart);

/**
 * For each of the given sessions the one it was, or null. No session of the folder is taken twice.
 * @param open sessions of the folder that nobody has claimed yet, by id: as the folder has them, and as the
 * source had them last, since a hand may have mended a title or a time
 */
export function matchSessions(given: Traits[], open: Map<Id, Fields[]>): (Match | null)[] {
	const known = new Map([...open].map(([id, forms]) => [id, toKnown(forms)]));
	const matches: (Match | null)[] = given.map(() => null);
	const titles = given.map(({ title }) => plain(title));
	const rounds: [string, (title: string) => Same][] = [
		[SURE, (title) => (a, b) => b.titles.has(title) && startsSame(a, b)],
		['title', (title) => (_, b) => b.titles.has(title)],
		[
			'room, start and people',
			() => inAnyForm((a, b) => sameStart(a, b) && sameRoom(a, b) && samePeople(a, b))
		],
		['people', () => inAnyForm(sameBarePeople)],
		['room and start', () => inAnyForm(sameSlot)],
		['kind and room', () => inAnyForm(sameBareKind)]
	];
	for (const [by, sameAs] of rounds) {
		given.forEach((traits, index) => {
			if (matches[index] || (traits.isNew && by !== SURE)) return;
			const same = sameAs(titles[index] ?? '');
			for (const [id, one] of known) {
				if (!same(traits, one)) continue;
				matches[index] = { id, by };
				known.delete(id);
				return;
			}
		});
	}
	return matches;
}

/** What a session without a title is called in its id. */
export const wordsOf = ({ title, kind }: DraftSession) => title ?? kind;
