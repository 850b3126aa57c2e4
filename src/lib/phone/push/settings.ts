/** What this device wants to be told, and how. Kept in its small storage; nothing of it is anybody else's. */
import { isRecord } from '$lib/program/json';
import type { Wants } from '$lib/program/agenda/messages';
import type { Id } from '$lib/program/model';
import { MOST_MINUTES, USUAL_MINUTES } from '$lib/program/agenda/reminders';
import { names, Stored } from '../base/stored';

export interface Settings {
	/** By push, with the page closed. */
	push: boolean;
	/** By a bar, while the page is open. */
	open: boolean;
	/** Before the expected start, for both. */
	minutes: number;
	/** What comes by push. */
	wants: Wants;
}

/** Those of a device that has chosen nothing. */
export const usualSettings = (): Settings => readSettings({});

export const storedSettings = (eventId: Id, storage: Storage | null): Stored<Settings> =>
	new Stored(storage, names.reminders(eventId), (content) =>
		isRecord(content) ? readSettings(content) : null
	);

function readSettings(content: Record<string, unknown>): Settings {
	const minutes = content.minutes as number;
	const usable = Number.isInteger(minutes) && minutes > 0 && minutes <= MOST_MINUTES;
	const wants = isRecord(content.wants) ? content.wants : {};
	return {
		push: content.push === true,
		open: content.open === true,
		minutes: usable ? minutes : USUAL_MINUTES,
		wants: {
			changes: wants.changes !== false,
			notices: wants.notices !== false,
			reminders: wants.reminders !== false
		}
	};
}
