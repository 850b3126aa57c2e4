/** Rooms, tracks and people of a source that tells them apart by their names alone. */
import type { SourcePlace } from '../../program/exchange/draft';
import { Gathering, untoldPerson } from './gathering';

/** One spelling for one name: composed characters, single spaces. */
export const plainName = (text: string): string =>
	text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** What a mention of somebody tells beside the name. */
export interface About {
	sortName?: string | null;
	affiliations?: string[];
	bio?: string | null;
}

export class GatheringByName extends Gathering {
	/** @returns the room's key */
	roomNamed(name: string): string {
		const key = plainName(name);
		return this.room({ key, name: key, directions: null });
	}

	/** @returns the track's key */
	trackNamed(name: string): string {
		const key = plainName(name);
		return this.track({ key, name: key, color: null });
	}

	/** @returns the person's position; what this mention tells is added to what earlier ones told */
	personNamed(name: string, about: About, at: SourcePlace): number {
		const key = plainName(name);
		const position = this.person(untoldPerson(key, key, at));
		const person = this.personAt(position)!;
		person.sortName ??= about.sortName ?? null;
		person.bio ??= about.bio ?? null;
		for (const affiliation of (about.affiliations ?? []).map(plainName)) {
			if (affiliation && !person.affiliations.includes(affiliation)) {
				person.affiliations.push(affiliation);
			}
		}
		return position;
	}
}
