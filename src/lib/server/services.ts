/** What a server process is made of, made once when it starts. Requests find it in `event.locals`. */
import type { ProgramFolder } from '$lib/program/model';
import type { Config } from './config';
import { EventClock } from './eventClock';
import { LiveDay } from './live/liveDay';
import { openStore, type Store } from './store/store';

export interface Services {
	clock: EventClock;
	store: Store;
	live: LiveDay;
}

/** @throws StoreError with a sentence for whoever starts the server */
export async function startServices(config: Config, folder: ProgramFolder): Promise<Services> {
	const { event } = folder.program;
	const { stateDir, databaseUrl, rehearseAt } = config;
	const store = await openStore({ stateDir, databaseUrl, event: event.id, role: 'server' });
	const live = await LiveDay.open(folder, store);
	return { clock: new EventClock(rehearseAt, event.zone), store, live };
}

export async function closeServices({ live, store }: Services): Promise<void> {
	live.close();
	await store.close();
}
