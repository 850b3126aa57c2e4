/** The server's own keys, by which push services know it again (RFC 8292). Made once, kept in the store. */
import webpush from 'web-push';
import type { EventInfo } from '$lib/program/model';
import type { Meta } from '../store/meta';

export interface VapidKeys {
	/** Whom a push service may write to: `mailto:` or https. */
	subject: string;
	publicKey: string;
	privateKey: string;
}

const NAME = 'push.keys';

/** Several processes may start at once: the first pair that is written is everybody's. */
const keptOrMade = (meta: Meta) => meta.getOrSet(NAME, JSON.stringify(webpush.generateVAPIDKeys()));

export async function vapidKeys(meta: Meta, event: EventInfo): Promise<VapidKeys> {
	const kept = JSON.parse(await keptOrMade(meta)) as Omit<VapidKeys, 'subject'>;
	return { ...kept, subject: subject(event) };
}

/** Made at the source if it has none yet. */
export async function copyVapidKeys(from: Meta, to: Meta): Promise<void> {
	await to.set(NAME, await keptOrMade(from));
}

function subject({ contact, site, domain }: EventInfo): string {
	if (contact) return `mailto:${contact}`;
	return site.startsWith('https:') ? site : `https://${domain}`;
}
