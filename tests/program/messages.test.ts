import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../src/lib/data/folder';
import { applyRevisions } from '../../src/lib/program/live/applyRevisions';
import type { Live } from '../../src/lib/program/live/live';
import { dueMessages, type Interest } from '../../src/lib/program/agenda/messages';
import { ms } from '../../src/lib/program/time/instant';
import { published } from './published';
import { WORKSHOP } from '../workshop';

const { folder } = readFolder(WORKSHOP);
const printed = applyRevisions({ program: folder!.program, ledger: folder!.ledger }, []);
const since = printed.program.revision;

const late = published(
	printed,
	{ kind: 'delay', room: 'c4-3', from: 'input-resampling', minutes: 10 },
	{ why: 'The projector is being changed.' }
);
const at = (time: string) => ms(`2017-08-10T${time.padStart(5, '0')}:00+10:00`);

const wants = { changes: true, notices: true, reminders: true };
const interest = (kept: string[], given: Partial<Interest> = {}): Interest => ({
	kept: new Set(kept),
	minutes: 10,
	wants,
	since,
	...given
});
describe('a reminder', () => {
	const mine = interest(['input-resampling'], { wants: { ...wants, changes: false } });

	it('names the expected time, the room, and what was printed', () => {
		expect(dueMessages(printed, mine, at('9:29'))).toEqual([]);
		const [message] = dueMessages(printed, mine, at('9:30'));
		expect(message?.title).toContain('Input Resampling');
		expect(message?.body).toBe('Starts at 9:40 in C4.3.');
		expect(dueMessages(late, mine, at('9:39'))).toEqual([]);
		expect(dueMessages(late, mine, at('9:40'))[0]?.body).toBe(
			'Starts at 9:50 in C4.3. Printed: 9:40.'
		);
	});

	it('names the day that was printed where it is another one', () => {
		const slot = { start: '2017-08-11T00:00:00Z', end: null, rooms: ['c4-3'] };
		const twoDays = {
			...folder!.program,
			event: { ...folder!.program.event, days: ['2017-08-10', '2017-08-11'] }
		};
		const moved = published(applyRevisions({ ...printed.printed, program: twoDays }, []), {
			...{ kind: 'move', session: 'input-resampling', day: '2017-08-11', slot }
		});
		const [message] = dueMessages(moved, mine, ms(slot.start) - 60_000);
		expect(message?.body).toBe('Starts at 10:00 in C4.3. Printed: 9:40 on Thu 10 Aug.');
	});

	it('is there once for each session and day', () => {
		const key = (live: Live, now: number) => dueMessages(live, mine, now).map(({ key }) => key);
		expect(key(printed, at('9:31'))).toEqual(['reminder-2017-08-10-input-resampling']);
		expect(key(late, at('9:41'))).toEqual(key(printed, at('9:31')));
	});

	it('falls away with the session', () => {
		const cancelled = published(printed, { kind: 'cancel', session: 'input-resampling' });
		expect(dueMessages(cancelled, mine, at('9:35'))).toEqual([]);
	});
});

describe('a change', () => {
	const quiet = { changes: true, notices: true, reminders: false };

	it('of one kept session bears its title, what was and what is, and why', () => {
		const [message, ...others] = dueMessages(
			late,
			interest(['input-resampling'], { wants: quiet }),
			at('9:36')
		);
		expect(others).toEqual([]);
		expect(message?.session).toBe('input-resampling');
		expect(message?.tag).toBe('session-input-resampling');
		expect(message?.body.split('\n')).toEqual([
			'Expected at 9:50. Was 9:40.',
			late.ledger.at(-1)?.note
		]);
		expect(message?.body).toContain('The projector is being changed.');
	});

	it('of several is one message, their lines in order of time, before the reason', () => {
		const [message] = dueMessages(
			late,
			interest(['coffee-posters-am', 'panel', 'input-resampling'], { wants: quiet }),
			at('9:36')
		);
		expect(message?.title).toBe('2 sessions of my agenda have changed');
		expect(message?.session).toBeNull();
		const lines = message?.body.split('\n') ?? [];
		expect(lines).toHaveLength(3);
		expect(lines[0]).toMatch(/: Expected at 9:50\. Was 9:40\.$/);
		expect(lines[1]).toMatch(/: Expected at 10:10\. Was 10:00\.$/);
	});

	it('says nothing to who keeps none of what changed, knows it, or does not want to know', () => {
		const now = at('9:36');
		const kept = ['input-resampling'];
		expect(dueMessages(late, interest(['panel'], { wants: quiet }), now)).toEqual([]);
		expect(dueMessages(late, interest(kept, { wants: quiet, since: since + 1 }), now)).toEqual([]);
		expect(dueMessages(late, interest(kept, { wants: { ...quiet, changes: false } }), now)).toEqual(
			[]
		);
	});

	it('is not told of what is over', () => {
		expect(
			dueMessages(late, interest(['input-resampling'], { wants: quiet }), at('10:10'))
		).toEqual([]);
	});
});

describe('a notice', () => {
	const said = published(printed, {
		kind: 'notice',
		severity: 'important',
		text: 'Lunch is in hall B.',
		until: '2017-08-10T03:00:00Z'
	});

	it('goes to everybody who wants notices, until its end or until it is taken back', () => {
		expect(dueMessages(said, interest([]), at('12:00'))).toMatchObject([
			{ body: 'Lunch is in hall B.', pressing: true, session: null }
		]);
		expect(dueMessages(said, interest([]), at('13:00'))).toEqual([]);
		const back = published(said, { kind: 'undo', revision: said.program.revision });
		expect(dueMessages(back, interest([]), at('12:00'))).toEqual([]);
		const deaf = interest([], { wants: { ...wants, notices: false } });
		expect(dueMessages(said, deaf, at('12:00'))).toEqual([]);
	});

	it('fits into what can be encrypted, whatever is written', () => {
		const letters = fc
			.array(fc.nat(0x10ffff), { minLength: 1, maxLength: 20 })
			.map((points) => String.fromCodePoint(...points));
		fc.assert(
			fc.property(letters, (some) => {
				const notice = { ...said.notices[0]!, text: some.repeat(1000) };
				const live = { ...said, notices: [notice] };
				const [message] = dueMessages(live, interest([]), at('9:00'));
				expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThan(3900);
			})
		);
	});
});
