/**
 * KonOpas, ConClár (v1 and v2), Zambia, Grenadine and Planorama: sessions and people as JavaScript or JSON.
 * Authority: konopas.github.io/data-fmt, lostcarpark/conclar docs/conclar_file_specs.md.
 */
import type { Draft, DraftSession } from '../../program/exchange/draft';
import type { Link } from '../../program/model';
import { Unreadable, type Format, type Given, type SourceFile } from '../format';
import { Gathering, untoldSession } from '../reading/gathering';
import type { Value } from '../reading/json';
import { KonopasPeople } from './people';
import { KonopasPlaces } from './places';
import { looksLikeKonopas, readSource } from './source';
import { KonopasTags } from './tags';
import { plainTitle, toProseOf } from './text';
import { whenOf } from './time';
import { updated } from './updates';
import { toOpenLink } from '../reading/meeting';
import { firstOf, identityOf, leaveRest, listOf } from '../reading/records';

/** What is read, and what repeats it. */
const READ = [
	...['id', 'title', 'tags', 'format', 'date', 'day', 'time', 'datetime', 'dateTime', 'mins'],
	...['loc', 'room', 'floor', 'people', 'desc', 'precis', 'links', 'new']
];

const REST = new Map([['short_title', 'a shorter title']]);

/** Names of links under which one joins from afar, the first first. */
const ONLINE = ['meeting', 'session', 'stage', 'stream', 'live'];

const labels = new Map([
	['signup', 'Sign-up'],
	['recording', 'Recording'],
	['replay', 'Recording'],
	['chat', 'Chat']
]);

interface Parts {
	given: Given;
	gathering: Gathering;
	tags: KonopasTags;
	places: KonopasPlaces;
	people: KonopasPeople;
}

/** Links have names, in an object; an empty one is written as a list. */
function linksOf(
	item: Value,
	isOnline: boolean,
	{ given: { base }, gathering: { remarks } }: Parts
): Pick<DraftSession, 'online' | 'links'> {
	const value = item.get('links');
	const listed = value.items().map((link): [string, Value] => ['', link]);
	const links = [...value.entries(), ...listed].flatMap(([name, link]): [string, Link][] => {
		const url = link.text() ?? firstOf(link, 'url', 'href').text();
		const label = labels.get(name.toLowerCase()) ?? link.get('label').text() ?? name;
		const read = toOpenLink(url, label, link.at, remarks, { base });
		return read ? [[name.toLowerCase(), read]] : [];
	});
	const join = ONLINE.map((name) => links.find(([own]) => own === name)).find(Boolean);
	if (isOnline && !join) {
		remarks.add('left out', item.at, 'that one can take part online, as no address is given');
	}
	const rest = links.filter((link) => link !== join).map(([, link]) => link);
	return { online: join?.[1].url ?? null, links: rest };
}

/** Who takes part, each once. */
function mentioned(item: Value, { people, gathering }: Parts): number[] {
	const found = listOf(item.get('people'), gathering.remarks).map((value) => people.mention(value));
	return [...new Set(found.filter((position) => position !== null))];
}

function toSession(item: Value, parts: Parts): DraftSession {
	const { given, gathering, tags, places } = parts;
	const { remarks } = gathering;
	leaveRest(item, READ, REST, remarks);
	const { isOnline, ...told } = tags.of(item);
	return {
		...untoldSession(item.at),
		...{ ...told, key: identityOf(item.get('id')), title: plainTitle(item.get('title'), remarks) },
		...whenOf(item, given.zone, remarks),
		...linksOf(item, isOnline, parts),
		rooms: places.keysOf(item),
		speakers: mentioned(item, parts),
		summary: toProseOf(firstOf(item, 'desc', 'precis'), remarks)
	};
}

/** Where an item says nothing of people, their own entries still tell who takes part in it. */
function addFromPeople(entries: Value[], items: Value[], gathering: Gathering): void {
	const positions = new Map(items.map((item, index) => [item.get('id').text(), index]));
	for (const entry of entries) {
		const person = gathering.position(identityOf(entry.get('id')));
		for (const id of entry.get('prog').items()) {
			const index = positions.get(id.text()) ?? -1;
			const [item, session] = [items[index], gathering.sessions[index]];
			if (person === null || session?.speakers.includes(person)) continue;
			if (session && item?.get('people').missing) {
				session.speakers.push(person);
				gathering.remarks.add('inferred', id.at, 'who takes part, from the entry of a person');
			} else gathering.remarks.add('left out', id.at, 'a session that does not name this person');
		}
	}
}

function read(files: SourceFile[], given: Given): Draft {
	const gathering = new Gathering();
	const { remarks } = gathering;
	const source = readSource(files, remarks);
	const items = updated(source.program, source.updates, 'program', remarks);
	const entries = updated(source.people, source.updates, 'people', remarks);
	if (items.length === 0) {
		const mend = 'Give the file with the sessions, and the one with the people beside it.';
		throw new Unreadable(files[0]?.name ?? '', 'there are no sessions in it', mend);
	}
	gathering.event.zone = given.zone;
	const people = new KonopasPeople(entries, gathering, given.base);
	const tags = new KonopasTags(items, gathering);
	const places = new KonopasPlaces(items, gathering);
	const parts = { given, gathering, tags, places, people };
	for (const item of items) gathering.sessions.push(toSession(item, parts));
	addFromPeople(entries, items, gathering);
	return gathering.draft(files.map(({ name }) => name).join(', '));
}

export const konopas: Format = {
	name: 'konopas',
	what: 'program and people of KonOpas, ConClár, Zambia or Grenadine',
	recognizes: looksLikeKonopas,
	read
};
