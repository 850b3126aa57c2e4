import { describe, expect, it } from 'vitest';
import { leading, partsOf, presenters } from '../../src/lib/program/schedule/parts';
import type { Ledger } from '../../src/lib/program/model';
import { person, program, room, session, slot } from './sample';

const day = program(
	[
		session('opening', { slot: slot('2017-08-09T22:30:00Z', '2017-08-09T22:45:00Z', 'hall') }),
		session('keynote', {
			slot: slot('2017-08-09T22:45:00Z', '2017-08-09T23:20:00Z', 'hall'),
			speakers: ['ada'],
			authors: ['bea']
		}),
		session('paper', {
			slot: slot('2017-08-09T23:20:00Z', null, 'hall'),
			authors: ['bea'],
			paperAuthors: [{ name: 'Cleo', person: 'cleo' }]
		})
	],
	{
		rooms: [room('hall')],
		people: [
			person('ada', 'Ada'),
			person('bea', 'Bea'),
			person('cleo', 'Cleo', { roles: ['organizer'] })
		]
	}
);
const moved: Ledger = [
	{ number: 1, at: '2017-08-01T00:00:00Z', note: '', changes: [] },
	{
		number: 2,
		at: '2017-08-02T00:00:00Z',
		note: '',
		changes: [
			{ subject: 'session', id: 'keynote', field: 'title', old: 'Old', new: 'Title of keynote' }
		]
	}
];

describe('what a speaker presents', () => {
	it('is what names them as speaker, and what they wrote where nobody else speaks', () => {
		const of = (id: string) =>
			partsOf({ program: day, ledger: [] }, id, 0).map((part) => part.session.id);
		expect([of('ada'), of('bea'), of('cleo')]).toEqual([['keynote'], ['paper'], []]);
		expect(presenters(day).map(({ id }) => id)).toEqual(['ada', 'bea']);
	});

	it('comes with who is before and after in the room, and how long it lasts', () => {
		const [part] = partsOf({ program: day, ledger: [] }, 'ada', 0);
		expect([part?.before?.id, part?.after?.id, part?.minutes]).toEqual(['opening', 'paper', 35]);
		const [open] = partsOf({ program: day, ledger: [] }, 'bea', 0);
		expect(open?.minutes).toBeNull();
	});

	it('tells what changed after the revision that was seen; whoever has seen none is told none', () => {
		const changes = (seen: number) =>
			partsOf({ program: day, ledger: moved }, 'ada', seen)[0]?.changes.map(
				({ change }) => change.field
			);
		expect([changes(0), changes(1), changes(2)]).toEqual([[], ['title'], []]);
	});

	it('has organizers to ask where nobody is named as chair', () => {
		expect(leading(day).map(({ id }) => id)).toEqual(['cleo']);
		const chaired = { ...day, people: [...day.people, person('dia', 'Dia', { roles: ['chair'] })] };
		expect(leading(chaired).map(({ id }) => id)).toEqual(['dia']);
	});
});
