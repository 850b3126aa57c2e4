/** Rooms of KonOpas items: `loc` is the room and the area it lies in, or several rooms. */
import type { Gathering } from '../reading/gathering';
import type { Value } from '../reading/json';

/** Where one item takes place, as its file says it. */
interface Place {
	rooms: string[];
	area: string | null;
}

const nameOf = (value: Value) => value.text()?.normalize('NFC').replace(/\s+/g, ' ') ?? null;

/** Old files have `room` and `floor` instead of `loc`. */
function locations(item: Value): string[] {
	const loc = item.get('loc');
	const listed = Array.isArray(loc.raw) ? loc.items() : [loc];
	const found = listed.map(nameOf).filter((name) => name !== null);
	if (found.length > 0) return found;
	return [item.get('room'), item.get('floor')].map(nameOf).filter((name) => name !== null);
}

export class KonopasPlaces {
	/** Names that stand first somewhere: those are rooms, wherever else they stand. */
	readonly #first: Set<string>;
	/** The areas in which rooms of a name lie. */
	readonly #areas = new Map<string, Set<string>>();

	constructor(
		items: Value[],
		readonly gathering: Gathering
	) {
		const firsts = items.map((item) => locations(item)[0]);
		this.#first = new Set(firsts.filter((room) => room !== undefined));
		for (const { rooms, area } of items.map((item) => this.#placeOf(item))) {
			for (const room of rooms) {
				const areas = this.#areas.get(room) ?? new Set<string>();
				this.#areas.set(room, area ? areas.add(area) : areas);
			}
		}
	}

	#placeOf(item: Value): Place {
		const [first, ...others] = locations(item);
		if (first === undefined) return { rooms: [], area: null };
		const rooms = [first, ...others.filter((name) => this.#first.has(name))];
		const areas = others.filter((name) => !this.#first.has(name));
		return { rooms: [...new Set(rooms)], area: areas.join(', ') || null };
	}

	/** The keys of an item's rooms. A name in several areas is several rooms. */
	keysOf(item: Value): string[] {
		const { rooms, area } = this.#placeOf(item);
		return rooms.map((room) => {
			const areas = [...(this.#areas.get(room) ?? [])];
			const key = areas.length > 1 && area ? `${room} (${area})` : room;
			const directions = areas.length === 1 ? (areas[0] ?? null) : null;
			if (directions && !this.gathering.hasRoom(key)) {
				const what = 'a second place, taken for the way to the first';
				this.gathering.remarks.add('inferred', item.get('loc').at, what);
			}
			return this.gathering.room({ key, name: key, directions });
		});
	}
}
