import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	adoptFolder,
	preparePublication,
	publishFolder,
	unpublished
} from '../../src/lib/data/publish';
import { modified, sequence } from '../../src/lib/program/ledger';
import { findingsIn, read, small, smallFolder } from './folders';

const NOW = Date.parse('2017-08-01T00:00:00.900Z');

const text = (dir: string, name: string) => readFileSync(join(dir, name), 'utf8');

function edit(dir: string, name: string, from: string, to: string): void {
	const before = text(dir, name);
	expect(before).toContain(from);
	writeFileSync(join(dir, name), before.replace(from, () => to));
}

function publish(dir: string, note = 'why', now = NOW) {
	const outcome = publishFolder(dir, { note, now });
	if (outcome.kind !== 'published') throw new Error(outcome.kind);
	return outcome.revision;
}

/** Published once, then edited twice. */
function published(): string {
	const dir = smallFolder();
	publish(dir, 'The program is out');
	return dir;
}

describe('publishing', () => {
	it('begins with a revision that is the whole program', () => {
		const dir = smallFolder();
		expect(publish(dir, 'The program is out')).toEqual({
			number: 1,
			at: '2017-08-01T00:00:00Z',
			note: 'The program is out',
			changes: []
		});
		expect(text(dir, 'revisions.yaml')).toBe(
			`# yaml-language-server: $schema=schemas/revisions.json
# The ledger: written by \`npm run data -- publish\`, never by hand.

- revision: 1
  at: 2017-08-01T00:00:00Z
  note: The program is out
  changes: []
`
		);
		expect(read(dir).program.revision).toBe(1);
		expect(JSON.parse(text(dir, 'published.json')).program).toEqual(read(dir).program);
	});

	it('does nothing the second time', () => {
		const dir = published();
		const before = text(dir, 'revisions.yaml') + text(dir, 'published.json');
		expect(publishFolder(dir, { note: 'again', now: NOW })).toEqual({ kind: 'unchanged', revision: 1 });
		expect(text(dir, 'revisions.yaml') + text(dir, 'published.json')).toBe(before);
	});

	it('adds what has changed to the text that is there, byte for byte', () => {
		const dir = published();
		const before = `${text(dir, 'revisions.yaml')}# a remark\n`;
		writeFileSync(join(dir, 'revisions.yaml'), before);
		edit(dir, 'sessions.yaml', "start: '9:20'\n  end: '9:40'", "start: '9:25'\n  end: '9:45'");
		publish(dir, 'The projector: late', NOW + 60_000);
		expect(text(dir, 'revisions.yaml')).toBe(
			`${before}
- revision: 2
  at: 2017-08-01T00:01:00Z
  note: 'The projector: late'
  changes:
    - { session: smoothgrad, field: start, old: 2017-08-10T09:20+10:00, new: 2017-08-10T09:25+10:00 }
    - { session: smoothgrad, field: end, old: 2017-08-10T09:40+10:00, new: 2017-08-10T09:45+10:00 }
`
		);
		expect(read(dir).ledger[1]?.changes[0]).toEqual({
			subject: 'session',
			id: 'smoothgrad',
			field: 'start',
			old: '2017-08-09T23:20:00Z',
			new: '2017-08-09T23:25:00Z'
		});
	});

	it('is a second later each time, also where the clock stands still or goes back', () => {
		const dir = published();
		const times = ['9:10', '9:11', '9:12'].map((time, index) => {
			const now = text(dir, 'sessions.yaml').match(/end: '(9:\d\d)'/)?.[1] ?? '';
			edit(dir, 'sessions.yaml', `end: '${now}'`, `end: '${time}'`);
			return publish(dir, 'why', NOW - index * 5000).at;
		});
		expect(times).toEqual(['2017-08-01T00:00:01Z', '2017-08-01T00:00:02Z', '2017-08-01T00:00:03Z']);
		expect(findingsIn(dir)).toEqual([]);
	});

	it('takes the time that an importer gives, but not one before the last', () => {
		const dir = smallFolder();
		const at = '2016-06-20T23:44:55Z';
		expect(publishFolder(dir, { note: 'then', at, now: NOW })).toMatchObject({ revision: { at } });
		edit(dir, 'rooms.yaml', 'Annex', 'Hall');
		expect(publishFolder(dir, { note: 'then', at, now: NOW })).toEqual({ kind: 'too early', last: at });
	});

	it('shows what it would do without doing it', () => {
		const dir = published();
		edit(dir, 'rooms.yaml', 'Annex', 'Hall');
		const before = text(dir, 'revisions.yaml');
		expect(preparePublication(dir, { note: 'x', now: NOW })).toMatchObject({
			kind: 'ready',
			revision: { number: 2, changes: [{ subject: 'room', id: 'annex', field: 'name' }] }
		});
		expect(text(dir, 'revisions.yaml')).toBe(before);
	});

	it('refuses a folder with errors', () => {
		const dir = published();
		edit(dir, 'sessions.yaml', 'room: annex', 'room: anex');
		expect(publishFolder(dir, { note: 'x', now: NOW }).kind).toBe('refused');
		expect(read(smallFolder()).ledger).toEqual([]);
	});

	it('keeps notes and titles that YAML would misread', () => {
		const dir = published();
		const note = `- "it's": #1 {x}\n* two: 👋`;
		edit(dir, 'sessions.yaml', 'title: SmoothGrad', `title: "null"`);
		publish(dir, note);
		const last = read(dir).ledger.at(-1);
		expect([last?.note, last?.changes[0]?.new]).toEqual([note, 'null']);
	});

	it('raises LAST-MODIFIED of the session alone whose summary was edited', () => {
		const dir = published();
		writeFileSync(join(dir, 'sessions/smoothgrad.md'), 'Removing noise by adding a little.\n');
		const { at } = publish(dir, 'clearer', NOW + 5000);
		const { program, ledger } = read(dir);
		const changed = program.sessions.filter((one) => modified(one, program, ledger) === at);
		expect(changed.map(({ id }) => id)).toEqual(['smoothgrad']);
		expect(program.sessions.map((one) => sequence(one, ledger))).toEqual([0, 0, 0, 0]);
	});

	it('never lets a sequence fall, and leaves nothing to publish', () => {
		const edits = fc.record({
			session: fc.constantFrom('opening', 'smoothgrad', 'party', 'closing'),
			line: fc.constantFrom('status: cancelled', 'title: Other', "start: '7:00'", 'room: annex')
		});
		fc.assert(
			fc.property(fc.array(edits, { minLength: 1, maxLength: 4 }), (list) => {
				const dir = published();
				let before = [0, 0, 0, 0];
				for (const { session, line } of list) {
					const [field = ''] = line.split(':');
					const kept = (small['sessions.yaml'] ?? '').split(/(?=^- id: )/m).map((entry) => {
						if (!entry.startsWith(`- id: ${session}\n`)) return entry;
						return `${entry.replace(new RegExp(`^  ${field}:.*\n`, 'm'), '')}  ${line}\n`;
					});
					writeFileSync(join(dir, 'sessions.yaml'), kept.join(''));
					publishFolder(dir, { note: 'why', now: NOW });
					const { program, ledger } = read(dir);
					const ids = ['opening', 'smoothgrad', 'party', 'closing'];
					const after = ids.map((id) => sequence({ id }, ledger));
					expect(program.revision).toBe(ledger.length);
					expect(after.every((value, index) => value >= (before[index] ?? 0))).toBe(true);
					expect(unpublished(dir)).toEqual([]);
					before = after;
				}
			}),
			{ numRuns: 12 }
		);
	});
});

describe('what is not published', () => {
	it('is nothing in a folder that never was', () => {
		expect(unpublished(smallFolder())).toEqual([]);
	});

	it('is every change since', () => {
		const dir = published();
		edit(dir, 'rooms.yaml', 'Annex', 'Hall');
		expect(unpublished(dir)).toEqual([
			{ subject: 'room', id: 'annex', field: 'name', old: 'Annex', new: 'Hall' }
		]);
	});
});

describe('a crash while publishing', () => {
	/** The folder before a publication, and the two files after it. */
	function interrupted() {
		const dir = published();
		edit(dir, 'rooms.yaml', 'Annex', 'Hall');
		const ledger = text(dir, 'revisions.yaml');
		const baseline = text(dir, 'published.json');
		publish(dir, 'renamed', NOW + 9000);
		renameSync(join(dir, 'published.json'), join(dir, 'published.json.next'));
		writeFileSync(join(dir, 'published.json'), baseline);
		return { dir, ledger };
	}

	it('before the ledger was written leaves things as they were', () => {
		const { dir, ledger } = interrupted();
		writeFileSync(join(dir, 'revisions.yaml'), ledger);
		expect(findingsIn(dir)).toEqual([]);
		expect(unpublished(dir).length).toBe(1);
		expect(publish(dir).number).toBe(2);
		expect(existsSync(join(dir, 'published.json.next'))).toBe(false);
		expect(unpublished(dir)).toEqual([]);
	});

	it('after the ledger was written leaves things published', () => {
		const { dir } = interrupted();
		expect(findingsIn(dir)).toEqual([]);
		expect(unpublished(dir)).toEqual([]);
		expect(publishFolder(dir, { note: 'x', now: NOW }).kind).toBe('unchanged');
		expect(existsSync(join(dir, 'published.json.next'))).toBe(false);
		expect(JSON.parse(text(dir, 'published.json')).program.revision).toBe(2);
	});

	it('in the middle of a file leaves the old one', () => {
		const { dir, ledger } = interrupted();
		writeFileSync(join(dir, 'revisions.yaml'), ledger);
		const half = text(dir, 'published.json.next').slice(0, 99);
		writeFileSync(join(dir, 'published.json.next'), half);
		expect(findingsIn(dir)).toEqual([]);
		expect(publish(dir).number).toBe(2);
	});
});

describe('a ledger filled by hand', () => {
	const byHand = '- { revision: 1, at: 2017-01-01T00:00:00Z, note: out, changes: [] }\n';

	it('must be adopted before anything is published', () => {
		const dir = smallFolder({ 'revisions.yaml': byHand });
		expect(publishFolder(dir, { note: 'x', now: NOW })).toEqual({ kind: 'unadopted', revision: 1 });
		expect(adoptFolder(dir)).toBe(null);
		expect(publishFolder(dir, { note: 'x', now: NOW })).toEqual({ kind: 'unchanged', revision: 1 });
		expect(text(dir, 'revisions.yaml')).toBe(byHand);
	});

	it('is adopted once, and only where there is one and no error', () => {
		expect(adoptFolder(smallFolder())).toBe('no ledger');
		expect(adoptFolder(published())).toBe('has baseline');
		const broken = smallFolder({ 'revisions.yaml': byHand, 'rooms.yaml': 'x: y' });
		expect(adoptFolder(broken)).toMatchObject([{ what: 'this file must be a list' }]);
	});
});

describe('check, once something is published', () => {
	const later = (change: (dir: string) => void) => {
		const dir = published();
		change(dir);
		return findingsIn(dir);
	};

	it('finds a changed id of a session', () => {
		const found = later((dir) => edit(dir, 'sessions.yaml', 'id: party', 'id: the-party'));
		expect(found).toEqual([
			'sessions.yaml:1: party: the session "party" was published and is gone. Put it back; what does not take place gets "status: cancelled".'
		]);
	});

	it('names the new id where title or name is the same', () => {
		const changed = (dir: string) => {
			edit(dir, 'people.yaml', 'id: been-kim', 'id: kim-been');
			edit(dir, 'sessions.yaml', '[been-kim]', '[kim-been]');
			renameSync(join(dir, 'people/been-kim.md'), join(dir, 'people/kim-been.md'));
		};
		expect(later(changed)).toEqual([
			'people.yaml:1: been-kim: the person "been-kim" was published and is gone. Is "kim-been" the same? Ids never change: name it "been-kim" again.'
		]);
	});

	it('finds a vanished room and track, and only warns of a person who asked to go', () => {
		const gone = (dir: string) => {
			rmSync(join(dir, 'tracks.yaml'));
			edit(dir, 'sessions.yaml', '  track: vision\n', '');
			edit(dir, 'sessions.yaml', '  authors: [fernanda-viegas]\n', '');
			edit(dir, 'people.yaml', '- id: fernanda-viegas\n  name: Fernanda Viégas\n  roles: [chair]\n', '');
		};
		expect(later(gone)).toEqual([
			'people.yaml:1: warning: fernanda-viegas: the person "fernanda-viegas" was published and is gone. Links to this person will lead nowhere.',
			'tracks.yaml:1: vision: the track "vision" was published and is gone. Put it back: links and feeds hold it.'
		]);
	});

	it('holds the event to its id and domain', () => {
		const found = later((dir) => {
			edit(dir, 'event.yaml', 'id: tiny-2017', 'id: tiny-2018');
			edit(dir, 'event.yaml', 'domain: tiny.example.org', 'domain: example.org');
		});
		expect(found).toEqual([
			'event.yaml:1: the event\'s domain was published as "tiny.example.org". Calendars hold it: put it back.',
			'event.yaml:1: the event\'s id was published as "tiny-2017". Calendars hold it: put it back.'
		]);
	});

	it('finds a ledger and a baseline that do not belong together', () => {
		const found = later((dir) => edit(dir, 'revisions.yaml', '00:00:00Z', '00:00:07Z'));
		expect(found).toEqual([
			'published.json:1: it is revision 1 of 2017-08-01T00:00:00Z, but the last in revisions.yaml is revision 1 of 2017-08-01T00:00:07Z. Restore both files from the same state; only "publish" writes them.'
		]);
	});

	it('finds a baseline that is damaged', () => {
		const found = later((dir) => writeFileSync(join(dir, 'published.json'), '{"program":'));
		expect(found).toEqual([
			'published.json:1: this is not what "publish" has written. Restore it as it was; only "publish" writes it.'
		]);
	});
});

describe('check of the ledger', () => {
	const found = (yaml: string) => findingsIn(smallFolder({ 'revisions.yaml': yaml }));
	const revision = (number: number, at: string, change = '') =>
		`- revision: ${number}\n  at: ${at}\n  note: n\n  changes: [${change}]\n`;
	const first = revision(1, '2017-01-01T00:00:00Z');
	const second = (change: string) => first + revision(2, '2017-01-01T00:00:01Z', change);

	it('wants numbers in a row', () => {
		expect(found(first + revision(3, '2017-01-02T00:00:00Z'))).toEqual([
			'revisions.yaml:5: 3: revision 3 stands where 2 should. Revisions are numbered 1, 2, 3 …; restore the file as it was published.'
		]);
	});

	it('wants times a second apart', () => {
		expect(found(first + revision(2, '2017-01-01T00:00:00Z'))).toEqual([
			'revisions.yaml:6: 2: revision 2 is not later than the one before it. Each is at least a second later.'
		]);
	});

	it('wants times in UTC', () => {
		expect(found(revision(1, '2017-01-01T10:00:00+10:00'))).toEqual([
			'revisions.yaml:2: 1: the at "2017-01-01T10:00:00+10:00" is no time in UTC. Write it as 2017-08-02T04:38:41Z.'
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
		expect(found(second('{ person: gone, field: name, new: x }, { person: gone, field: removed }'))).toEqual([]);
	});

	it('wants times with their offset, and lists of rooms', () => {
		expect(found(second("{ session: party, field: start, new: '9:20' }"))).toEqual([
			'revisions.yaml:8: 2: the new value "9:20" of "start" is no time. Write it with its offset: 2017-08-10T12:00+10:00.'
		]);
		expect(found(second('{ session: party, field: rooms, new: annex }'))).toEqual([
			'revisions.yaml:8: 2: the new value of "rooms" must be a list. Write [annex].'
		]);
	});
});
