import { describe, expect, it } from 'vitest';
import { readFolder } from '../../src/lib/data/folder';
import { applyRevisions } from '../../src/lib/program/live/applyRevisions';
import type { Action, Live } from '../../src/lib/program/live/live';
import { news } from '../../src/lib/program/agenda/news';
import { ms } from '../../src/lib/program/time/instant';
import { published } from './published';
import { program, room, session, slot } from './sample';
import { WORKSHOP } from '../workshop';

const { folder } = readFolder(WORKSHOP);
const printed = applyRevisions({ program: folder!.program, ledger: folder!.ledger }, []);
const told = printed.program.revision;

const delay = (minutes: number): Action => ({
	...{ kind: 'delay', room: 'c4-3', from: 'input-resampling' },
	minutes
});
const cancel = (id: string): Action => ({ kind: 'cancel', session: id });
const after = (live: Live, ...actions: Action[]) =>
	actions.reduce((day, action) => published(day, action), live);

/** What somebody who keeps these reads at a time of 10 August in Sydney; each of mine as `id: words`. */
function read(live: Live, kept: string[], { at = '09:36', seen = told } = {}) {
	const reader = { kept: new Set(kept), shown: told, seen };
	const { mine, ...rest } = news(live, reader, ms(`2017-08-10T${at}:00+10:00`));
	return { mine: mine.map(({ session, words }) => `${session.id}: ${words}`), ...rest };
}

describe('what is new to somebody', () => {
	it('is nothing where nothing was published', () => {
		expect(read(printed, ['input-resampling'])).toEqual({ mine: [], why: '', others: 0 });
	});

	it('names what is kept, with the new time and why, and counts the rest', () => {
		expect(read(after(printed, delay(10)), ['input-resampling'])).toEqual({
			mine: ['input-resampling: now 9:50'],
			why: 'C4.3 runs 10 min late',
			others: 1
		});
	});

	it('only counts where nothing of it is kept', () => {
		expect(read(after(printed, delay(10)), ['panel'])).toEqual({ mine: [], why: '', others: 2 });
	});

	it('says what is left of several changes, and nothing of what was taken back', () => {
		const twice = after(printed, delay(10), delay(5));
		expect(read(twice, ['input-resampling']).mine).toEqual(['input-resampling: now 9:45']);
		const back = after(printed, delay(10), { kind: 'undo', revision: told + 1 });
		expect(read(back, ['input-resampling'])).toEqual({ mine: [], why: '', others: 0 });
	});

	it('has a cancelled session, and one that takes place after all', () => {
		const off = after(printed, cancel('panel'));
		expect(read(off, ['panel']).mine).toEqual(['panel: cancelled']);
		const on = published(off, { kind: 'restore', session: 'panel' });
		const reader = { kept: new Set(['panel']), shown: told + 1, seen: told + 1 };
		expect(news(on, reader, 0).mine.map(({ words }) => words)).toEqual(['takes place after all']);
	});

	it('leaves out what was seen in the agenda already', () => {
		const live = after(printed, delay(10), cancel('panel'));
		expect(read(live, ['input-resampling', 'panel'], { seen: told + 1 }).mine).toEqual([
			'panel: cancelled'
		]);
	});

	it('has what is over last', () => {
		const live = after(printed, cancel('smoothgrad'), cancel('panel'));
		const kept = ['smoothgrad', 'panel'];
		expect(read(live, kept, { at: '09:00' }).mine[0]).toBe('smoothgrad: cancelled');
		expect(read(live, kept, { at: '12:00' }).mine[0]).toBe('panel: cancelled');
	});

	it('names the new room, and the day of a new time where the event has several', () => {
		const days = ['2017-08-10', '2017-08-11'];
		const talk = session('talk', {
			slot: slot('2017-08-09T23:00:00Z', '2017-08-09T23:30:00Z', 'hall')
		});
		const rooms = [room('hall', 'Hall'), room('annex', 'Annex')];
		const plain = program([talk], { rooms });
		const two = { ...plain, event: { ...plain.event, days } };
		const before = applyRevisions({ program: two, ledger: [] }, []);
		const moved = published(before, {
			...{ kind: 'move', session: 'talk', day: days[1]! },
			slot: slot('2017-08-10T23:15:00Z', '2017-08-10T23:45:00Z', 'annex')
		});
		const reader = { kept: new Set(['talk']), shown: plain.revision, seen: 0 };
		expect(news(moved, reader, 0).mine.map(({ words }) => words)).toEqual([
			'now 9:15 on Fri 11 Aug, now in Annex'
		]);
	});
});
