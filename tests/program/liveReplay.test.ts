/** What happened in 2016 and 2017, done again on a live day, ends as it is known to have ended. */
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../src/lib/data/folder';
import { sequence } from '../../src/lib/program/ledger/ledger';
import type { Action } from '../../src/lib/program/live/live';
import type { LinkKind, Session, Slot } from '../../src/lib/program/model';
import { clock, ms } from '../../src/lib/program/time/instant';
import { dayOf, sessionIn } from './liveDays';
import { eventOn, room, session } from './sample';
import { WORKSHOP } from '../workshop';

const NEW_YORK = 'America/New_York';
const at = (time: string) => `2016-06-23T${time}:00-04:00`;
const utc = (time: string) => new Date(ms(at(time))).toISOString().replace('.000Z', 'Z');
const inAstor = (start: string, end: string | null): Slot => ({
	start: utc(start),
	end: end && utc(end),
	rooms: ['astor']
});

/** The afternoon of 23 June 2016, and the morning's slot that was given up. */
const june = (id: string, kind: Session['kind'], start: string, end: string | null) =>
	session(id, { kind, slot: inAstor(start, end) }, NEW_YORK);
const day2016 = [
	june('lorch', 'talk', '11:30', '11:45'),
	june('spotlights-2', 'talk', '11:45', '12:00'),
	june('zhu', 'invited', '15:30', '16:00'),
	june('semi-mdps', 'talk', '16:00', '16:15'),
	june('lamvi', 'talk', '16:15', '16:30'),
	june('closing', 'closing', '16:30', null)
];

describe('2016: a talk whose time has passed is moved to the end of the day', () => {
	const program = {
		...eventOn(NEW_YORK, ['2016-06-23'], day2016),
		rooms: [room('astor', 'Astor')]
	};
	const first = { number: 1, at: '2016-06-23T03:49:09Z', note: 'As printed.', changes: [] };
	const day = '2016-06-23';
	const states = dayOf({ program, ledger: [first] }, [
		{ kind: 'move', session: 'lorch', day, slot: inAstor('16:30', '16:45') },
		{ kind: 'move', session: 'closing', day, slot: inAstor('16:45', null) }
	]);
	const [before, , after] = states;
	const start = (id: string) => clock(ms(sessionIn(after!.program, id)!.slot!.start), NEW_YORK);

	it('stands in its new place and tells of the old; the closing moves along; nobody else does', () => {
		expect([start('lorch'), start('closing')]).toEqual(['16:30', '16:45']);
		expect(sessionIn(after!.program, 'lorch')!.printed).toEqual(inAstor('11:30', '11:45'));
		for (const id of ['spotlights-2', 'zhu', 'semi-mdps', 'lamvi']) {
			expect(sessionIn(after!.program, id)).toBe(sessionIn(before!.program, id));
		}
		expect(after!.program.sessions.map(({ id }) => id)).toEqual([
			'spotlights-2',
			'zhu',
			'semi-mdps',
			'lamvi',
			'lorch',
			'closing'
		]);
	});

	it('raises the sequence of the two, once each', () => {
		const rises = day2016.map((one) => sequence(one, after!.ledger));
		expect(rises).toEqual([1, 0, 0, 0, 0, 1]);
	});
});

describe('2017: the revisions of the workshop, as live ones', () => {
	const { folder } = readFolder(WORKSHOP);
	const { program, ledger } = folder!;
	const live = /^(title|start|end|rooms|links\.\w+)$/;
	const changes = ledger.flatMap((revision) =>
		revision.changes.filter(({ subject, field }) => subject === 'session' && live.test(field))
	);

	/** The program of the first revision, in what a live day can change. */
	function asFirst(one: Session): Session {
		const mine = changes.filter(({ id }) => id === one.id);
		const links = new Set(
			mine
				.filter(({ field, old }) => field.startsWith('links') && old === null)
				.map((change) => change.new)
		);
		const title = mine.find(({ field }) => field === 'title');
		const scheduled = !mine.some(({ field, old }) => field === 'start' && old === null);
		return {
			...one,
			title: title ? (title.old as string | null) : one.title,
			slot: scheduled && one.slot ? { ...one.slot, rooms: [] } : null,
			day: scheduled ? one.day : null,
			links: one.links.filter(({ url }) => !links.has(url))
		};
	}

	const actions = changes.flatMap(({ id, field, new: value }): Action[] => {
		const end = sessionIn(program, id)!;
		if (field === 'title') return [{ kind: 'retitle', session: id, title: String(value) }];
		if (field === 'rooms') return [{ kind: 'move', session: id, day: end.day!, slot: end.slot! }];
		if (field === 'start') {
			return [{ kind: 'move', session: id, day: end.day!, slot: { ...end.slot!, rooms: [] } }];
		}
		const link = field.split('.')[1] as LinkKind;
		const label = end.links.find(({ kind }) => kind === link)?.label ?? '';
		return field === 'end' ? [] : [{ kind: 'link', session: id, link, url: String(value), label }];
	});

	it('end as the program of the last revision', () => {
		const first = { ...program, revision: 1, sessions: program.sessions.map(asFirst) };
		const after = dayOf({ program: first, ledger: ledger.slice(0, 1) }, actions).at(-1)!;
		expect(after.misfits).toEqual([]);
		// nobody called an address historical on the day
		const inOrder = ({ links, ...rest }: Session) => ({
			...rest,
			links: links.map(({ kind, url, label }) => [kind, url, label].join()).sort()
		});
		const plain = ({ printed: _, ...rest }: Session) => inOrder(rest);
		expect(after.program.sessions.map(plain)).toEqual(program.sessions.map(inOrder));
		// lunch came on 4 August, and its room with all others on the 8th: both once for each calendar
		expect(sequence({ id: 'lunch' }, after.ledger)).toBe(2);
		expect(sequence({ id: 'lunch' }, ledger)).toBe(2);
	});
});
