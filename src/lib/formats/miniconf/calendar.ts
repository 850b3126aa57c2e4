/**
 * The calendar of a MiniConf site. Its entries have no identifiers. Some sites have blocks for the week's view
 * beside the entries that they stand for.
 */
import { DateTime } from 'luxon';
import type { DraftSession } from '../../program/exchange/draft';
import type { Kind } from '../../program/model';
import { plainName } from '../reading/byName';
import { untoldSession, type Gathering } from '../reading/gathering';
import type { Value } from '../reading/json';
import { kindOfTitle, kindOfType } from '../reading/kind';
import { isMeeting, toOnline, toOpenLink } from '../reading/meeting';
import { JOIN } from './papers';
import { toSpan } from '../reading/moment';
import { firstOf, leaveRest, wordsOf } from '../reading/records';

const READ = [
	...['title', 'start', 'end', 'location', 'link', 'calendarId', 'view', 'type', ...JOIN]
];

export interface Entry {
	draft: DraftSession;
	/** Its own address, as it is written. */
	link: string | null;
}

export function readCalendar(records: Value[], base: string | null, gathering: Gathering): Entry[] {
	return records.flatMap((record) => {
		if (isBlock(record, records)) {
			const what = "a block of the week's view, whose parts are listed";
			gathering.remarks.add('left out', record.at, what);
			return [];
		}
		return [readEntry(record, base, gathering)];
	});
}

const spanOf = (record: Value) =>
	['start', 'end'].map((field) =>
		DateTime.fromISO(record.get(field).text() ?? '', { zone: 'utc' })
	);

/** Only where the day's view has entries of its type in its time. */
function isBlock(block: Value, records: Value[]): boolean {
	if (block.get('view').text() !== 'week') return false;
	const type = block.get('type').text();
	const [start = DateTime.invalid('none'), end = start] = spanOf(block);
	return records.some((record) => {
		const sameType = record.get('type').text() === type && record.get('view').text() === 'day';
		const [first, last] = sameType ? spanOf(record) : [];
		return first && last && first >= start && last <= end;
	});
}

function readEntry(record: Value, base: string | null, gathering: Gathering): Entry {
	const { remarks } = gathering;
	const { at } = record;
	const draft: DraftSession = {
		...untoldSession(at),
		title: wordsOf(record.get('title'), remarks),
		...toSpan(record.get('start'), record.get('end'), remarks),
		online: toOnline(firstOf(record, ...JOIN).text(), at, remarks)
	};
	const link = record.get('link').text();
	const location = record.get('location').text();
	addAddress(link, base, draft, gathering);
	if (location !== link) addLocation(record.get('location'), base, draft, gathering);
	draft.kind = kindOf(record, draft.title, gathering);
	const words = new Map<string, string>();
	leaveRest(
		record,
		record.get('category').raw === 'time' ? [...READ, 'category'] : READ,
		words,
		remarks
	);
	return { draft, link: link ?? location };
}

function addAddress(
	address: string | null,
	base: string | null,
	draft: DraftSession,
	{ remarks }: Gathering
): void {
	const link = toOpenLink(address, null, draft.at, remarks, { base });
	if (!link) return;
	if (isMeeting(link.url)) draft.online ??= link.url;
	else draft.links.push(link);
}

/** A room, or an address: MiniConf writes both there. */
function addLocation(
	location: Value,
	base: string | null,
	draft: DraftSession,
	gathering: Gathering
): void {
	const text = location.text() ?? '';
	const isAddress = /^\S+$/.test(text) && /:\/\/|\.html?\b|^www\./i.test(text);
	if (isAddress) return addAddress(text, base, draft, gathering);
	const name = plainName(wordsOf(location, gathering.remarks) ?? '');
	if (name) draft.rooms = [gathering.room({ key: name, name, directions: null })];
}

function kindOf(record: Value, title: string | null, { remarks }: Gathering): Kind {
	const told = kindOfType(record.get('calendarId').text()) ?? kindOfType(record.get('type').text());
	if (told) return told;
	const kind = kindOfTitle(title);
	if (kind) {
		remarks.add(
			'inferred',
			record.at,
			`a kind (${kind}), from the title of a session without speakers`
		);
	}
	return kind ?? 'other';
}

/** Whether the calendar sends people to the page of that talk. */
export const leadsTo = (link: string | null, uid: string | null): boolean =>
	link !== null && uid !== null && link.split(/[/?#]/).includes(`speaker_${uid}.html`);
