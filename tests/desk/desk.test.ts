// @vitest-environment page
/** The desk of two organizers, against a server that numbers revisions as the real one does. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Desk } from '../../src/lib/desk/desk.svelte';
import { newKey, storedUnsentChange } from '../../src/lib/desk/unsentChange';
import type { Action, LiveRevision } from '../../src/lib/program/live/live';
import { MapStorage } from '../phone/mapStorage';
import { bodyOf, says, startOtherServer, type OtherServer } from '../phone/otherServer';
import { program, room, session, slot } from '../program/sample';
import { soon } from '../phone/soon';

const talk = session('talk', { slot: slot('2017-08-09T23:20:00Z', '2017-08-09T23:40:00Z', 'a') });
const printedAt = (revision: number) => ({
	program: program([talk], { rooms: [room('a')], revision }),
	ledger: [{ number: revision, at: '2017-07-01T00:00:00Z', note: '', changes: [] }]
});
const notice = (text: string): Action => ({ kind: 'notice', text, severity: 'info', until: null });

let server: OtherServer;
/** What the server has. */
let deployed: number;
let numbering: number;
let revisions: LiveRevision[];
/** Who is signed in on the device that asks. */
let organizer: string | null;
let keys: Map<string, LiveRevision>;
const storage = new MapStorage();

const newest = () => revisions.at(-1)?.number ?? deployed;

const wellBehaved: OtherServer['answer'] = async (request, response) => {
	const answer = (status: number, content: object) => says(status, content)(request, response);
	const by = organizer;
	if (request.url === '/api/desk/session') return answer(200, { signedIn: false });
	if (!by) return answer(401, { error: 'Sign in at the desk first.' });
	if (request.method === 'GET') {
		const state = { name: by, revision: newest(), deployed, numbering, revisions, phones: {} };
		return answer(200, state);
	}
	const { key, base, action, why } = (await bodyOf(request)) as {
		[field in 'key' | 'why']: string;
	} & { base: number; action: Action };
	if (!keys.has(key)) {
		const since = revisions.filter(({ number }) => number > base);
		if (base < newest()) return answer(409, { error: 'Others have published.', revisions: since });
		const revision: LiveRevision = {
			number: newest() + 1,
			at: '2017-08-09T23:36:00Z',
			by,
			note: why,
			action,
			changes: []
		};
		revisions = [...revisions, revision];
		keys.set(key, revision);
	}
	answer(201, { revision: keys.get(key) });
};

const desk = (own: Storage = new MapStorage()) =>
	new Desk({ eventId: 'demo', storage: own, printed: () => Promise.resolve(printedAt(deployed)) });

/** Who asks next. */
async function as<T>(name: string | null, work: () => Promise<T>): Promise<T> {
	organizer = name;
	return work();
}

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
	server = await startOtherServer();
	server.answer = wellBehaved;
	[deployed, numbering, revisions, keys] = [1, 0, [], new Map()];
	organizer = 'Bea';
	storage.clear();
});
afterEach(() => {
	vi.useRealTimers();
	server.close();
});

describe('two organizers', () => {
	it('see each other’s changes, and who published them', async () => {
		const [bea, carl] = [desk(), desk()];
		await as('Bea', () => bea.look());
		await as('Carl', () => carl.look());
		await as('Carl', () => carl.publish(notice('Lunch is served.'), '', 1));
		await as('Bea', () => bea.look());
		expect(bea.revision).toBe(2);
		expect(bea.since(1).map(({ by }) => by)).toEqual(['Carl']);
		expect([carl.unsent, carl.message]).toEqual([null, 'Published as revision 2.']);
	});

	it('do not overwrite what they have not seen', async () => {
		const [bea, carl] = [desk(), desk()];
		await as('Bea', () => bea.look());
		await as('Carl', () => carl.look());
		await as('Carl', () => carl.publish(notice('Lunch is served.'), '', 1));
		const answer = await as('Bea', () => bea.publish(notice('Lunch is late.'), '', 1));
		expect(answer.kind).toBe('meanwhile');
		expect([bea.revision, bea.unsent]).toEqual([2, null]);
		await as('Bea', () => bea.publish(notice('Lunch is late.'), '', bea.revision));
		expect(revisions.map(({ by }) => by)).toEqual(['Carl', 'Bea']);
	});

	it('on one device each have their own unsent change', async () => {
		const bea = desk(storage);
		await bea.look();
		server.answer = () => {};
		const publishing = bea.publish(notice('Lunch is late.'), '', 1);
		await soon(() => expect(server.asked).toHaveLength(2));
		await vi.advanceTimersByTimeAsync(10_000);
		await publishing;
		server.answer = wellBehaved;
		const carl = desk(storage);
		await as('Carl', () => carl.look());
		expect(carl.unsent).toBeNull();
		const later = desk(storage);
		await as('Bea', () => later.look());
		await soon(() => expect(revisions).toHaveLength(1));
	});
});

describe('a change that the server has not confirmed', () => {
	it('is published once, though its answer was lost', async () => {
		const bea = desk(storage);
		await bea.look();
		server.answer = (request, response) => {
			// it arrives, and the answer gets lost
			const lost = Object.assign(Object.create(response) as typeof response, {
				writeHead: () => ({ end: () => request.socket.destroy() })
			});
			void wellBehaved(request, lost);
		};
		expect((await bea.publish(notice('Lunch is late.'), '', 1)).kind).toBe('unreached');
		expect([bea.unsentPhase, bea.reached]).toEqual(['waiting', false]);
		expect(revisions).toHaveLength(1);
		server.answer = wellBehaved;
		await vi.advanceTimersByTimeAsync(2_000);
		await soon(() => expect(bea.unsent).toBeNull());
		expect(revisions).toHaveLength(1);
	});

	/** As a tab leaves it that was closed without a network. */
	const store = (change: { at?: number; numbering?: number }) =>
		storedUnsentChange('demo', 'Bea', storage).set({
			key: newKey(),
			base: 1,
			numbering: 0,
			at: Date.now(),
			...change,
			action: notice('Lunch is late.'),
			why: ''
		});

	it('is sent by itself within ten minutes', async () => {
		store({ at: Date.now() - 599_000 });
		await desk(storage).look();
		expect(revisions).toHaveLength(1);
	});

	it('is asked about after ten minutes, and published when the organizer confirms it', async () => {
		store({ at: Date.now() - 601_000 });
		const bea = desk(storage);
		await bea.look();
		expect([bea.unsentPhase, revisions]).toEqual(['asking', []]);
		await bea.confirm();
		expect([bea.unsent, revisions.length]).toEqual([null, 1]);
		expect(storage.length).toBe(0);
	});

	it('is asked about when a deploy or a rehearsal has renumbered the revisions', async () => {
		store({});
		numbering = 4711;
		const bea = desk(storage);
		await bea.look();
		expect([bea.unsentPhase, revisions]).toEqual(['asking', []]);
		await bea.confirm();
		expect(revisions.map(({ number }) => number)).toEqual([2]);
	});

	it('is asked about when others have published meanwhile', async () => {
		store({});
		await as('Carl', async () => {
			const carl = desk();
			await carl.look();
			await carl.publish(notice('Lunch is served.'), '', 1);
		});
		const bea = desk(storage);
		await as('Bea', () => bea.look());
		expect([bea.unsentPhase, bea.since(1).length]).toEqual(['asking', 1]);
		bea.discard();
		expect([bea.unsent, storage.length]).toEqual([null, 0]);
	});

	it('stays with its reason when the server refuses it', async () => {
		store({});
		server.answer = (request, response) => {
			if (request.method === 'GET') return void wellBehaved(request, response);
			says(422, { error: 'The talk is over.' })(request, response);
		};
		const bea = desk(storage);
		await bea.look();
		expect([bea.unsentPhase, bea.refusal]).toEqual(['refused', 'The talk is over.']);
		expect(storage.length).toBe(1);
	});
});

describe('the desk', () => {
	it('takes the program of a new deploy, with the revisions’ new numbers', async () => {
		const bea = desk();
		await bea.look();
		await bea.publish(notice('Lunch is served.'), '', 1);
		[deployed, numbering, revisions] = [5, 1, [{ ...revisions[0]!, number: 6 }]];
		await bea.look();
		expect(bea.live.revisions.map(({ number }) => number)).toEqual([6]);
		expect(bea.revision).toBe(6);
	});

	it('applies nothing twice once a deploy has it in the printed program', async () => {
		const bea = desk();
		await bea.look();
		await bea.publish(notice('Lunch is served.'), '', 1);
		[deployed, revisions] = [2, []];
		await bea.look();
		expect([bea.live.revisions, bea.revision]).toEqual([[], 2]);
	});

	it('forgets the real day’s revisions when a rehearsal begins', async () => {
		const bea = desk();
		await bea.look();
		await bea.publish(notice('Lunch is served.'), '', 1);
		[numbering, revisions] = [4711, []];
		await bea.look();
		expect([bea.live.revisions, bea.revision]).toEqual([[], 1]);
	});

	it('opens as soon as the program comes, and stays open where a newer one does not', async () => {
		let printed: ReturnType<typeof printedAt> | null = null;
		const outside = { eventId: 'demo', storage: null, printed: () => Promise.resolve(printed) };
		const bea = new Desk(outside);
		await bea.look();
		expect(bea.phase).toBe('unreached');
		printed = printedAt(1);
		await bea.look();
		expect(bea.phase).toBe('open');
		[deployed, printed] = [2, null];
		await bea.look();
		expect([bea.phase, bea.revision]).toEqual(['open', 1]);
	});

	it('stays closed when an answer from before the sign-out comes after it', async () => {
		const bea = desk();
		await bea.look();
		let late!: () => void;
		server.answer = (request, response) => {
			late = () => void wellBehaved(request, response);
		};
		const looking = bea.look();
		await soon(() => expect(late).toBeDefined());
		server.answer = wellBehaved;
		await bea.leave();
		late();
		await looking;
		expect(bea.phase).toBe('signed out');
	});

	it('says that the server is out of reach, and keeps what it shows', async () => {
		const bea = desk();
		await bea.look();
		server.answer = () => {};
		const looking = bea.look();
		await soon(() => expect(server.asked).toHaveLength(2));
		await vi.advanceTimersByTimeAsync(10_000);
		await looking;
		expect([bea.phase, bea.reached, bea.revision]).toEqual(['open', false, 1]);
	});
});
