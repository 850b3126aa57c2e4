/** A speaker's link as this device knows it: where it is remembered, and whose answers about it count. */
import type { Id } from '$lib/program/model';

/** ms. What answers later is as good as dead. */
export const PATIENCE = 8_000;

/** Where in its storage a device keeps what it knows of a link. */
export const speakerName = (eventId: Id, key: string) => `runsheet-${eventId}-speak-${key}`;

/** Whether the page can be made without the network. */
export function isRemembered(eventId: Id, key: string, storage: Storage | null): boolean {
	try {
		return storage?.getItem(speakerName(eventId, key)) != null;
	} catch {
		return false;
	}
}

/** Our server's words of why it has refused; null where something between has answered in its place. */
export async function whyRefused(response: Response): Promise<string | null> {
	const said = (await response.json().catch(() => null)) as { error?: unknown } | null;
	return typeof said?.error === 'string' ? said.error : null;
}
