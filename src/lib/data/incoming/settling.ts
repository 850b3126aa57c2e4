/** What settling a draft needs from end to end: ids once given, remarks, and forms that the model allows. */
import * as v from 'valibot';
import type { Draft, Remark } from '../../program/draft';
import type { Id, Link } from '../../program/model';
import { oneLine, withoutUnfit } from '../unfit';
import { link as linkModel, suggestId } from '../values';
import type { Say } from './event';
import { Ids, idFromWords } from './ids';
import { emptyMemory, type Fields, type ListName, type Memory } from './memory';

/** What the folder holds now, by id; empty for a new one. */
export type Present = Record<ListName, Map<Id, Fields>>;
export const cleanProse = (text: string) => withoutUnfit(text).replace(/\r\n?/g, '\n').trim();

export class Settling {
	readonly remarks: Remark[];
	readonly keys: Memory['keys'];
	readonly #ids: Record<ListName, Ids>;

	constructor(
		readonly draft: Draft,
		readonly zone: string,
		readonly memory: Memory | null,
		readonly present: Present
	) {
		this.remarks = [...draft.remarks];
		this.keys = structuredClone((memory ?? emptyMemory('')).keys);
		const ids = (list: ListName) => new Ids(present[list].keys(), this.keys[list]);
		this.#ids = {
			rooms: ids('rooms'),
			tracks: ids('tracks'),
			people: ids('people'),
			sessions: ids('sessions')
		};
	}

	readonly say: Say = (sort, at, what) => void this.remarks.push({ sort, at, what });

	/** The id of a thing with a key: as before, or one of the folder that nobody claimed, or a new one. */
	id(list: ListName, key: string, words: string): Id {
		const ids = this.#ids[list];
		const known = ids.known(key);
		if (known !== null) return known;
		const own = suggestId(key);
		const claimed = new Set(Object.values(this.keys[list]));
		if (this.present[list].has(own) && !claimed.has(own)) return ids.remember(key, own);
		const id = ids.fromKey(key, words, list.slice(0, -1));
		if (own && id !== own)
			this.say('changed', key, `an id that is taken already: it is "${id}" now`);
		return id;
	}

	fresh(list: ListName, words: string): Id {
		return this.#ids[list].fresh(idFromWords(words, list.slice(0, -1)));
	}
}

/** Links of the model, each address of a kind once. */
export function settleLinks(links: Link[], at: string, say: Say): Fields {
	const seen = new Set<string>();
	const kept = links.filter(({ kind, url }) => {
		if (!v.is(linkModel, url)) say('left out', at, 'an address that is no http(s) link');
		else if (!seen.has(`${kind} ${url}`)) return seen.add(`${kind} ${url}`);
		return false;
	});
	if (kept.length === 0) return {};
	return {
		links: kept.map(({ kind, url, label, historical }) => ({
			...{ kind, url },
			...(oneLine(label) ? { label: oneLine(label) } : {}),
			...(historical ? { historical } : {})
		}))
	};
}

export const given = (field: string, value: unknown): Fields =>
	value === null ||
	value === undefined ||
	value === '' ||
	(Array.isArray(value) && value.length === 0)
		? {}
		: { [field]: value };
