/** Months and days of the week by the names that people write, in the languages that come up. */

const plain = (word: string) =>
	word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\./g, '');

/** Short names only where they are no common words elsewhere: `mar` is a month, a day and a sea. */
const locales: [string, ('long' | 'short')[]][] = [
	['en', ['long', 'short']],
	['de', ['long', 'short']],
	...['fr', 'es', 'it', 'pt', 'nl'].map((locale): [string, 'long'[]] => [locale, ['long']])
];

function namesOf(dates: Date[], part: 'month' | 'weekday'): ReadonlyMap<string, number> {
	const names = new Map<string, number>();
	for (const [locale, forms] of locales) {
		for (const form of forms) {
			const format = new Intl.DateTimeFormat(locale, { [part]: form, timeZone: 'UTC' });
			dates.forEach((date, index) => {
				const name = plain(format.format(date));
				if (!names.has(name)) names.set(name, index);
			});
		}
	}
	return names;
}

/** January is 0. */
const months = namesOf(
	[...Array(12).keys()].map((month) => new Date(Date.UTC(2023, month, 15))),
	'month'
);

/** Sunday is 0, as Date has it. The first of January 2023 was one. */
const weekdays = namesOf(
	[...Array(7).keys()].map((day) => new Date(Date.UTC(2023, 0, day + 1))),
	'weekday'
);

const otherMonths: Record<string, number> = { sept: 8 };
const otherWeekdays: Record<string, number> = { tues: 2, weds: 3, thur: 4, thurs: 4, sonnabend: 6 };

/** 1 to 12, or null. */
export function monthNamed(word: string): number | null {
	const found = months.get(plain(word)) ?? otherMonths[plain(word)];
	return found === undefined ? null : found + 1;
}

/** 0 (Sunday) to 6, or null. */
export function weekdayNamed(word: string): number | null {
	return weekdays.get(plain(word)) ?? otherWeekdays[plain(word)] ?? null;
}

export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** `2023-01-31` from numbers; null where there is no such day. */
export function dayFrom(year: number, month: number, date: number): string | null {
	const at = new Date(Date.UTC(year, month - 1, date));
	const real = at.getUTCMonth() === month - 1 && at.getUTCDate() === date;
	return real && year >= 1000 && year <= 9999 ? at.toISOString().slice(0, 10) : null;
}

/** @param days may be negative */
export function addDays(day: string, days: number): string {
	const at = new Date(`${day}T00:00:00Z`);
	at.setUTCDate(at.getUTCDate() + days);
	return at.toISOString().slice(0, 10);
}
