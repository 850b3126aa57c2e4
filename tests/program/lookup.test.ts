import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookup } from '../../src/lib/program/schedule/lookup';
import { ids, program, session, slot } from './sample';

const who = fc.subarray(['ann', 'bo', 'cy', 'di']);
const sessions = fc.array(
	fc.record({ speakers: who, authors: who, paper: who, rooms: fc.subarray(['hall', 'attic']) }),
	{ maxLength: 12 }
);

describe('looking up', () => {
	it('finds what looking through the lists finds, in the order of the program', () => {
		fc.assert(
			fc.property(sessions, (drawn) => {
				const all = program(
					drawn.map(({ speakers, authors, paper, rooms }, at) =>
						session(`s-${at}`, {
							...{ speakers, authors },
							paperAuthors: [
								{ name: 'Guest' },
								...paper.map((person) => ({ name: person, person }))
							],
							slot: slot('2017-08-10T00:00:00Z', null, ...rooms)
						})
					)
				);
				const known = lookup(all);
				for (const one of all.sessions) expect(known.session(one.id)).toBe(one);
				for (const one of all.people) expect(known.person(one.id)).toBe(one);
				for (const person of ['ann', 'bo', 'cy', 'di', 'nobody']) {
					const theirs = all.sessions.filter(
						({ speakers, authors, paperAuthors }) =>
							speakers.includes(person) ||
							authors.includes(person) ||
							paperAuthors.some((author) => author.person === person)
					);
					expect(ids([...known.withPerson(person)])).toEqual(ids(theirs));
				}
				for (const room of ['hall', 'attic', 'nowhere']) {
					const there = all.sessions.filter((one) => one.slot?.rooms.includes(room));
					expect(ids([...known.inRoom(room)])).toEqual(ids(there));
				}
			})
		);
	});

	it('knows nobody whom the program does not have', () => {
		const known = lookup(program([]));
		expect([known.session('none'), known.person('constructor')]).toEqual([undefined, undefined]);
	});
});
