/** Starts this device's reminders. Loaded only where somebody wants some. */
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
		kept: () => (agenda.complete ? agenda.kept : null),
		rehearsing: () => !!day.onPhone?.rehearsal
	});
	reminders.start();
	return reminders;
}
