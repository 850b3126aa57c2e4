/**
 * The files of an Open Event archive (FOSSASIA, eventyay), told apart by what is in them: people rename
 * files. Newer exports write `starts_at` for `start_time`, and `…_url` for addresses.
 */
import { Unreadable, type SourceFile } from '../format';
import { parseJson, tryJson, Value } from '../reading/json';

export type Part = 'event' | 'sessions' | 'speakers' | 'tracks' | 'microlocations' | 'beside';

/** What is in the archive, and in no program. */
const BESIDE = /(^|[/\\])(sponsors|social_links|session_types|forms|custom_forms|meta)\.json$/i;

const has = (value: Value, ...fields: string[]) =>
	fields.every((field) => value.get(field).raw !== undefined);
const hasOne = (value: Value, ...fields: string[]) => fields.some((field) => has(value, field));

function partOfList(first: Value): Part | null {
	if (has(first, 'title') && hasOne(first, 'long_abstract', 'short_abstract', 'microlocation')) {
		return 'sessions';
	}
	if (!has(first, 'id', 'name')) return null;
	if (hasOne(first, 'long_biography', 'short_biography', 'organisation')) return 'speakers';
	if (has(first, 'floor') || has(first, 'latitude', 'longitude')) return 'microlocations';
	const others = first.entries().map(([field]) => field);
	const known = ['id', 'name', 'color', 'font_color', 'sessions', 'description', 'track_image_url'];
	const isTrack = has(first, 'color') && others.every((field) => known.includes(field));
	return isTrack ? 'tracks' : null;
}

/** @param name the files beside the program are known by their names alone, and so are empty lists */
export function partOf(top: Value, name: string): Part | null {
	const [first] = top.items();
	const isEvent =
		has(top, 'name') &&
		hasOne(top, 'start_time', 'starts_at') &&
		hasOne(top, 'timezone', 'event_url', 'external_event_url', 'location_name');
	const part = first ? partOfList(first) : isEvent ? 'event' : null;
	return part ?? (BESIDE.test(name) ? 'beside' : null);
}

/** Words that only these files have; without them the file is not even parsed. */
const MARKS =
	/"(?:\w+_abstract|microlocation|\w+_biography|organisation|floor|latitude|color|starts_at|start_time)"/;

export function isPart(file: SourceFile): boolean {
	const top = MARKS.test(file.text) || BESIDE.test(file.name) ? tryJson(file) : null;
	return top !== null && partOf(top, file.name) !== null;
}

/** @throws Unreadable */
export function readPart(file: SourceFile, at: string): { part: Part; top: Value } {
	if (file.text.startsWith('PK\u0003\u0004')) {
		const mend =
			'Unpack it, and name the JSON files in it: event, sessions, speakers and the others.';
		throw new Unreadable(file.name, 'this is a ZIP archive', mend);
	}
	const top = new Value(parseJson(file).raw, at);
	const part = partOf(top, file.name);
	if (part) return { part, top };
	throw new Unreadable(file.name, 'this is not one of the files of an Open Event archive');
}
