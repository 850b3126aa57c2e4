/** When and where everything is: no room holds two things at once, and rooms run beside each other. */
import type { Kind } from '../../program/model';
import type { Dice } from './dice';

/** Minutes count from the midnight that begins the day of the program; after 1440 it is the next date. */
export interface Place {
	kind: Kind;
	/** From 0. */
	day: number;
	start: number;
	end: number;
	/** Halls from 0; the foyer comes after the last of them. */
	rooms: number[];
}

export interface Size {
	days: number;
	halls: number;
}

/** About as large programs are: more sessions make more rooms, and a few more days. */
export function sizeFor(sessions: number): Size {
	const days = Math.max(1, Math.round(4 * (sessions / 1000) ** 0.25));
	return { days, halls: Math.max(1, Math.round(sessions / days / 12.5) - 1) };
}

const NOON = 12 * 60;
/** Between them everybody is in the foyer. */
const blocks = [
	[9 * 60, 10 * 60 + 30],
	[11 * 60, NOON + 30],
	[13 * 60 + 30, 15 * 60 + 30],
	[16 * 60, 19 * 60]
] as const;
/** No session is shorter, the time to leave the room included. */
const SHORTEST = 15;
/** What starts later is nobody's evening before any more. */
const NIGHT_ENDS = 30 * 60;

/** What all of a day has in common, the most important first. */
function common(day: number, { days, halls }: Size): Place[] {
	const first = (count: number) => Array.from({ length: Math.min(count, halls) }, (_, at) => at);
	const [all, foyer] = [first(3), [halls]];
	const place = (kind: Kind, start: number, end: number, rooms: number[]) =>
		({ kind, day, start, end, rooms }) satisfies Place;
	return [
		...(day === 0 ? [place('opening', 8 * 60 + 30, 9 * 60, all)] : []),
		place('lunch', NOON + 30, NOON + 90, foyer),
		place('invited', 19 * 60, 20 * 60, first(2)),
		place('break', 10 * 60 + 30, 11 * 60, foyer),
		...(day === days - 1 ? [place('closing', 20 * 60, 20 * 60 + 15, all)] : []),
		place('posters', 15 * 60 + 30, 16 * 60, foyer),
		place('social', 20 * 60 + 30, 23 * 60 + 30, foyer),
		place('social', 23 * 60 + 45, 25 * 60 + 30, [0]),
		place('other', 24 * 60 + 30, 26 * 60, [halls - 1 || halls])
	];
}

/**
 * Exactly `sessions` places.
 * @param shift minutes by which all of it is later: an event that begins in the evening
 */
export function inventTimetable(sessions: number, size: Size, shift: number, dice: Dice): Place[] {
	const shared = Array.from({ length: size.days }, (_, day) => common(day, size))
		.flat()
		.filter(({ start }) => start + shift < NIGHT_ENDS)
		.slice(0, Math.ceil(sessions / 4));
	const places = [...shared, ...inHalls(sessions - shared.length, size, dice)];
	return places.map((place) => ({ ...place, start: place.start + shift, end: place.end + shift }));
}

/** Deals the sessions to the halls, some fuller than others, and then divides each block by what it got. */
function inHalls(sessions: number, { days, halls }: Size, dice: Dice): Place[] {
	const cells = Array.from({ length: days * halls * blocks.length }, (_, at) => {
		const block = blocks[at % blocks.length]!;
		const hall = Math.floor(at / blocks.length) % halls;
		const day = Math.floor(at / blocks.length / halls);
		return { block, hall, day, most: (block[1] - block[0]) / SHORTEST, count: 0 };
	});
	// as often as the block is long
	const weights = cells.flatMap((cell) => Array.from({ length: cell.most }, () => cell));
	for (let left = sessions; left > 0;) {
		const cell = dice.pick(weights);
		if (cell.count === cell.most) continue;
		cell.count++;
		left--;
	}
	return cells.flatMap(({ block: [from, to], hall, day, count }) => {
		const unit = Math.floor((to - from) / count / 5) * 5;
		return Array.from({ length: count }, (_, at): Place => {
			const kind = dice.weighted([
				['talk', 88],
				['panel', 5],
				['other', 5],
				['posters', 2]
			] as const);
			const start = from + at * unit;
			return { kind, day, start, end: start + unit - dice.pick([5, 5, 10]), rooms: [hall] };
		});
	});
}
