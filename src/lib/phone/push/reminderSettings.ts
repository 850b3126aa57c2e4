/** Which reminders and pushes this device wants. Stored on the device alone. */
import { isRecord } from '$lib/program/json';
import type { Wants } from '$lib/program/agenda/messages';
import type { Id } from '$lib/program/model';
import { MOST_MINUTES, USUAL_MINUTES } from '$lib/program/agenda/reminders';
import { names, Stored } from '../base/stored';

export interface ReminderSettings {
	/** By push, also with the page closed. */
	push: boolean;
	/** In a bar, while the page is open. */
	open: boolean;
	/** Minutes before the expected start, for both. */
	minutes: number;
	/** What is sent by push. */
	wants: Wants;
}

/** Of a device on which nothing was chosen. */
export const usualSettings = (): ReminderSettings => readSettings({});

export const storedSettings = (eventId: Id, storage: Storage | null): Stored<ReminderSettings> =>
	new Stored(storage, names.reminders(eventId), (content) =>
		isRecord(content) ? readSettings(content) : null
	);

function readSettings(content: Record<string, unknown>): ReminderSettings {
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
