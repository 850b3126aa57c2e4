/** Tags of KonOpas items: `Track:Art`, `{value, category, label}`, or bare words. */
import type { DraftSession } from '../../program/exchange/draft';
import type { Kind } from '../../program/model';
import type { Gathering } from '../reading/gathering';
import type { Value } from '../reading/json';
import { kindOfTitle, kindOfType } from '../reading/kind';
import { listOf } from '../reading/records';

interface Tag {
	/** Lower case; null for a bare word. */
	category: string | null;
	label: string;
	/** The id that ConClár gives it. */
	value: string | null;
}

export interface Told extends Pick<DraftSession, 'kind' | 'track'> {
	/** That one can take part from afar, without saying where. */
	isOnline: boolean;
}

/** Where it takes place, in ConClár's words; what is hybrid has both. */
const ONLINE = /^session_(online|virtual|hybrid|streamed)$/;
const ON_SITE = 'session_in_person';

/** A bare tag tells the kind only where it is the whole word. */
const KIND =
	/^(panel|talk|lecture|presentation|workshop|keynote|concert|film|tutorial|reading|other)s?$/i;

const isTrack = ({ category }: Tag) => category === 'track' || category === 'area';
const isType = ({ category, label }: Tag) =>
	category === null ? KIND.test(label) : ['type', 'format', 'kind'].includes(category);

const asList = (text: string | null) => (text === null ? [] : [text]);

function parted(text: string): { category: string | null; label: string } {
	const [, category, label] = /^([^:]{1,30}):\s*(\S.*)$/.exec(text) ?? [];
	if (!category || !label) return { category: null, label: text };
	return { category: category.trim().toLowerCase(), label };
}

export class KonopasTags {
	/** Label and category need to stand only once for each value. */
	readonly #known = new Map<string, Tag>();
	/** The source says which tags are tracks. */
	readonly #named: boolean;

	constructor(
		items: Value[],
		readonly gathering: Gathering
	) {
		const all = items.flatMap((item) => item.get('tags').items());
		for (const tag of all) {
			const [value, label] = [tag.get('value').text(), tag.get('label').text()];
			const category = tag.get('category').text()?.toLowerCase() ?? null;
			if (value && label && !this.#known.has(value)) {
				this.#known.set(value, { category, label: label.normalize('NFC'), value });
			}
		}
		this.#named = all.some((tag) => isTrack(this.#read(tag)));
	}

	#read(raw: Value): Tag {
		const value = raw.get('value').text();
		if (value) return this.#known.get(value) ?? { category: null, label: value, value };
		const text = raw.get('label').text() ?? raw.text() ?? '';
		// a backtick in front hides a tag where an item is shown in full
		return { ...parted(text.replace(/^`/, '').normalize('NFC')), value: null };
	}

	/** What the tags and the format of an item tell; what they say besides is left out. */
	of(item: Value): Told {
		const { remarks } = this.gathering;
		const tags = listOf(item.get('tags'), remarks).map((raw) => this.#read(raw));
		const places = tags.filter(({ value }) => value === ON_SITE || ONLINE.test(value ?? ''));
		const rest = tags.filter((tag) => tag.label && !places.includes(tag));
		const types = rest.filter(isType).map(({ label }) => label);
		const kind = this.#kind(item, [...asList(item.get('format').text()), ...types]);
		const others = rest.filter((tag) => !isType(tag));
		const track = this.#trackOf(item, others);
		if (others.some((tag) => tag !== track)) remarks.add('left out', item.at, 'tags');
		return {
			kind,
			track: track && this.gathering.track({ key: track.label, name: track.label, color: null }),
			isOnline: places.some(({ value }) => value !== ON_SITE)
		};
	}

	#kind(item: Value, types: string[]): Kind {
		const { remarks } = this.gathering;
		const kinds = types.map((type) => kindOfType(type.replace(/s$/i, '')) ?? 'other');
		if (types.some((type, index) => kinds[index] === 'other' && !/^other$/i.test(type))) {
			remarks.add('left out', item.at, "a type that isn't one of our kinds");
		}
		const told = kinds.find((kind) => kind !== 'other');
		if (told) return told;
		const frame = types.some((type) => /ceremony|break/i.test(type));
		const alone = item.get('people').items().length === 0;
		const titled = frame || alone ? kindOfTitle(item.get('title').text()) : null;
		if (titled) remarks.add('inferred', item.at, `a kind (${titled}), from the title of a session`);
		return titled ?? 'other';
	}

	/** The tag that says so; where none of the whole source does, the first bare one. */
	#trackOf(item: Value, tags: Tag[]): Tag | null {
		const named = tags.find(isTrack);
		if (named || this.#named) return named ?? null;
		const first = tags.find(({ category }) => category === null) ?? null;
		if (first) this.gathering.remarks.add('inferred', item.at, 'a track, from the first tag');
		return first;
	}
}
