import { describe, expect, it } from 'vitest';
import { readFolder } from '../../src/lib/data/folder';
import { applyRevisions } from '../../src/lib/program/apply';
import type { Action, Live, LiveRevision } from '../../src/lib/program/live';
import { changesMade } from '../../src/lib/program/liveChanges';
import { sequence } from '../../src/lib/program/ledger';
import { clock, ms } from '../../src/lib/program/time';

const { folder } = readFolder('data');
const workshop = { program: folder!.program, ledger: folder!.ledger };

function publish(live: Live, action: Action, at = '2017-08-09T23:36:00Z'): Live {
	const number = live.program.revision + 1;
	const plain: LiveRevision = { number, at, by: '', note: '', action, changes: [] };
	const after = applyRevisions(live, [plain]);
	return applyRevisions(live, [{ ...plain, changes: changesMade(live, after) }]);
}

const slotOf = (live: Live, id: string) => {
	const slot = live.program.sessions.find((session) => session.id === id)?.slot;
	const at = (time: string | null | undefined) => (time ? clock(ms(time), 'Australia/Sydney') : '');
	return `${at(slot?.start)}–${at(slot?.end)}`;
};

describe('a room that runs late', () => {
	const printed = applyRevisions(workshop, []);
	const late = publish(printed, {
		kind: 'delay',
		room: 'c4-3',
		from: 'input-resampling',
		minutes: 10
	});

	it('moves its sessions on, and the break takes the loss', () => {
		expect(slotOf(late, 'smoothgrad')).toBe('9:20–9:40');
		expect(slotOf(late, 'input-resampling')).toBe('9:50–10:10');
		expect(slotOf(late, 'coffee-posters-am')).toBe('10:10–10:30');
		expect(slotOf(late, 'generative-models-magenta')).toBe('10:30–11:00');
	});

	it('says what was printed, and how late', () => {
		const session = late.program.sessions.find(({ id }) => id === 'input-resampling');
		expect(session?.late).toBe(10);
		expect(session?.printed?.start).toBe('2017-08-09T23:40:00Z');
	});

	it('raises SEQUENCE where the expected time changed, and nowhere else', () => {
		const of = (id: string) => sequence({ id }, late.ledger) - sequence({ id }, workshop.ledger);
		expect(['smoothgrad', 'input-resampling', 'coffee-posters-am', 'panel'].map(of)).toEqual([
			0, 1, 1, 0
		]);
	});

	it('is taken back whole, and the revision rises all the same', () => {
		const back = publish(late, { kind: 'undo', revision: late.program.revision });
		expect(back.program.sessions).toEqual(workshop.program.sessions);
		expect(back.program.revision).toBe(workshop.program.revision + 2);
		expect(sequence({ id: 'input-resampling' }, back.ledger)).toBe(
			sequence({ id: 'input-resampling' }, workshop.ledger) + 2
		);
	});
});
