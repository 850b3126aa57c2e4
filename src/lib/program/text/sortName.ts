/** Names in order. */
import type { Person, Program } from '../model';

/** `Fernanda Viégas` → `Viégas, Fernanda`: what a list of people is sorted by where nobody says otherwise. */
export function lastFirst(name: string): string {
	// `Ada Lovelace (ada)` is sorted by her name, not by what she is called online
	const bare = name.replace(/\s*\([^()]*\)\s*$/, '').trim() || name.trim();
	const words = bare.split(/\s+/);
	const last = words.pop() ?? name;
	return words.length > 0 ? `${last}, ${words.join(' ')}` : last;
}

const nameless = ({ sortName }: Person) => !/[\p{L}\p{N}]/u.test(sortName);

/** As a reader of the event's language looks for them. Who is a mere `-` in a source comes last. */
export function byName({ people, event }: Pick<Program, 'people' | 'event'>): Person[] {
	const { compare } = new Intl.Collator(event.language);
	return [...people].sort(
		(a, b) => Number(nameless(a)) - Number(nameless(b)) || compare(a.sortName, b.sortName)
	);
}
