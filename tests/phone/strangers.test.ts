/**
 * The law of every client: what stands between a phone and our server ends nothing. Each client is given
 * every answer that a captive portal, a proxy or a broken line may give, and must still have what it had.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AgendaServer, Rehearsing, ServerUnreached } from '../../src/lib/phone/sync/agendaServer';
import { PushServer, PushUnreached } from '../../src/lib/phone/push/pushServer';
import { askSharedAgenda } from '../../src/lib/phone/sync/sharedAgenda';
import { names } from '../../src/lib/phone/base/stored';
import { askSpeakerLink } from '../../src/lib/phone/speaker/speakerLink';
import { SpeakerOnPhone } from '../../src/lib/phone/speaker/speakerOnPhone.svelte';
import { openDesk, publish, signIn, signOut } from '../../src/lib/desk/requests';
import { Desk } from '../../src/lib/desk/desk.svelte';
import { askSpeakers } from '../../src/lib/desk/askSpeakers';
import { MapStorage } from './mapStorage';
import { says, startOtherServer, strangers, type OtherServer } from './otherServer';

const KEY = 'abcdefghijklmnopqrstuvwxyz';

let server: OtherServer;
beforeEach(async () => {
	server = await startOtherServer();
});
afterEach(() => server.close());

const speaker = { person: 'ada', name: 'Ada', seen: 3, here: {}, parts: [], revision: 3 };
const notice = { kind: 'notice', text: 'Lunch is served.', severity: 'info', until: null } as const;
const change = { key: 'k'.repeat(22), base: 8, action: notice, why: '' };
const printed = {
	program: {
		event: { zone: 'UTC', keep: {} },
		revision: 8,
		sessions: [],
		people: [],
		rooms: [],
		tracks: []
	},
	ledger: [{ number: 8, at: '2030-05-01T00:00:00Z', note: 'All of it.', changes: [] }]
};
const desk = (storage: Storage) =>
	new Desk({ eventId: 'demo', storage, printed: () => Promise.resolve(printed as never) });
const state = { name: 'Bea', revision: 8, deployed: 8, revisions: [], phones: {} };

for (const [name, stranger] of Object.entries(strangers)) {
	describe(`${name} ends nothing`, () => {
		beforeEach(() => {
			server.answer = stranger;
		});

		it('of a synced agenda', async () => {
			const agendas = new AgendaServer();
			await expect(agendas.read(KEY, 3)).rejects.toBeInstanceOf(ServerUnreached);
			await expect(agendas.change(KEY, {})).rejects.toBeInstanceOf(ServerUnreached);
			await expect(agendas.create(KEY, {})).rejects.toBeInstanceOf(ServerUnreached);
			await expect(agendas.renew(KEY, 'feed')).rejects.toBeInstanceOf(ServerUnreached);
			await expect(agendas.erase(KEY)).rejects.toBeInstanceOf(ServerUnreached);
		});

		it('of a shared agenda, a speaker’s link and the desk’s questions', async () => {
			expect((await askSharedAgenda(KEY)).kind).toBe('unreached');
			expect((await askSpeakerLink(`/api/speak/${KEY}`)).kind).toBe('unreached');
			expect((await askSpeakers()).kind).toBe('unreached');
			expect((await askSpeakers({ person: 'ada', how: 'revoke' })).kind).toBe('unreached');
			expect((await openDesk()).kind).toBe('unreached');
			expect((await publish(change)).kind).toBe('unreached');
			expect(await signOut()).toBe(false);
		});

		it('of what a speaker has tapped', async () => {
			const storage = new MapStorage();
			const link = new SpeakerOnPhone('demo', KEY, `/api/speak/${KEY}`, storage);
			link.take(speaker);
			link.sayHere('keynote', true);
			await link.send();
			expect(server.asked).not.toHaveLength(0);
			expect(link.state).toBe('known');
			expect(link.waits).toBe(true);
			expect(link.trouble).toBe(null);
			expect(storage.getItem(names.speaker('demo', KEY))).toContain('"keynote":true');
		});

		it('of a change that an organizer has sent', async () => {
			const storage = new MapStorage();
			server.answer = says(200, state);
			const here = desk(storage);
			await here.look();
			expect(here.phase).toBe('open');
			server.answer = stranger;
			expect((await here.publish(notice, '', 8)).kind).toBe('unreached');
			expect(here.unsent?.action).toEqual(notice);
			await here.look();
			await here.leave();
			expect(here.phase).toBe('open');
			// a tab that is closed now has it again when it is opened
			server.answer = says(200, state);
			const later = desk(storage);
			await later.look();
			expect(later.unsent?.action).toEqual(notice);
		});

		it('of a device that wants pushes', async () => {
			const storage = new MapStorage();
			vi.stubGlobal('navigator', {
				serviceWorker: {
					ready: Promise.resolve({ pushManager: { getSubscription: () => Promise.resolve(null) } })
				}
			});
			const pushes = new PushServer('/api/push', storage, 'told');
			const wants = { changes: true, notices: true, reminders: true };
			const registering = pushes.register({ kept: [], minutes: 10, wants }, false);
			await expect(registering).rejects.toBeInstanceOf(PushUnreached);
			expect(storage.getItem('told')).toBe(null);
		});
	});
}

describe('our own words end what they say', () => {
	it('an agenda that was erased, or was never there', async () => {
		const agendas = new AgendaServer();
		for (const [status, kind] of [
			[404, 'unknown'],
			[410, 'ended']
		] as const) {
			server.answer = says(status, { error: 'It is gone.' });
			expect(await agendas.read(KEY, 3)).toEqual({ kind, rehearsal: false });
			await agendas.erase(KEY);
		}
		server.answer = says(200, { erased: true });
		await agendas.erase(KEY);
	});

	it('an agenda is not erased while the server refuses', async () => {
		server.answer = says(422, { error: 'Not now.' });
		await expect(new AgendaServer().erase(KEY)).rejects.toBeInstanceOf(ServerUnreached);
	});

	it('but nothing for good while the server rehearses: its store is another one', async () => {
		const agendas = new AgendaServer();
		const rehearsing = { 'event-time': '2017-08-09T23:32:00Z' };
		server.answer = says(404, { error: 'There is no agenda under this key.' }, rehearsing);
		await expect(agendas.erase(KEY)).rejects.toBeInstanceOf(Rehearsing);
		expect(await agendas.read(KEY, 0)).toEqual({ kind: 'unknown', rehearsal: true });
		server.answer = says(200, { erased: true }, rehearsing);
		await expect(agendas.erase(KEY)).rejects.toBeInstanceOf(Rehearsing);
	});

	it('a speaker’s link', async () => {
		const link = new SpeakerOnPhone('demo', KEY, `/api/speak/${KEY}`, new MapStorage());
		link.take(speaker);
		server.answer = says(422, { error: 'The keynote is not yours.' });
		link.sayHere('keynote', true);
		await link.send();
		expect(link.trouble).toBe('The keynote is not yours.');
		expect(link.waits).toBe(false);
	});

	it('a sign-in, and says when to come back', async () => {
		server.answer = says(401, { error: 'The passphrase is not right.' });
		const refused = { kind: 'refused', why: 'The passphrase is not right.' };
		expect(await signIn('Bea', 'x')).toEqual(refused);
		server.answer = says(429, { error: 'Try again in 15 min.' }, { 'retry-after': '900' });
		expect(await signIn('Bea', 'x')).toEqual({ kind: 'refused', why: 'Try again in 15 min.' });
		server.answer = says(200, { signedIn: true });
		expect(await signIn('Bea', 'x')).toEqual({ kind: 'open' });
	});

	it('a desk that is signed out keeps the change for the next sign-in', async () => {
		const storage = new MapStorage();
		server.answer = says(200, state);
		const here = desk(storage);
		await here.look();
		server.answer = says(401, { error: 'Sign in at the desk first.' });
		expect((await here.publish(notice, '', 8)).kind).toBe('signed out');
		expect(here.phase).toBe('signed out');
		server.answer = says(200, state);
		await here.look();
		expect(here.unsent?.action).toEqual(notice);
	});
});
