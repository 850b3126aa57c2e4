/** Reminders of this device, and the bar they show: apart from what every page loads, because few want them. */
import { event } from 'virtual:event';
import { resolve } from '$app/paths';
import type { Phone } from '$lib/phone/phone';
import { Reminders } from '$lib/phone/push/reminders.svelte';
import { storages } from '$lib/phone/base/storages';
import Bar from './Bar.svelte';

export interface Reminding {
	reminders: Reminders;
	Bar: typeof Bar;
}

export function startReminders({ agenda, day }: Pick<Phone, 'agenda' | 'day'>): Reminding {
	const reminders = new Reminders({
		eventId: event.id,
		storage: storages().local,
		address: resolve('/api/push'),
		kept: () => (agenda.settled ? agenda.kept : null),
		rehearsing: () => !!day.onPhone?.rehearsal
	});
	reminders.start();
	return { reminders, Bar };
}
