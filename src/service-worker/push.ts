/**
 * Pushes. Each shows a notification, from what it carries alone: the network may be gone by then, and
 * browsers withdraw the right from who shows none. A later one about the same takes its place.
 */
import { isId } from '$lib/program/id';

interface Told {
	title: string;
	body: string;
	tag: string;
	session: string | null;
}

interface Change extends ExtendableEvent {
	oldSubscription?: PushSubscription | null;
	newSubscription?: PushSubscription | null;
}

const UNREADABLE: Told = {
	title: 'The program has news',
	body: 'Open it to see what has changed.',
	tag: 'agenda',
	session: null
};

function read(data: PushMessageData | null): Told {
	try {
		const { title, body, tag, session } = data?.json() as Record<keyof Told, unknown>;
		const known = typeof session === 'string' && isId(session);
		if (typeof title !== 'string' || typeof body !== 'string') return UNREADABLE;
		return { title, body, tag: String(tag), session: known ? session : null };
	} catch {
		return UNREADABLE;
	}
}

const pathOf = ({ session, tag }: Told) =>
	session ? `/sessions/${session}/` : tag === 'agenda' ? '/agenda/' : '/';

/** A page that is open already is brought to the front; one that is being read elsewhere goes there. */
async function open({ clients }: ServiceWorkerGlobalScope, path: string): Promise<void> {
	const windows = await clients.matchAll({ type: 'window' });
	const there = windows.find(({ url }) => new URL(url).pathname === path);
	const client = there ?? windows[0];
	if (!client) return void (await clients.openWindow(path));
	// a browser that sees no tap behind this keeps the page where it is, but lets it move on
	await client.focus().catch(() => undefined);
	if (!there) await client.navigate(path);
}

/** Browsers may change a device's address. Where one does not say the old, the page tells the new when it is opened. */
async function renew(worker: ServiceWorkerGlobalScope, base: string, change: Change) {
	const { oldSubscription: old, newSubscription } = change;
	if (!old) return;
	const fresh =
		newSubscription ??
		(await worker.registration.pushManager.subscribe({
			userVisibleOnly: true,
			applicationServerKey: old.options.applicationServerKey
		}));
	await fetch(`${base}/api/push`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ ...fresh.toJSON(), replaces: old.endpoint })
	});
}

export function followPushes(worker: ServiceWorkerGlobalScope, base: string): void {
	worker.addEventListener('push', (event) => {
		const told = read(event.data);
		const { title, body, tag } = told;
		// `renotify` is missing in the types: who is told anew wants to hear it
		const options: NotificationOptions & { renotify: boolean } = {
			...{ body, tag, renotify: true, data: base + pathOf(told) },
			icon: `${base}/icons/icon-192.png`
		};
		event.waitUntil(worker.registration.showNotification(title, options));
	});
	worker.addEventListener('notificationclick', (event) => {
		event.notification.close();
		event.waitUntil(open(worker, String(event.notification.data ?? `${base}/`)));
	});
	worker.addEventListener('pushsubscriptionchange', (event) => {
		const change = event as Change;
		change.waitUntil(renew(worker, base, change).catch(() => undefined));
	});
}
