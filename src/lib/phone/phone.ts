/** The browser's side, made once in the root layout and handed down by context. */
import { createContext } from 'svelte';
import type { AgendaOnPhone } from './agenda/agendaOnPhone.svelte';
import type { Clock } from './time/clock.svelte';
import type { LiveDay } from './live/liveDay.svelte';
import type { Freshness } from './offline/freshness.svelte';
import type { Reminders } from './push/reminders.svelte';
import type { Sync } from './sync/sync.svelte';
import type { OfflineCopy } from './offline/offlineCopy.svelte';
import type { ZoneChoice } from './time/zoneChoice.svelte';

export interface Phone {
	clock: Clock;
	zone: ZoneChoice;
	agenda: AgendaOnPhone;
	freshness: Freshness;
	offline: OfflineCopy;
	day: LiveDay;
	/** Loaded for who has chosen some, or wants to; the same for all who ask. */
	reminders(): Promise<Reminders>;
	/** This agenda's way to other devices: loaded for those that want it. Never in the static build. */
	sync: () => Promise<Sync>;
	/** False until the browser has taken over: before it, pages claim nothing about the time. */
	readonly awake: boolean;
	/**
	 * The minute (ms) by which rows show what is past and on. Null before the browser has taken over, and
	 * after the event's last day, when everything is past and fading all of it would tell nobody anything.
	 */
	readonly moment: number | null;
}

export const [usePhone, providePhone] = createContext<Phone>();
