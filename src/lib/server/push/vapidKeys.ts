/** The server's own keys, by which push services recognize it (RFC 8292). Made once, kept in the store. */
import webpush from 'web-push';
import type { EventInfo } from '$lib/program/model';
import type { Meta } from '../store/meta';

export interface VapidKeys {
	/** Where a push service can reach the operator: `mailto:` or https. */
	subject: string;
	publicKey: string;
	privateKey: string;
}

const NAME = 'push.keys';

/** Several processes may start at once; all use the pair that was written first. */
const keptOrMade = (meta: Meta) => meta.getOrSet(NAME, JSON.stringify(webpush.generateVAPIDKeys()));

export async function vapidKeys(meta: Meta, event: EventInfo): Promise<VapidKeys> {
	const kept = JSON.parse(await keptOrMade(meta)) as Omit<VapidKeys, 'subject'>;
	return { ...kept, subject: subject(event) };
}

/** Makes them at the source first, if there are none yet. */
export async function copyVapidKeys(from: Meta, to: Meta): Promise<void> {
	await to.set(NAME, await keptOrMade(from));
}

function subject({ contact, site, domain }: EventInfo): string {
	if (contact) return `mailto:${contact}`;
	return site.startsWith('https:') ? site : `https://${domain}`;
}
