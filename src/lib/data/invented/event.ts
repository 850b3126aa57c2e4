/** What an invented event is like as a whole: its language, its hours, its rooms and tracks. */
import { readable } from '../checks/contrast';
import type { RawEvent, RawRoom, RawTrack } from '../model/model';
import { suggestId } from '../model/values';
import { dayAfter } from '../time/wallClock';
import type { Dice } from './dice';
import { english } from './english';
import type { Size } from './timetable';
import { arabic, guests, hebrew } from './tongues';
import { title, type Tongue } from './tongue';

export interface Manner {
	tongue: Tongue;
	/** Other languages of the program, and how often; together they take an eighth of it. */
	guests: readonly (readonly [Tongue, number])[];
	zone: string;
	city: string;
	rooms: { hall: string; foyer: string };
	shared: Partial<Record<string, string>>;
}

const shared = {
	...{ opening: 'Opening', lunch: 'Lunch', break: 'Coffee', social: 'A long evening' },
	closing: 'Goodbye, and thanks'
};

export const leftToRight: Manner = {
	tongue: english,
	guests,
	zone: 'Europe/Lisbon',
	city: 'Quillhaven',
	rooms: { hall: 'Hall', foyer: 'Foyer' },
	shared
};

export const rightToLeft: Manner = {
	tongue: arabic,
	guests: [
		[hebrew, 1],
		[english, 1]
	],
	zone: 'Asia/Amman',
	city: 'مدينة الفوانيس',
	rooms: { hall: 'قاعة', foyer: 'البهو' },
	shared: {
		opening: 'الافتتاح',
		lunch: 'الغداء',
		break: 'استراحة',
		social: 'أمسية طويلة',
		closing: 'الختام'
	}
};

/** A Thursday, in a week in which no clock is changed. */
const FIRST_DAY = '2031-06-05';

export function daysOf({ days }: Size): string[] {
	const all = [FIRST_DAY];
	while (all.length < days) all.push(dayAfter(all.at(-1)!));
	return all;
}

export function inventEvent(days: string[], manner: Manner, seed: string): RawEvent {
	const name =
		manner === rightToLeft ? 'مهرجان الفوانيس المخترعة' : 'The Invented Lantern Conference';
	return {
		id: suggestId(`invented-${seed}`) || 'invented',
		name,
		shortName: manner === rightToLeft ? 'الفوانيس' : 'Lanterns',
		tagline:
			manner === rightToLeft
				? 'حدث لا وجود له، للتجربة.'
				: 'An event that does not exist, for trying out.',
		days,
		zone: manner.zone,
		language: manner.tongue.language,
		site: 'https://invented.example.org',
		domain: 'invented.example.org',
		venue: { name: manner.city, address: manner.city, city: manner.city },
		accent: '#1f5f8b'
	};
}

export function inventRooms({ halls }: Size, { rooms }: Manner): RawRoom[] {
	const all = Array.from({ length: halls }, (_, at) => ({
		id: `hall-${at + 1}`,
		name: `${rooms.hall} ${at + 1}`,
		...(at % 5 === 0 ? { directions: `${rooms.foyer} → ${at + 1}` } : {})
	}));
	return [...all, { id: 'foyer', name: rooms.foyer }];
}

/** A color of a hue in degrees, not too bright. */
function colorOf(hue: number): string {
	const channel = (shift: number) => {
		const at = (shift + hue / 30) % 12;
		return Math.round(255 * (0.42 - 0.28 * Math.max(-1, Math.min(at - 3, 9 - at, 1))));
	};
	return `#${[0, 8, 4].map((shift) => channel(shift).toString(16).padStart(2, '0')).join('')}`;
}

const GOLDEN_ANGLE = 137.5;

export function inventTracks({ halls }: Size, { tongue }: Manner, dice: Dice): RawTrack[] {
	return Array.from({ length: Math.min(40, Math.max(2, Math.round(halls * 0.6))) }, (_, at) => ({
		id: `track-${at + 1}`,
		name: title({ ...tongue, titles: tongue.titles.slice(0, 1) }, dice),
		color: readable(colorOf((at * GOLDEN_ANGLE) % 360))
	}));
}
