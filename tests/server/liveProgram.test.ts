import { expect, it, describe } from 'vitest';
import { feed } from '../../src/lib/calendar/feed';
import { readFolder } from '../../src/lib/data/folder';
import { changesFeed } from '../../src/lib/formats/atom/writer';
import type { Action } from '../../src/lib/program/live/live';
import type { ProgramFolder } from '../../src/lib/program/model';
import { ms } from '../../src/lib/program/time/instant';
import { EventClock } from '../../src/lib/server/eventClock';
import { LiveProgram, type PublishOutcome } from '../../src/lib/server/live/liveProgram';
import { earlierRehearsal } from '../../src/lib/server/live/earlierRehearsal';
import { Streams } from '../../src/lib/server/live/streams';
import { openStore } from '../../src/lib/server/store/store';
import { eventsIn } from '../phone/eventSource';
import { onBothEngines } from './engines';
import { WORKSHOP } from '../workshop';

const { folder: read } = readFolder(WORKSHOP);
const folder: ProgramFolder = read!;
const LAST = folder.program.revision;

const late = (minutes: number): Action => ({
	...{ kind: 'delay', room: 'c4-3', from: 'input-resampling', minutes }
});
const retitled = (title: string): Action => ({ kind: 'retitle', session: 'smoothgrad', title });

let keys = 0;
const proposal = (base: number, action: Action, why = '') => ({
	...{ key: `test-key-${String(++keys).padStart(8, '0')}`, base, action, why }
});

function published(outcome: PublishOutcome) {
	if (outcome.kind !== 'published') throw new Error(`It was not published: ${outcome.kind}`);
	return outcome.revision;
}

const titleOf = (day: LiveProgram) =>
	day.folder.program.sessions.find(({ id }) => id === 'smoothgrad')?.title;

describe('the live day', () => {
	onBothEngines((place) => {
		const open = async (of = folder) => LiveProgram.open(of, await place.open());
		const beside = async (day: LiveProgram, of = folder) => (place.shared ? open(of) : day);

		it('begins as printed', async () => {
			const day = await open();
			expect([day.revision, day.deployed, day.since(-1)]).toEqual([LAST, LAST, []]);
			expect(day.folder.program).toEqual(folder.program);
		});

		it('publishes under the next number, dated, signed, in words and with what it changed', async () => {
			const day = await open();
			const before = Date.now();
			const revision = published(
				await day.publish(proposal(LAST, late(10), 'The talk runs over.'), 'Ann')
			);
			expect(revision).toMatchObject({
				...{ number: LAST + 1, by: 'Ann', action: late(10) },
				note: 'C4.3 runs 10 min late from “Input Resampling” on. The talk runs over.'.replace(
					/“.*”/,
					revision.note.match(/“.*”/)![0]
				)
			});
			expect(ms(revision.at)).toBeGreaterThanOrEqual(before - 1000);
			expect(revision.changes.map(({ id, field }) => `${id} ${field}`)).toContain(
				'input-resampling expected.start'
			);
			expect(day.revision).toBe(LAST + 1);
			expect(day.folder.ledger.at(-1)).toMatchObject({ number: LAST + 1 });
			expect(day.folder.prose).toBe(folder.prose);
		});

		it('of a rehearsal has a numbering of its own, and nothing decided in it is ever live', async () => {
			const rehearsed = await place.open({ rehearsal: true });
			const [rehearsal, real] = [await LiveProgram.open(folder, rehearsed), await open()];
			expect(earlierRehearsal(rehearsal, rehearsed)).toBeNull();
			published(await rehearsal.publish(proposal(LAST, late(10)), 'Ann'));
			await real.catchUp();
			expect([rehearsal.revision, real.revision]).toEqual([LAST + 1, LAST]);
			expect(real.numbering).toBe(0);
			expect(rehearsal.numbering).toBeGreaterThan(2 ** 39);
			expect(rehearsal.forCalendars.program).toEqual(folder.program);
			const next = await LiveProgram.open(
				folder,
				await place.open({ role: 'command', rehearsal: true })
			);
			expect(next.numbering).toBe(rehearsal.numbering);
			const said = earlierRehearsal(next, rehearsed);
			expect(said).toMatch(
				/^It continues an earlier rehearsal: 1 change made at the desk, the last on \w+ /
			);
			expect(said).toMatch(/delete the (folder \S+\/rehearsal|schema runsheet_rehearsal), /);
			// kept on a phone without a network, and sent when the real server was back under the same address
			const { numbering } = rehearsal;
			const outcome = await real.publish({ ...proposal(LAST, late(20)), numbering }, 'Ann');
			expect([outcome.kind, real.revision]).toEqual(['behind', LAST]);
		});

		it('is the same after a restart, and goes on from there', async () => {
			const store = await openStore(place.config());
			const first = await LiveProgram.open(folder, store);
			published(await first.publish(proposal(LAST, retitled('One')), 'Ann'));
			published(await first.publish(proposal(LAST + 1, late(5)), 'Ben'));
			const before = first.live;
			first.close();
			await store.close();
			const second = await open();
			expect(second.live).toEqual(before);
			const next = await second.publish(proposal(LAST + 2, late(0)), 'Ann');
			expect(published(next).number).toBe(LAST + 3);
		});

		it('dates each at least a second after the one before, however fast they come', async () => {
			const day = await open();
			for (const n of [0, 1, 2]) await day.publish(proposal(LAST + n, retitled(`${n}`)), 'Ann');
			const times = day.since(LAST).map(({ at }) => ms(at));
			expect(times.map((at, i) => i === 0 || at >= times[i - 1]! + 1000)).toEqual([
				true,
				true,
				true
			]);
		});

		it('publishes what is sent twice once, and answers the same', async () => {
			const day = await open();
			const other = await beside(day);
			const it = proposal(LAST, retitled('Once'));
			const answers = await Promise.all([
				day.publish(it, 'Ann'),
				other.publish(it, 'Ann'),
				day.publish(it, 'Ann')
			]);
			published(await day.publish(proposal(LAST + 1, late(5)), 'Ann'));
			answers.push(await day.publish(it, 'Ann'));
			expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
			expect(day.since(LAST).length).toBe(2);
		});

		it('lets one of two organizers first, and tells the other what came meanwhile', async () => {
			const day = await open();
			const other = await beside(day);
			const outcomes = await Promise.all([
				day.publish(proposal(LAST, retitled('Ann’s')), 'Ann'),
				other.publish(proposal(LAST, retitled('Ben’s')), 'Ben')
			]);
			expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['behind', 'published']);
			const first = published(outcomes.find(({ kind }) => kind === 'published')!);
			expect(outcomes.find(({ kind }) => kind === 'behind')).toEqual({
				...{ kind: 'behind', revision: LAST + 1, revisions: [first] }
			});
		});

		it('refuses what does not fit, with the reason, and gives it no number', async () => {
			const day = await open();
			const nobody: Action = { kind: 'cancel', session: 'nobody' };
			expect(await day.publish(proposal(LAST, nobody), 'Ann')).toEqual({
				...{ kind: 'refused', why: 'The program has no session “nobody”.' }
			});
			expect(day.revision).toBe(LAST);
			const next = await day.publish(proposal(LAST, retitled('Next')), 'Ann');
			expect(published(next).number).toBe(LAST + 1);
		});

		it('takes back, under a further number', async () => {
			const day = await open();
			const title = titleOf(day);
			published(await day.publish(proposal(LAST, retitled('Other')), 'Ann'));
			expect(titleOf(day)).toBe('Other');
			const undo = await day.publish(
				proposal(LAST + 1, { kind: 'undo', revision: LAST + 1 }),
				'Ann'
			);
			expect(published(undo).number).toBe(LAST + 2);
			expect(titleOf(day)).toBe(title);
		});

		it('is the same in every process, and tells its watchers once for each change', async () => {
			const day = await open();
			const other = await beside(day);
			const seen: number[] = [];
			other.watch(() => seen.push(other.revision));
			for (const n of [0, 1, 2]) await day.publish(proposal(LAST + n, retitled(`${n}`)), 'Ann');
			await expect.poll(() => other.revision).toBe(LAST + 3);
			expect(seen.at(-1)).toBe(LAST + 3);
			expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
			expect(other.folder).toEqual(day.folder);
		});

		it.skipIf(!place.shared)('that was cut off catches up', async () => {
			const [day, other] = [await open(), await open()];
			await place.cutOff();
			published(await day.publish(proposal(LAST, retitled('Meanwhile')), 'Ann'));
			await expect.poll(() => titleOf(other), { timeout: 10_000 }).toBe('Meanwhile');
			published(await other.publish(proposal(LAST + 1, retitled('Later')), 'Ben'));
			await expect.poll(() => titleOf(day), { timeout: 10_000 }).toBe('Later');
		});

		const deploy = (...more: ProgramFolder['ledger']): ProgramFolder => {
			const ledger = [...folder.ledger, ...more];
			return { ...folder, ledger, program: { ...folder.program, revision: ledger.length } };
		};
		const byHand = (number: number) => ({
			...{ number, at: folder.ledger.at(-1)!.at.replace(/^\d{4}/, '2018'), note: 'By hand.' },
			changes: []
		});

		/** Publishes and ends, as before a deploy. */
		async function before(...actions: Action[]) {
			const store = await openStore(place.config());
			const day = await LiveProgram.open(folder, store);
			for (const action of actions)
				published(await day.publish(proposal(day.revision, action), 'A'));
			const revisions = day.since(LAST);
			day.close();
			await store.close();
			return revisions;
		}

		it('goes on from a deploy whose ledger has its revisions', async () => {
			const [one, two] = await before(retitled('Brought in'), late(10));
			const day = await open(deploy(one!, two!));
			expect([day.revision, day.deployed, day.misfits]).toEqual([LAST + 2, LAST + 2, []]);
			expect(day.live.lateness).toMatchObject([{ room: 'c4-3', minutes: 10 }]);
			const next = published(await day.publish(proposal(LAST + 2, retitled('On')), 'Ann'));
			expect(next.number).toBe(LAST + 3);
		});

		it('lies over a deploy that has given its numbers to something else, under higher ones', async () => {
			const former = await before(
				retitled('One'),
				{ kind: 'undo', revision: LAST + 1 },
				{ kind: 'undo', revision: LAST + 2 }
			);
			const newer = deploy(byHand(LAST + 1));
			const days = [await open(newer)];
			if (place.shared) days.push(await open(newer), await open(newer));
			for (const day of days) {
				expect(day.since(LAST).map(({ number, action }) => [number, action])).toEqual([
					[LAST + 4, retitled('One')],
					[LAST + 5, { kind: 'undo', revision: LAST + 4 }],
					[LAST + 6, { kind: 'undo', revision: LAST + 5 }]
				]);
				expect(titleOf(day)).toBe('One');
				expect(day.since(LAST).map(({ changes }) => changes)).toEqual(
					former.map(({ changes }) => changes)
				);
			}
			const next = published(await days[0]!.publish(proposal(LAST + 6, late(5)), 'Ann'));
			expect(next.number).toBe(LAST + 7);
			const times = days[0]!.folder.ledger.map(({ at }) => ms(at));
			expect(times).toEqual([...times].sort((a, b) => a - b));
		});

		it('starts over a deploy that lacks what it changed, and lists what no longer fits', async () => {
			await before(retitled('Gone'));
			const sessions = folder.program.sessions.filter(({ id }) => id !== 'smoothgrad');
			const day = await open({ ...folder, program: { ...folder.program, sessions } });
			expect(day.misfits).toEqual([
				{ revision: LAST + 1, why: 'The program has no session “smoothgrad”.' }
			]);
			expect(day.revision).toBe(LAST + 1);
		});

		it('of a folder that was never published leaves the first number and every identity to what is printed', async () => {
			const unpublished = { ...folder, program: { ...folder.program, revision: 0 }, ledger: [] };
			const store = await openStore(place.config());
			const day = await LiveProgram.open(unpublished, store);
			const notice = (text: string): Action => ({
				...{ kind: 'notice', severity: 'info', text, until: null }
			});
			const ids = () => [
				...feed(day.folder, { type: 'program' })!.match(/^(CREATED|SEQUENCE|DTSTAMP):.*/gm)!,
				...changesFeed(day.folder.program, day.folder.ledger).match(/<id>.*<\/id>/g)!
			];
			const before = ids();
			published(await day.publish(proposal(0, notice('The bar is open.')), 'Ann'));
			expect(ids()).toEqual(expect.arrayContaining(before));
			const [fresh] = ids().filter((id) => !before.includes(id));
			published(await day.publish(proposal(2, late(10)), 'Ann'));
			expect(ids()).toContain(fresh);
			expect(day.since(-1).map(({ number }) => number)).toEqual([2, 3]);
			day.close();
			await store.close();
			// printed at last, and later than what was said live: one history all the same
			const first = { number: 1, at: '2040-01-01T00:00:00Z', note: 'All of it.', changes: [] };
			const program = { ...folder.program, revision: 1 };
			const now = await open({ ...folder, program, ledger: [first] });
			expect(now.folder.ledger.map(({ number }) => number)).toEqual([1, 4, 5]);
			const times = now.folder.ledger.map(({ at }) => ms(at));
			expect(times).toEqual([...times].sort((a, b) => a - b));
		});

		it.skipIf(!place.shared)(
			'a process with the former deploy follows when a new one gives numbers anew',
			async () => {
				const former = await open();
				published(await former.publish(proposal(LAST, retitled('One')), 'Ann'));
				const streams = new Streams(former, new EventClock(null, folder.program.event.zone));
				const reader = streams.open('phone', LAST + 1, () => undefined)!.getReader();
				const said = async () =>
					eventsIn(new TextDecoder().decode((await reader.read()).value)).events;
				const [hello] = await said();
				expect(JSON.parse(hello!.data)).toMatchObject({ numbering: 0 });
				await open(deploy(byHand(LAST + 1)));
				await expect.poll(() => former.since(LAST).map(({ number }) => number)).toEqual([LAST + 2]);
				// who keeps revisions learns that the numbers are other ones, and gets none of them twice
				const anew = await said();
				expect(anew.map(({ name }) => name)).toEqual(['hello']);
				expect(JSON.parse(anew[0]!.data)).toMatchObject({ numbering: 1, revision: LAST + 2 });
				streams.drain();
				const next = published(await former.publish(proposal(LAST + 2, retitled('Two')), 'Ann'));
				expect(next.number).toBe(LAST + 3);
			}
		);
	});
});
