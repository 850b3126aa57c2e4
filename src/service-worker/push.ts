/**
 * Pushes. Each shows a notification made only of what it carries: there may be no network, and browsers
 * withdraw the permission from sites that show nothing. A later one with the same tag replaces it.
 */
import { isId } from '$lib/program/id';

interface Notice {
	title: string;
	body: string;
	tag: string;
	session: string | null;
}

interface Change extends ExtendableEvent {
	oldSubscription?: PushSubscription | null;
	newSubscription?: PushSubscription | null;
}

const UNREADABLE: Notice = {
	title: 'The program has news',
	body: 'Open it to see what has changed.',
	tag: 'agenda',
	session: null
};

function read(data: PushMessageData | null): Notice {
	try {
		const { title, body, tag, session } = data?.json() as Record<keyof Notice, unknown>;
		const known = typeof session === 'string' && isId(session);
		if (typeof title !== 'string' || typeof body !== 'string') return UNREADABLE;
		return { title, body, tag: String(tag), session: known ? session : null };
	} catch {
		return UNREADABLE;
	}
}

const pathOf = ({ session, tag }: Notice) =>
	session ? `/sessions/${session}/` : tag === 'agenda' ? '/agenda/' : '/';

/** Focuses a page that is open already; otherwise an open page goes there, or a new one opens. */
async function open({ clients }: ServiceWorkerGlobalScope, path: string): Promise<void> {
	const windows = await clients.matchAll({ type: 'window' });
	const there = windows.find(({ url }) => new URL(url).pathname === path);
	const client = there ?? windows[0];
	if (!client) return void (await clients.openWindow(path));
	// without a recent tap, a browser refuses to focus, but not to navigate
	await client.focus().catch(() => undefined);
	if (!there) await client.navigate(path);
}

/** Browsers may change a device's endpoint. If the event lacks the old one, the page reports the new one when opened. */
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
		const notice = read(event.data);
		const { title, body, tag } = notice;
		// `renotify` is missing in the types; it makes a replaced notification sound again
		const options: NotificationOptions & { renotify: boolean } = {
			body,
			tag,
			renotify: true,
			data: base + pathOf(notice),
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
