/** What settling a draft needs from end to end: ids once given, remarks, and forms that the model allows. */
import * as v from 'valibot';
import type { Draft, Remark } from '../../program/exchange/draft';
import type { Day, Id, Link } from '../../program/model';
import { oneLine, withoutUnfit } from '../text/unfit';
import { isId } from '../../program/id';
import { link as linkModel } from '../model/values';
import type { Say } from './event';
import { Ids, wishedId } from './ids';
import { emptyMemory, type Fields, type ListName, type Memory } from './memory';
import { sameName, type Named } from './sameName';

/** What the folder holds now, by id; empty for a new one. */
export type Present = Record<ListName, Map<Id, Fields>>;
export const cleanProse = (text: string) => withoutUnfit(text).replace(/\r\n?/g, '\n').trim();

/** A thing of a source with its key; null for a single mention, which has none. */
export type Keyed = (Named & { key: string }) | null;

/** What a draft is settled against. */
export interface Ground {
	/** The IANA zone of the venue, known to exist. */
	zone: string;
	/** The name of the source's format. */
	format: string;
	/** Of the import before; null for the first. */
	memory: Memory | null;
	/** What the folder holds now. */
	present: Present;
	/** The days of the folder. */
	days: Day[];
}

const nouns = { rooms: 'room', tracks: 'track', people: 'person', sessions: 'session' };

export class Settling {
	readonly remarks: Remark[];
	readonly keys: Memory['keys'];
	readonly zone: string;
	readonly memory: Memory | null;
	readonly present: Present;
	/** The source's keys are those of the import before: who has another key is somebody else. */
	readonly keysLast: boolean;
	readonly #ids: Record<ListName, Ids>;

	constructor(
		readonly draft: Draft,
		{ zone, format, memory, present }: Ground
	) {
		this.zone = zone;
		this.memory = memory;
		this.present = present;
		this.keysLast = memory?.format === format;
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

	/** The id that a key was given before, or that of the folder where the keys are ids of ours. Else null. */
	known(list: ListName, key: string): Id | null {
		const ids = this.#ids[list];
		const known = ids.known(key);
		if (known !== null || !this.draft.ownIds || !this.present[list].has(key)) return known;
		return ids.isClaimed(key) ? null : ids.remember(key, key);
	}

	/** Lets a key stand for an id of the folder. */
	remember(list: ListName, key: string, id: Id): Id {
		return this.#ids[list].remember(key, id);
	}

	/** A new id, from words; where the keys are ids of ours, the key itself. */
	fresh(list: ListName, key: string | null, words: string): Id {
		const ids = this.#ids[list];
		if (this.draft.ownIds && key !== null && isId(key)) {
			const id = ids.fresh(key);
			if (id !== key) this.say('changed', key, `an id that is taken already: it is "${id}" now`);
			return id;
		}
		return ids.fresh(wishedId(key, words, nouns[list]));
	}

	/** Ids of things with keys: as before, else those of the folder with their names, else new ones. */
	ids(list: ListName, entries: Keyed[]): (Id | null)[] {
		const known = entries.map((entry) => (entry ? this.known(list, entry.key) : null));
		const claimed = new Set(known);
		const open = new Map([...this.present[list]].filter(([id]) => !claimed.has(id)));
		const found = sameName(
			entries.map((entry, index) => (known[index] === null ? entry : null)),
			open
		);
		return entries.map((entry, index) => {
			if (entry === null) return null;
			const id = known[index];
			if (id) return id;
			const same = found[index];
			if (same) {
				const what = `a ${nouns[list]} of that name is in the folder: it is taken for the same`;
				this.say('inferred', same, what);
			}
			return this.remember(list, entry.key, same ?? this.fresh(list, entry.key, entry.name));
		});
	}
}

/** Links of the model, each address of a kind once. */
export function settleLinks(links: Link[], at: string, say: Say): Fields {
	const seen = new Set<string>();
	const kept = links.filter(({ kind, url }) => {
		if (!v.is(linkModel, url)) say('left out', at, "an address that isn't a web address");
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
