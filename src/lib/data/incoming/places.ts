/** Rooms and tracks of a draft as the folder has them. */
import type { Id } from '../../program/model';
import { readable } from '../checks/contrast';
import { oneLine } from '../text/unfit';
import type { Fields } from './memory';
import type { Settling } from './settling';

/** Things with a key and a name: rooms and tracks. */
function named(
	settling: Settling,
	list: 'rooms' | 'tracks',
	fieldsOf: (entry: { key: string; name: string }) => Fields
): { fields: Map<Id, Fields>; ids: Map<string, Id> } {
	const fields = new Map<Id, Fields>();
	const ids = new Map<string, Id>();
	const all = settling.draft[list];
	const settled = settling.ids(list, all);
	for (const [index, entry] of all.entries()) {
		const id = settled[index]!;
		ids.set(entry.key, id);
		fields.set(id, { name: oneLine(entry.name) || id, ...fieldsOf(entry) });
	}
	return { fields, ids };
}

export function settleTracks(settling: Settling) {
	const colors = new Map(settling.draft.tracks.map(({ key, color }) => [key, color]));
	return named(settling, 'tracks', ({ key }) => {
		const color = colors.get(key);
		if (!color || !/^#[0-9a-f]{6}$/i.test(color)) return {};
		const dark = readable(color);
		if (dark === color) return { color };
		settling.say('changed', `track ${key}`, 'a color, darkened until white text can be read on it');
		return { color: dark };
	});
}

export function settleRooms(settling: Settling) {
	const found = new Map(settling.draft.rooms.map(({ key, directions }) => [key, directions]));
	return named(settling, 'rooms', ({ key }) => {
		const directions = found.get(key);
		return directions ? { directions: oneLine(directions) } : {};
	});
}
