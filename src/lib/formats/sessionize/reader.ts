/** Sessionize's API. Its times are the wall clock at the venue, and nothing tells the zone. */
import type { Draft } from '../../program/exchange/draft';
import type { Format, SourceFile } from '../format';
import { Gathering } from '../reading/gathering';
import type { Value } from '../reading/json';
import { placeOfAll, placesIn } from '../reading/places';
import { leaveRest, listOf } from '../reading/records';
import { Categories } from './categories';
import { readSpeaker } from './people';
import { isRefused, readSession, speakerKey } from './session';
import {
	placedInAll,
	placedInGrid,
	placedInGroups,
	readView,
	recognizedView,
	type Placed
} from './views';

interface Parts {
	placed: Placed[];
	speakers: Value[];
}

/** The parts of one file; what it declares for all of them goes into the gathering at once. */
function partsOf(
	file: SourceFile,
	at: string,
	gathering: Gathering,
	categories: Categories
): Parts {
	const { view, top } = readView(file, at);
	if (view === 'GridSmart') return { placed: placedInGrid(top, gathering), speakers: [] };
	if (view === 'Sessions') return { placed: placedInGroups(top, gathering), speakers: [] };
	if (view === 'Speakers') return { placed: [], speakers: top.items() };
	const read = ['sessions', 'speakers', 'categories', 'rooms'];
	const words = new Map([['questions', "the organizers' questions"]]);
	leaveRest(top, read, words, gathering.remarks);
	categories.declare(top.get('categories'));
	const speakers = listOf(top.get('speakers'), gathering.remarks);
	return { placed: placedInAll(top, gathering), speakers };
}

/** What several views, or several rooms of one, have of the same session at the same time is one session. */
function onceEach(placed: Placed[]): Placed[] {
	const first = new Map<string, Placed>();
	for (const entry of placed) {
		const { session, day, rooms } = entry;
		const [id, start, end] = ['id', 'startsAt', 'endsAt'].map((field) => session.get(field).text());
		const same = JSON.stringify(id ? [id, start, end] : session.at);
		const known = first.get(same);
		if (!known) first.set(same, { ...entry });
		else {
			known.rooms = [...new Set([...known.rooms, ...rooms])];
			known.day ??= day;
		}
	}
	return [...first.values()];
}

const speakersOf = (placed: Placed[]): Set<string | null> =>
	new Set(placed.flatMap(({ session }) => session.get('speakers').items().map(speakerKey)));

function read(files: SourceFile[]): Draft {
	const gathering = new Gathering();
	const { remarks } = gathering;
	const categories = new Categories(gathering);
	const parts = placesIn(files).map((at, index) =>
		partsOf(files[index]!, at, gathering, categories)
	);
	const placed = onceEach(parts.flatMap((part) => part.placed));
	const refused = placed.filter(({ session }) => isRefused(session));
	const accepted = placed.filter(({ session }) => !isRefused(session));
	for (const { session } of refused) {
		remarks.add('left out', session.at, 'a session that is not accepted');
	}
	const [gone, here] = [speakersOf(refused), speakersOf(accepted)];
	for (const speaker of parts.flatMap((part) => part.speakers)) {
		const key = speakerKey(speaker);
		if (gathering.position(key) !== null) continue;
		if (gone.has(key) && !here.has(key)) {
			remarks.add('left out', speaker.at, 'a speaker without an accepted session');
			continue;
		}
		const person = readSpeaker(speaker, categories, gathering);
		if (person) gathering.person(person);
	}
	for (const entry of accepted) gathering.sessions.push(readSession(entry, categories, gathering));
	return gathering.draft(placeOfAll(files));
}

export const sessionize: Format = {
	name: 'sessionize',
	what: "Sessionize's JSON (All, or GridSmart with Speakers)",
	recognizes: (file) => recognizedView(file) !== null,
	read: (files) => read(files)
};
