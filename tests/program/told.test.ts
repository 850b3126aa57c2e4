/** What a revision says, and where it leads. */
import { expect, test } from 'vitest';
import type { Change, Subject } from '../../src/lib/program/model';
import { revisionsInWords } from '../../src/lib/program/ledger/revisionsInWords';
import { person, program, room, session } from './sample';

const change = (
	subject: Subject,
	id: string,
	field: string,
	old: string | null,
	is: string | null
) => ({ subject, id, field, old, new: is }) satisfies Change;
const revision = (number: number, changes: Change[]) => ({
	...{ number, at: `2017-08-0${number}T00:00:00Z`, note: '' },
	changes
});
const told = (here: Parameters<typeof revisionsInWords>[0], ...all: Change[][]) =>
	revisionsInWords(
		here,
		all.map((changes, at) => revision(at + 1, changes))
	)[0]?.groups;

test('who and what has left is named as it was called, and leads nowhere', () => {
	const left = told(
		program([session('a')]),
		[change('session', 'gone', 'title', 'Old title', 'Newer title')],
		[
			change('session', 'gone', 'removed', 'Newer title', null),
			change('session', 'untitled', 'removed', null, null),
			change('person', 'ada', 'removed', 'Ada Example', null),
			change('room', 'q', 'removed', 'Quiet room', null),
			change('track', 't', 'removed', 'Tools', null)
		]
	);
	expect(left?.map(({ title, path }) => [title, path])).toEqual([
		...[
			['Newer title', null],
			['untitled', null]
		],
		...[
			['Ada Example', null],
			['Room Quiet room', null],
			['Tools', null]
		]
	]);
});

test('what is there is named as it is called now, and leads to its page', () => {
	const here = program([session('a', { title: 'As it is now' })], {
		people: [person('ada', 'Ada Example')],
		rooms: [room('q', 'Quiet room')],
		tracks: [{ id: 't', name: 'Tools', color: null }]
	});
	const there = told(here, [
		change('session', 'a', 'title', 'Before', 'Then'),
		change('person', 'ada', 'affiliations', null, 'North'),
		change('room', 'q', 'name', 'Q', 'Quiet room'),
		change('track', 't', 'name', 'T', 'Tools'),
		change('event', 'sample', 'tagline', null, 'An event')
	]);
	expect(there?.map(({ title, path }) => [title, path])).toEqual([
		...[
			['As it is now', '/sessions/a/'],
			['Ada Example', '/people/ada/']
		],
		...[
			['Room Quiet room', null],
			['Tools', null],
			['Sample', null]
		]
	]);
});

test('many are counted with their own kind', () => {
	const added = (subject: Subject, count: number) =>
		Array.from({ length: count }, (_, at) =>
			change(subject, `${subject}-${at}`, 'added', null, `${subject} ${at}`)
		);
	const all = told(program([]), [
		...added('session', 5),
		...added('person', 4),
		...added('room', 3)
	]);
	expect(all?.map(({ title, words }) => `${title}: ${words.join(' ')}`)).toEqual([
		'5 sessions: New in the program.',
		'4 people: New in the program.',
		...[0, 1, 2].map((at) => `Room room ${at}: New in the program.`)
	]);
});
