/** Reminders of this device, loaded only by pages of people who want them. */
import { event } from 'virtual:event';
import { resolve } from '$app/paths';
import { storages } from '../base/storages';
import type { Phone } from '../phone';
import { Reminders } from './reminders.svelte';

export function startReminders({ agenda, day }: Pick<Phone, 'agenda' | 'day'>): Reminders {
	const reminders = new Reminders({
		eventId: event.id,
		storage: storages().local,
		address: resolve('/api/push'),
		kept: () => (agenda.settled ? agenda.kept : null),
		rehearsing: () => !!day.onPhone?.rehearsal
	});
	reminders.start();
	return reminders;
}
