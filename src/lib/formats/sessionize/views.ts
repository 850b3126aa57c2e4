/**
 * The views of Sessionize's API (`https://sessionize.com/api/v2/ID/view/…`). All has lists side by side;
 * GridSmart is a list of days with their rooms, and Sessions one of groups; Speakers has people alone.
 */
import { Unreadable, type SourceFile } from '../format';
import type { Gathering } from '../reading/gathering';
import { parseJson, tryJson, Value } from '../reading/json';
import { dayOf } from '../reading/moment';
import { leaveRest, listOf, wordsOf } from '../reading/records';
import type { Day } from '../../program/model';

export type View = 'All' | 'GridSmart' | 'Sessions' | 'Speakers';

/** A session where its view has it. */
export interface Placed {
	session: Value;
	day: Day | null;
	/** Keys of rooms. */
	rooms: string[];
}

const isList = (value: Value): boolean => Array.isArray(value.raw);
const has = (value: Value, field: string): boolean => value.get(field).raw !== undefined;
const looksLikeSession = (value: Value) => has(value, 'startsAt') || has(value, 'isServiceSession');

/** Null for what is no view of Sessionize. */
export function viewOf(top: Value): View | null {
	if (isList(top)) return viewOfList(top.items()[0]);
	const sessions = top.get('sessions');
	if (!isList(sessions)) return null;
	const [first] = sessions.items();
	const known = ['questions', 'categories', 'rooms', 'speakers'].filter((list) => has(top, list));
	if (!first) return known.length === 4 ? 'All' : null;
	return looksLikeSession(first) && known.length > 0 ? 'All' : null;
}

function viewOfList(first: Value | undefined): View | null {
	if (!first) return null;
	if (has(first, 'fullName') && has(first, 'firstName')) return 'Speakers';
	if (isList(first.get('rooms')) && has(first, 'date')) {
		const sessions = first.get('rooms').items()[0]?.get('sessions');
		return has(first, 'timeSlots') || (sessions && isList(sessions)) ? 'GridSmart' : null;
	}
	const [session] = first.get('sessions').items();
	return session && has(first, 'groupName') && looksLikeSession(session) ? 'Sessions' : null;
}

/** Words that only these views have; without them the file is not even parsed. */
const MARKS = /"(?:isServiceSession|startsAt|timeSlots|fullName|questions)"/;

export function recognizedView(file: SourceFile): View | null {
	const top = MARKS.test(file.text) ? tryJson(file) : null;
	return top && viewOf(top);
}

/** @throws Unreadable */
export function readView(file: SourceFile, at: string): { view: View; top: Value } {
	const top = new Value(parseJson(file).raw, at);
	const view = viewOf(top);
	if (view) return { view, top };
	throw new Unreadable(
		file.name,
		'this is not a Sessionize view with sessions or speakers',
		'Save what https://sessionize.com/api/v2/ID/view/All answers, with your ID.'
	);
}

const keyOf = (value: Value): string | null => value.text();

/** Declares a room; null where it has no name. */
function roomOf(gathering: Gathering, id: Value, name: Value): string | null {
	const named = wordsOf(name, gathering.remarks);
	const key = keyOf(id) ?? named;
	if (gathering.hasRoom(key)) return key;
	return named && key ? gathering.room({ key, name: named, directions: null }) : null;
}

const present = (key: string | null): string[] => (key === null ? [] : [key]);

export function placedInAll(top: Value, gathering: Gathering): Placed[] {
	const { remarks } = gathering;
	for (const room of listOf(top.get('rooms'), remarks)) {
		roomOf(gathering, room.get('id'), room.get('name'));
		leaveRest(room, ['id', 'name', 'sort'], new Map(), remarks);
	}
	return listOf(top.get('sessions'), remarks).map((session) => {
		const room = keyOf(session.get('roomId'));
		if (room && !gathering.hasRoom(room)) {
			remarks.add('left out', session.at, 'a room that is not in the list of rooms');
		}
		return { session, day: null, rooms: gathering.hasRoom(room) ? [room] : [] };
	});
}

export function placedInGrid(top: Value, gathering: Gathering): Placed[] {
	const { remarks, event } = gathering;
	return top.items().flatMap((grid) => {
		const day = dayOf(grid.get('date').text());
		if (day && !event.days.includes(day)) event.days.push(day);
		leaveRest(grid, ['date', 'isDefault', 'rooms', 'timeSlots'], new Map(), remarks);
		return listOf(grid.get('rooms'), remarks).flatMap((room) => {
			const rooms = present(roomOf(gathering, room.get('id'), room.get('name')));
			const read = ['id', 'name', 'sessions', 'hasOnlyPlenumSessions'];
			leaveRest(room, read, new Map(), remarks);
			return listOf(room.get('sessions'), remarks).map((session) => ({ session, day, rooms }));
		});
	});
}

export function placedInGroups(top: Value, gathering: Gathering): Placed[] {
	const { remarks } = gathering;
	return top.items().flatMap((group) => {
		const words = new Map([['groupName', 'the name of a group of sessions']]);
		leaveRest(group, ['groupId', 'isDefault', 'sessions'], words, remarks);
		return listOf(group.get('sessions'), remarks).map((session) => ({
			...{ session, day: null },
			rooms: present(roomOf(gathering, session.get('roomId'), session.get('room')))
		}));
	});
}
