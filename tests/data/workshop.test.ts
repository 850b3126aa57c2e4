import { describe, expect, it } from 'vitest';
import { unpublished } from '../../src/lib/data/publish/publish';
import { programFile } from '../../src/lib/program/programFile';
import { findingsIn, read } from './folders';
import { WORKSHOP } from '../workshop';

const file = programFile(read(WORKSHOP));

describe('the workshop of 2017', () => {
	it('checks, without a warning', () => {
		expect(findingsIn(WORKSHOP)).toEqual([]);
	});

	it('is whole: 18 sessions, 42 people, 1 room, 1 day, revision 8', () => {
		const { sessions, people, rooms, event, revision } = file;
		expect([sessions.length, people.length, rooms.length, event.days.length, revision]).toEqual([
			18, 42, 1, 1, 8
		]);
	});

	it('has nothing unpublished', () => {
		expect(unpublished(WORKSHOP)).toEqual([]);
	});

	it('moved lunch twice and everything else once', () => {
		const moved = file.sessions.filter(({ sequence }) => sequence !== 1);
		expect(moved.map(({ id, sequence }) => [id, sequence])).toEqual([['lunch', 2]]);
	});

	it('last changed each session when the site did', () => {
		const times = Object.fromEntries(file.sessions.map(({ id, modified }) => [id, modified]));
		const { panel, ...others } = times;
		const { 'network-dissection': dissection, 'visual-explanations': batra, ...rest } = others;
		expect([dissection, batra]).toEqual(['2017-08-22T19:56:07Z', '2017-08-22T19:56:07Z']);
		expect(panel).toBe('2017-08-09T19:30:09Z');
		expect(new Set(Object.values(rest))).toEqual(new Set(['2017-08-08T22:33:58Z']));
		expect(Object.keys(rest).length).toBe(15);
	});

	it('begins at 8:30 in Sydney and has no announced end', () => {
		expect(file.sessions[0]?.slot?.start).toBe('2017-08-09T22:30:00Z');
		expect(file.sessions.at(-1)?.slot).toEqual({
			start: '2017-08-10T07:30:00Z',
			end: null,
			rooms: ['c4-3']
		});
	});

	it('speaks to attendees, not of where its words come from', () => {
		const { prose, program } = read(WORKSHOP);
		const words = JSON.stringify([prose, program.event.dates]);
		expect(words).not.toMatch(
			/no abstract|by its title|is not known|is named here|written down|file name|rests on the public|struck/i
		);
	});

	it('shows no mail address in its prose, and no British spelling that was looked for', () => {
		const prose = JSON.stringify(read(WORKSHOP).prose);
		expect(prose).not.toMatch(/[\w.]+@[\w.]+\.\w+/);
		expect(prose).not.toMatch(
			/\b(colour|centre-surround|labelled|neighbour|behaviour|programme)\b/
		);
	});
});
