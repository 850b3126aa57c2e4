/** People of KonOpas files: entries with an id, and mentions in items. */
import type { DraftPerson } from '../../program/exchange/draft';
import type { Link } from '../../program/model';
import { untoldPerson, type Gathering } from '../reading/gathering';
import type { Value } from '../reading/json';
import { toProseOf } from './text';
import { toOpenLink } from '../reading/meeting';
import { identityOf, leaveRest } from '../reading/records';

const CHAIRS = /\s*[([](?:moderator|mod|chair|pj)[)\]]/gi;
const CHAIR_ROLE = /^(moderator|mod|chair)$/i;
const PLAIN_ROLE = /^(participant|panell?ist|speaker|presenter)$/i;

/** What is read, and `prog`, which repeats what the items say. */
const READ = ['id', 'name', 'sortname', 'prog', 'links', 'bio', 'new'];

const PICTURE = 'a profile picture, which lies on another host';
const REST = new Map([
	...['img', 'photo', 'img_256_url', 'image_256_url'].map((field) => [field, PICTURE] as const),
	['tags', 'the tags of a person'] as const
]);

/** Networks that are given by a name alone. */
const networks = new Map([
	['twitter', 'https://twitter.com/'],
	['fb', 'https://www.facebook.com/'],
	['facebook', 'https://www.facebook.com/'],
	['instagram', 'https://www.instagram.com/']
]);

const clean = (text: string | null) => (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();

/** `[first, last, prefix, suffix]`, `[whole]` or the whole as text. */
function fullName(name: Value): string {
	if (!Array.isArray(name.raw)) return clean(name.text());
	const parts = name.items().map((part) => clean(part.text()));
	const [first = '', last = '', prefix = '', suffix = ''] = parts;
	const front = [prefix, first, last].filter(Boolean).join(' ');
	return suffix ? `${front}, ${suffix}` : front;
}

const withoutMarks = (name: string) => name.replace(CHAIRS, '').trim();

/** `Shields James` → `Shields, James` where the name is `James Shields`; else as it stands. */
function sortNameOf(entry: Value, name: string): string | null {
	const given = clean(entry.get('sortname').text());
	const parts = entry
		.get('name')
		.items()
		.map((part) => clean(part.text()));
	const [first = '', last = '', prefix = ''] = parts;
	if (!given || given === name) {
		return last && first ? `${last}, ${[prefix, first].filter(Boolean).join(' ')}` : null;
	}
	const words = given.split(' ');
	const cut = words.findIndex((_, count) => {
		return name === [...words.slice(count), ...words.slice(0, count)].join(' ') && count > 0;
	});
	return cut > 0 ? `${words.slice(0, cut).join(' ')}, ${words.slice(cut).join(' ')}` : given;
}

export class KonopasPeople {
	constructor(
		entries: Value[],
		readonly gathering: Gathering,
		readonly base: string | null
	) {
		for (const entry of entries) this.#add(entry);
	}

	#add(entry: Value): void {
		const { remarks } = this.gathering;
		const key = identityOf(entry.get('id'));
		const name = withoutMarks(fullName(entry.get('name')));
		if (!name) return remarks.add('left out', entry.at, 'a person without a name');
		if (this.gathering.position(key) !== null) {
			return remarks.add('left out', entry.at, 'a second entry of the same person');
		}
		leaveRest(entry, READ, REST, remarks);
		this.gathering.person({
			...untoldPerson(key, name, entry.at),
			sortName: sortNameOf(entry, name),
			links: this.#links(entry.get('links')),
			bio: toProseOf(entry.get('bio'), remarks)
		});
	}

	#links(links: Value): Link[] {
		const pictures = ['img', 'photo', 'img_256_url'];
		const others = links.entries().filter(([name]) => !pictures.includes(name));
		const named = others.map(([name]) => name);
		leaveRest(links, named, REST, this.gathering.remarks);
		return others.map(([name, value]) => this.#link(name, value)).filter((link) => link !== null);
	}

	#link(name: string, value: Value): Link | null {
		const { remarks } = this.gathering;
		const text = value.text();
		const network = networks.get(name.toLowerCase());
		const [, handle] = /^@?([\w.-]+)$/.exec(text ?? '') ?? [];
		if (network && handle && !/^www\./i.test(handle)) {
			remarks.add('changed', value.at, 'a name on a network, made an address');
			return toOpenLink(network + handle, name, value.at, remarks, { kind: 'other' });
		}
		const { base } = this;
		const home = /^(url|web|website|homepage)$/i.test(name);
		if (home) return toOpenLink(text, null, value.at, remarks, { base, kind: 'homepage' });
		return toOpenLink(text, name, value.at, remarks, { base });
	}

	/** The position of somebody named in an item: `{id, name, role}`, or an id or a name alone. */
	mention(value: Value): number | null {
		const whole = value.entries().length > 0;
		const key = this.#keyOf(value);
		const said = whole ? fullName(value.get('name')) : key === null ? clean(value.text()) : '';
		const name = withoutMarks(said);
		const position = this.#find(key, name, value);
		const person = this.gathering.personAt(position ?? -1);
		if (person) this.#role(value.get('role'), said !== name, person, value);
		return position;
	}

	/** A text alone is an id where somebody has it. */
	#keyOf(value: Value): string | null {
		if (value.entries().length > 0) return identityOf(value.get('id'));
		return this.gathering.position(value.text()) === null ? null : value.text();
	}

	#find(key: string | null, name: string, value: Value): number | null {
		const known = this.gathering.position(key);
		const { remarks } = this.gathering;
		if (known !== null) {
			const other = name !== '' && name !== this.gathering.personAt(known)?.name;
			if (other) remarks.add('left out', value.at, 'another name of the same person');
			return known;
		}
		if (name) return this.gathering.person(untoldPerson(key, name, value.at));
		remarks.add('left out', value.at, 'a person without a name');
		return null;
	}

	#role(role: Value, marked: boolean, person: DraftPerson, { at }: Value): void {
		const { remarks } = this.gathering;
		const words = role.text();
		if (marked || (words && CHAIR_ROLE.test(words))) {
			person.chair = true;
			remarks.add('changed', at, 'a moderator of a session: marked as a chair of the program');
		} else if (words && !PLAIN_ROLE.test(words)) {
			remarks.add('left out', at, 'the role of a person in a session');
		}
	}
}
