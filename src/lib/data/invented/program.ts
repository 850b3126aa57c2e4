/** An invented program: who speaks when, where and about what. */
import type { RawEvent, RawPerson, RawRoom, RawSession, RawTrack } from '../model/model';
import { suggestId } from '../model/values';
import { Dice } from './dice';
import { daysOf, inventEvent, inventRooms, inventTracks, leftToRight, rightToLeft } from './event';
import type { Manner } from './event';
import { arabicName, inventAffiliation, inventName } from './names';
import { inventBio, inventSummary } from './prose';
import { inventTimetable, sizeFor, type Place } from './timetable';
import { title, type Tongue } from './tongue';

export interface Wanted {
	sessions: number;
	seed: string;
	direction: 'left to right' | 'right to left';
	/** `days`: by daylight, with a long evening. `nights`: three nights, from the evening into the morning. */
	hours: 'days' | 'nights';
}

export interface Invented {
	event: RawEvent;
	rooms: RawRoom[];
	tracks: RawTrack[];
	people: RawPerson[];
	sessions: RawSession[];
	/** Markdown by id. */
	summaries: Map<string, string>;
	bios: Map<string, string>;
}

const NIGHTS = 3;
/** By how many minutes a night begins later than a day. */
const EVENING = 9 * 60;
const DAY = 24 * 60;

/** The same for the same wish, byte by byte. */
export function inventProgram({ sessions: count, seed, direction, hours }: Wanted): Invented {
	const dice = new Dice(seed);
	const manner = direction === 'right to left' ? rightToLeft : leftToRight;
	const usual = sizeFor(count);
	const size = hours === 'days' ? usual : { ...usual, days: NIGHTS };
	const shift = hours === 'days' ? 0 : EVENING;
	const places = inventTimetable(count, size, shift, dice.named('timetable'));
	const [days, rooms] = [daysOf(size), inventRooms(size, manner)];
	const tracks = inventTracks(size, manner, dice.named('tracks'));
	const { people, bios } = inventPeople(count, manner, dice.named('people'));
	const desk = new Desk(manner, days, rooms, tracks, people, dice.named('sessions'));
	const sessions = places.map((place) => desk.session(place));
	const event = inventEvent(days, manner, seed);
	return { event, rooms, tracks, people, sessions, summaries: desk.summaries, bios };
}

function inventPeople(sessions: number, manner: Manner, dice: Dice) {
	const [ids, bios] = [new Set<string>(), new Map<string, string>()];
	const people = Array.from(
		{ length: Math.max(2, Math.round(sessions * 0.8)) },
		(_, at): RawPerson => {
			const own = manner === rightToLeft && dice.chance(0.7);
			const name = own ? arabicName(dice) : inventName(dice);
			const id = freeId(name, 'person', at, ids);
			const bio = inventBio(manner.tongue, dice);
			if (bio) bios.set(id, bio);
			return {
				...{ id, name },
				...(dice.chance(0.8) ? { affiliation: inventAffiliation(dice) } : {}),
				...(dice.chance(0.3) ? { homepage: `https://people.example.org/${id}` } : {}),
				...(dice.chance(0.02)
					? { roles: [dice.pick(['organizer', 'committee', 'chair'] as const)] }
					: {})
			};
		}
	);
	return { people, bios };
}

/** From the name where it is written in Latin letters; never one that is taken. */
function freeId(name: string, otherwise: string, at: number, taken: Set<string>): string {
	const wished = suggestId(name).slice(0, 40).replace(/-$/, '');
	const base = wished.length > 4 ? wished : `${otherwise}-${at + 1}`;
	const id = taken.has(base) ? `${base}-${at + 1}` : base;
	taken.add(id);
	return id;
}

/** Fills places with sessions, and knows who is busy when. */
class Desk {
	readonly summaries = new Map<string, string>();
	readonly #ids = new Set<string>();
	readonly #busy = new Map<string, { from: number; to: number }[]>();

	constructor(
		private readonly manner: Manner,
		private readonly days: string[],
		private readonly rooms: RawRoom[],
		private readonly tracks: RawTrack[],
		private readonly people: RawPerson[],
		private readonly dice: Dice
	) {}

	session(place: Place): RawSession {
		const { dice, manner } = this;
		const given = manner.shared[place.kind];
		const guest = !given && dice.chance(0.125);
		const tongue = guest ? dice.weighted(manner.guests) : manner.tongue;
		const name = given ?? title(tongue, dice);
		const id = freeId(name, 'session', this.#ids.size, this.#ids);
		const rooms = place.rooms.map((at) => this.rooms[at]!.id);
		return {
			...{ id, kind: place.kind, title: name },
			...this.#slot(place),
			...(rooms.length === 1 ? { room: rooms[0]! } : { rooms }),
			...(guest ? { language: tongue.language } : {}),
			...(given || place.kind === 'posters' ? {} : this.#talk(id, place, tongue))
		};
	}

	/** What a session has that somebody speaks in. */
	#talk(id: string, place: Place, tongue: Tongue): Partial<RawSession> {
		const { dice } = this;
		const summary = inventSummary(tongue, dice);
		if (summary) this.summaries.set(id, summary);
		const [room = 0] = place.rooms;
		const many =
			place.kind === 'panel'
				? dice.between(3, 6)
				: dice.weighted([
						[0, 3],
						[1, 67],
						[2, 22],
						[3, 8]
					] as const);
		const link = (kind: 'slides' | 'code' | 'video') => ({
			kind,
			url: `https://example.org/${kind}/${id}`
		});
		const links = (['slides', 'code', 'video'] as const).filter(() => dice.chance(0.15)).map(link);
		return {
			speakers: this.#speakers(many, place),
			...(dice.chance(0.04) ? { authors: [dice.pick(this.people).id] } : {}),
			track: this.tracks[(room + place.day) % this.tracks.length]!.id,
			// what is said in every fourth hall goes out live
			...(room % 4 === 0 ? { online: `https://live.example.org/hall-${room + 1}` } : {}),
			...(links.length > 0 ? { links } : {}),
			...(dice.chance(0.02) ? { aliases: [title(tongue, dice)] } : {}),
			...(dice.chance(0.015) ? { status: 'cancelled' as const } : {})
		};
	}

	#slot({ day, start, end, kind }: Place): Partial<RawSession> {
		const date = this.days[day]!;
		const open = kind === 'talk' && this.dice.chance(0.01);
		return { day: date, start: wallOf(date, start), ...(open ? {} : { end: wallOf(date, end) }) };
	}

	/** Nobody speaks in two places at once. */
	#speakers(count: number, { day, start, end }: Place): string[] {
		const [from, to] = [day * DAY + start, day * DAY + end];
		const chosen: string[] = [];
		for (let tries = 0; chosen.length < count && tries < 20; tries++) {
			const { id } = this.dice.pick(this.people);
			const busy = this.#busy.get(id) ?? [];
			if (busy.some((other) => other.from < to && from < other.to)) continue;
			this.#busy.set(id, [...busy, { from, to }]);
			chosen.push(id);
		}
		return chosen;
	}
}

/** As people write it in sessions.yaml: with its date only where that is not the day's. */
function wallOf(day: string, minute: number): string {
	const clock = (at: number) => [Math.floor(at / 60), String(at % 60).padStart(2, '0')] as const;
	if (minute < DAY) return clock(minute).join(':');
	const [hour, rest] = clock(minute - DAY);
	return `${nextDay(day)}T${String(hour).padStart(2, '0')}:${rest}`;
}

const nextDay = (day: string) =>
	new Date(Date.parse(`${day}T12:00:00Z`) + DAY * 60_000).toISOString().slice(0, 10);
