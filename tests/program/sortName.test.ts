/** Names in order: by the last, as the event's language has it, and mere signs at the end. */
import { expect, test } from 'vitest';
import { byName, lastFirst } from '../../src/lib/program/text/sortName';
import { person, program } from './sample';

test('people stand by their last names, and who is a mere sign in a source comes last', () => {
	const names = ['-', 'Fernanda Viégas', '42 (bot)', 'Zoë', 'Ángel Alexander Cabrera', '???'];
	const people = names.map((name, i) => person(`p${i}`, name, { sortName: lastFirst(name) }));
	expect(byName(program([], { people })).map(({ name }) => name)).toEqual([
		...['42 (bot)', 'Ángel Alexander Cabrera', 'Fernanda Viégas', 'Zoë'],
		...['-', '???']
	]);
});
