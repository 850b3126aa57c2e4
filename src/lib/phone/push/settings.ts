/** What this device wants to be told, and how. Kept in its small storage; nothing of it is anybody else's. */
import type { Wants } from '$lib/program/messages';
import { MOST_MINUTES, USUAL_MINUTES } from '$lib/program/reminders';

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

export const settingsKey = (eventId: string) => `runsheet-${eventId}-reminders`;

export function readSettings(storage: Storage | null, key: string): Settings {
	const stored = read(storage, key) as Partial<Settings> | null;
	const { minutes, wants } = stored ?? {};
	const usable = Number.isInteger(minutes) && minutes! > 0 && minutes! <= MOST_MINUTES;
	return {
		push: stored?.push === true,
		open: stored?.open === true,
		minutes: usable ? minutes! : USUAL_MINUTES,
		wants: {
			changes: wants?.changes !== false,
			notices: wants?.notices !== false,
			reminders: wants?.reminders !== false
		}
	};
}

function read(storage: Storage | null, key: string): object | null {
	try {
		const value: unknown = JSON.parse(storage?.getItem(key) ?? 'null');
		return typeof value === 'object' ? value : null;
	} catch {
		return null;
	}
}

/** False where this browser keeps nothing: then they last until the page is closed. */
export function writeSettings(storage: Storage | null, key: string, settings: Settings): boolean {
	try {
		storage?.setItem(key, JSON.stringify(settings));
		return storage !== null;
	} catch {
		return false;
	}
}
