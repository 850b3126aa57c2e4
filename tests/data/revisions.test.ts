import { describe, expect, it } from 'vitest';
import { findingsIn, smallFolder } from './folders';

describe('check of the ledger', () => {
	const found = (yaml: string) => findingsIn(smallFolder({ 'revisions.yaml': yaml }));
	const revision = (number: number, at: string, change = '') =>
		`- revision: ${number}\n  at: ${at}\n  note: n\n  changes: [${change}]\n`;
	const first = revision(1, '2017-01-01T00:00:00Z');
	const second = (change: string) => first + revision(2, '2017-01-01T00:00:01Z', change);

	it('wants numbers that rise from 1; live ones that gave way to others leave gaps', () => {
		expect(found(first + revision(3, '2017-01-02T00:00:00Z'))).toEqual([]);
		expect(found(first + revision(1, '2017-01-02T00:00:00Z'))[0]).toContain('twice');
		const second = revision(3, '2017-01-02T00:00:00Z') + revision(2, '2017-01-03T00:00:00Z');
		expect(found(first + second)).toEqual([
			'revisions.yaml:9: 2: revision 2 stands after 3. Revisions are numbered 1, 2, 3 …; restore the file as it was published.'
		]);
		expect(found(revision(2, '2017-01-02T00:00:00Z'))).toEqual([
			'revisions.yaml:1: 2: revision 2 stands where 1 should. Revisions are numbered 1, 2, 3 …; restore the file as it was published.'
		]);
	});

	it('wants times a second apart', () => {
		expect(found(first + revision(2, '2017-01-01T00:00:00Z'))).toEqual([
			'revisions.yaml:6: 2: revision 2 is not later than the one before it. Each is at least a second later.'
		]);
	});

	it('wants times in UTC', () => {
		expect(found(revision(1, '2017-01-01T10:00:00+10:00'))).toEqual([
			'revisions.yaml:2: 1: the at "2017-01-01T10:00:00+10:00" is not a time in UTC. Write it as 2017-08-02T04:38:41Z.'
		]);
	});

	it('wants changes of somebody who is there', () => {
		expect(found(second('{ session: smothgrad, field: title, new: x }'))).toEqual([
			'revisions.yaml:8: 2: the session "smothgrad" does not exist. Did you mean "smoothgrad"?'
		]);
		expect(found(second('{ field: title, new: x }'))).toEqual([
			'revisions.yaml:8: 2: a change is of one session, person, room, track or of the event. Begin it with { session: ID, … }.'
		]);
	});

	it('lets what was removed be named', () => {
		expect(
			found(second('{ person: gone, field: name, new: x }, { person: gone, field: removed }'))
		).toEqual([]);
	});

	it('wants times with their offset, and lists of rooms', () => {
		expect(found(second("{ session: party, field: start, new: '9:20' }"))).toEqual([
			'revisions.yaml:8: 2: the new value "9:20" of "start" isn\'t a valid time. Write it with its offset: 2017-08-10T12:00+10:00.'
		]);
		expect(found(second('{ session: party, field: rooms, new: annex }'))).toEqual([
			'revisions.yaml:8: 2: the new value of "rooms" must be a list. Write [annex].'
		]);
	});
});
