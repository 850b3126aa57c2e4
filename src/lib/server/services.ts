/** The parts of a server process, made once when it starts. Requests find them in `event.locals`. */
import type { ProgramFolder } from '$lib/program/model';
import { Agendas } from './agendas/agendas';
import type { Config } from './config';
import { EventClock } from './eventClock';
import { LiveProgram } from './live/liveProgram';
import { Streams } from './live/streams';
import { Access } from './organizers/access';
import { copyVapidKeys } from './push/vapidKeys';
import { Pushes } from './push/pushes';
import { SpeakerLinks } from './speakers/speakerLinks';
import { Limits } from './limits/limits';
import { Meta } from './store/meta';
import { openStore, type Store, type StoreConfig } from './store/store';

export interface Services {
	clock: EventClock;
	store: Store;
	live: LiveProgram;
	streams: Streams;
	speakers: SpeakerLinks;
	agendas: Agendas;
	limits: Limits;
	pushes: Pushes;
	access: Access;
}

/** @throws StoreError with a sentence for the person who runs the server */
export async function startServices(config: Config, folder: ProgramFolder): Promise<Services> {
	const { event } = folder.program;
	const { stateDir, databaseUrl, rehearseAt, pushTestOrigin: admitted } = config;
	const rehearsal = rehearseAt !== null;
	const place = { stateDir, databaseUrl, event: event.id };
	const store = await openStore({ ...place, role: 'server', rehearsal });
	if (rehearsal) await sharePushKeys(store, place);
	const live = await LiveProgram.open(folder, store);
	const clock = new EventClock(rehearseAt, event.zone);
	const limits = new Limits(store.db, await new Meta(store.db).secret('limits'));
	const agendas = new Agendas(store, live, clock);
	return {
		clock,
		store,
		live,
		streams: new Streams(live, clock),
		speakers: await SpeakerLinks.open(store, () => live.folder.program),
		agendas,
		limits,
		pushes: await Pushes.open({ store, live, clock, admitted }),
		access: await Access.open(store, limits)
	};
}

/**
 * Browsers subscribe with one pair of keys. A rehearsal with another pair would replace the subscription of
 * everybody who visits it, and the real server could no longer reach them.
 */
async function sharePushKeys(
	rehearsed: Store,
	place: Pick<StoreConfig, 'stateDir' | 'databaseUrl' | 'event'>
): Promise<void> {
	const real = await openStore({ ...place, role: 'command', rehearsal: false });
	try {
		await copyVapidKeys(new Meta(real.db), new Meta(rehearsed.db));
	} finally {
		await real.close();
	}
}

export async function closeServices(services: Services): Promise<void> {
	const { live, store, streams, agendas, pushes } = services;
	streams.drain();
	agendas.close();
	await pushes.close();
	live.close();
	await store.close();
}
