/**
 * Tables as organizers keep them: CSV, or TSV, from a spreadsheet. What a column means is told by its header.
 * A cell is data: nothing in it is computed or fetched.
 */
import type { Draft, DraftSession } from '../../program/exchange/draft';
import { GatheringByName } from '../reading/byName';
import type { Format, Given, SourceFile } from '../format';
import { LanguageNames } from '../reading/language';
import { TableClock } from './clock';
import { withoutSecrets } from '../reading/meeting';
import { placeOfAll, placesIn } from '../reading/places';
import { headingDate } from './date';
import { Days, type PlacedDate } from './days';
import { isHeaderLike } from './header';
import { isOwn, readOwnRow } from './own';
import { quoted, sayColumns, saySheet } from './remarks';
import { Row } from './row';
import { isRefused, readRow } from './session';
import { isTable, openSheet, type Sheet } from './sheet';
import { writtenTimes } from './time';
import { datesOf, hoursOf, type Entry } from './when';
import type { Field } from './words';
import { isZoneName } from '../reading/zoned';

/** Sessions and the headings of days; whatever else stands between them is left out, and said. */
function sortRows({ header, rows, cells }: Sheet, gathering: GatheringByName): Entry[] {
	if (isOwn(cells[header.index] ?? [])) return rows.map((row) => ({ row, sort: 'session' }));
	const hasStart = header.columns.some(({ field }) => field === 'start');
	const repeated = JSON.stringify(cells[header.index]);
	return rows.flatMap((row, nth): Entry[] => {
		const [only = '', ...others] = row.filled;
		const date = others.length === 0 ? headingDate(only) : null;
		if (date) return [{ row, sort: 'heading', date }];
		const what =
			JSON.stringify(row.cells) === repeated ||
			isHeaderLike(row.cells) ||
			(nth === 0 && isHint(row))
				? 'a second row of headers'
				: others.length === 0 && row.get(hasStart ? 'start' : 'title') === ''
					? 'a row with only one cell, taken for a heading or a note'
					: isRefused(row)
						? 'a session that is not accepted'
						: null;
		if (what === null) return [{ row, sort: 'session' }];
		gathering.remarks.add('left out', row.at, what);
		return [];
	});
}

/** `hh:mm` below `Start`: a row that explains the header. */
const isHint = (row: Row) =>
	/^\p{L}{1,12}(?::\p{L}{2})?$/u.test(row.get('start')) && writtenTimes(row.get('start')) === null;

/** Columns of addresses are looked at when they become links. */
const addresses: Field[] = ['link', 'online'];

function withoutPasswords(sheet: Sheet, { remarks }: GatheringByName): Sheet {
	const { columns } = sheet.header;
	const skipped = new Set(
		columns.filter(({ field }) => addresses.includes(field)).map(({ index }) => index)
	);
	const rows = sheet.rows.map(({ cells, header, at }) => {
		const open = cells.map((cell, index) =>
			skipped.has(index) ? cell : (withoutSecrets(cell, at, remarks)?.trim() ?? '')
		);
		return new Row(open, header, at);
	});
	return { ...sheet, rows };
}

function readSheet(sheet: Sheet, given: Given, gathering: GatheringByName): DraftSession[] {
	const sorted = sortRows(sheet, gathering);
	const placed = sorted.flatMap((entry): PlacedDate[] => {
		const at = `${sheet.name} ${/row \d+$/.exec(entry.row.at)?.[0]}`;
		if (entry.sort === 'heading')
			return [{ date: entry.date, text: entry.row.filled[0] ?? '', at }];
		return datesOf(entry.row).flatMap(({ date, text }) => (date ? [{ date, text, at }] : []));
	});
	const { name } = sheet;
	const { remarks } = gathering;
	const days = new Days(placed, given);
	const clock = new TableClock({ days, hours: hoursOf(sorted), given, remarks, name });
	const reading = { gathering, clock, given, languages: new LanguageNames() };
	const readOne = isOwn(sheet.cells[sheet.header.index] ?? []) ? readOwnRow : readRow;
	return sorted.flatMap((entry) => {
		if (entry.sort === 'session') return [readOne(entry.row, reading)];
		clock.heading(entry.date);
		return [];
	});
}

/** Of a header, or of a column of zones the one that most rows have. */
function zoneOf({ header, rows }: Sheet, { remarks }: GatheringByName): string | null {
	const count = new Map<string, number>();
	for (const row of rows) {
		const zone = row.get('zone');
		if (isZoneName(zone)) count.set(zone, (count.get(zone) ?? 0) + 1);
		else if (zone)
			remarks.add('left out', row.at, `the time zone ${quoted(zone)}, which doesn't exist`);
	}
	const [most] = [...count].sort(([, a], [, b]) => b - a);
	if (count.size > 1 && most) {
		remarks.add('inferred', rows[0]?.at ?? '', `of several zones the venue's is ${most[0]}`);
	}
	return most?.[0] ?? header.zone;
}

/** An identifier that two rows have is none. */
function settleKeys({ sessions, remarks }: GatheringByName): void {
	const count = new Map<string, number>();
	for (const { key } of sessions) if (key !== null) count.set(key, (count.get(key) ?? 0) + 1);
	for (const session of sessions) {
		if (session.key === null || count.get(session.key) === 1) continue;
		session.key = null;
		remarks.add('left out', session.at, 'an identifier that several rows have');
	}
}

/** One language for every session is the event's. */
function settleLanguage({ sessions, event, remarks }: GatheringByName): void {
	const [language = null, ...others] = new Set(sessions.map((session) => session.language));
	if (language === null || others.length > 0) return;
	event.language = language;
	remarks.add('inferred', 'event', `its language, from that of every session: ${language}`);
}

function read(files: SourceFile[], given: Given): Draft {
	const gathering = new GatheringByName();
	let ownSheets = 0;
	for (const [index, place] of placesIn(files).entries()) {
		const sheet = withoutPasswords(openSheet(files[index]!, place), gathering);
		saySheet(sheet, place || placeOfAll(files), gathering.remarks);
		sayColumns(sheet, gathering.remarks);
		if (isOwn(sheet.cells[sheet.header.index] ?? [])) ownSheets++;
		gathering.event.zone ??= zoneOf(sheet, gathering);
		gathering.sessions.push(...readSheet(sheet, given, gathering));
	}
	gathering.ownIds = ownSheets === files.length;
	settleKeys(gathering);
	settleLanguage(gathering);
	return gathering.draft(placeOfAll(files), 'by name');
}

export const table: Format = {
	name: 'csv',
	what: 'CSV or TSV, a table with a header row',
	recognizes: isTable,
	read
};
