/** Who stands in a record of the C3VOC family. */
import { plainName } from '../reading/byName';
import { untoldPerson, type Gathering } from '../reading/gathering';
import { toProse } from '../prose';
import { LEFT, type VocPersonRecord, type VocSource } from './record';
import { linkOf, openText, ownLink } from './told';

/** @returns the position; null for somebody without a name */
export function personOf(
	person: VocPersonRecord,
	source: VocSource,
	gathering: Gathering
): number | null {
	const { remarks } = gathering;
	const { name, at } = person;
	if (name === null) {
		remarks.add('left out', at, LEFT.unnamed);
		return null;
	}
	const position = gathering.person(untoldPerson(keyFor(person, name, gathering), name, at));
	const known = gathering.personAt(position);
	if (known) {
		known.bio ??= toProse(openText(person.bio, at, source, gathering), source.form, at, remarks);
		if (known.links.length === 0) {
			const toLink = source.own ? ownLink : linkOf;
			known.links = person.links.flatMap((link) => toLink(link, at, source, gathering) ?? []);
		}
	}
	return position;
}

/** Schedules that were put together from several may give one number to two people. */
function keyFor({ key, at }: VocPersonRecord, name: string, gathering: Gathering): string | null {
	const same = gathering.personAt(gathering.position(key) ?? -1);
	if (!same || plainName(same.name) === plainName(name)) return key;
	const own = `${key} ${plainName(name)}`;
	if (gathering.position(own) === null) {
		gathering.remarks.add('inferred', at, 'two names with one identifier: they are two people');
	}
	return own;
}
