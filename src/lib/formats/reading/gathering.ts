/** A draft while it is read: rooms, tracks and people come in once each, by their keys. */
import type {
	Draft,
	DraftPerson,
	DraftRoom,
	DraftSession,
	DraftTrack
} from '../../program/exchange/draft';
import { nothingKnown, Remarks } from '../format';

/** A session of which only the place is known. */
export const untoldSession = (at: string): DraftSession => ({
	...{ key: null, kind: 'other', title: null, day: null, start: null, end: null, rooms: [] },
	...{ speakers: [], authors: [], paperAuthors: [], track: null, language: null },
	...{ status: 'scheduled', online: null, links: [], aliases: [], summary: null, at }
});

/** A person of whom only the name is known. */
export const untoldPerson = (key: string | null, name: string, at: string): DraftPerson => ({
	...{ key, name, sortName: null, affiliations: [], links: [], bio: null, chair: false, at }
});

export class Gathering {
	readonly remarks = new Remarks();
	readonly event = nothingKnown();
	readonly sessions: DraftSession[] = [];
	/** We wrote the source, so that its keys are ids of ours. */
	ownIds = false;
	readonly #rooms = new Map<string, DraftRoom>();
	readonly #tracks = new Map<string, DraftTrack>();
	readonly #people: DraftPerson[] = [];
	readonly #positions = new Map<string, number>();

	/** Whoever names a room first is believed: sources repeat their rooms. */
	room(room: DraftRoom): string {
		if (!this.#rooms.has(room.key)) this.#rooms.set(room.key, room);
		return room.key;
	}

	hasRoom(key: string | null): key is string {
		return key !== null && this.#rooms.has(key);
	}

	track(track: DraftTrack): string {
		if (!this.#tracks.has(track.key)) this.#tracks.set(track.key, track);
		return track.key;
	}

	hasTrack(key: string | null): key is string {
		return key !== null && this.#tracks.has(key);
	}

	/** @returns the position; of a known key that of the first, which stays as it is */
	person(person: DraftPerson): number {
		const known = this.position(person.key);
		if (known !== null) return known;
		const position = this.#people.push(person) - 1;
		if (person.key !== null) this.#positions.set(person.key, position);
		return position;
	}

	position(key: string | null): number | null {
		return key === null ? null : (this.#positions.get(key) ?? null);
	}

	/** The person at a position, to complete what is known. */
	personAt(position: number): DraftPerson | undefined {
		return this.#people[position];
	}

	/**
	 * @param at what was read: the names of the files
	 * @param naming whether `key` of people is an identifier of the source, or their name
	 */
	draft(at: string, naming: 'by identifier' | 'by name' = 'by identifier'): Draft {
		const rooms = [...this.#rooms.values()];
		const tracks = [...this.#tracks.values()];
		const counts: [number, string, string][] = [
			[this.sessions.length, 'session', 'sessions'],
			[this.#people.length, 'person', 'people'],
			[rooms.length, 'room', 'rooms'],
			[tracks.length, 'track', 'tracks']
		];
		for (const [count, one, many] of counts) {
			this.remarks.add('read', at, `${count} ${count === 1 ? one : many}`);
		}
		return {
			...{ event: this.event, rooms, tracks, people: this.#people, sessions: this.sessions },
			...(this.ownIds ? { ownIds: true } : {}),
			...{ peopleByName: naming === 'by name', remarks: this.remarks.all }
		};
	}
}
