import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	adoptFolder,
	preparePublication,
	publishFolder,
	unpublished
} from '../../src/lib/data/publish/publish';
import { modified, sequence } from '../../src/lib/program/ledger/ledger';
import { findingsIn, read, small, smallFolder } from './folders';
import { edit, NOW, publish, published, text } from './publications';
import { runs } from '../runs';

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
		expect(publishFolder(dir, { note: 'again', now: NOW })).toEqual({
			kind: 'unchanged',
			revision: 1
		});
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
		expect(publishFolder(dir, { note: 'then', at, now: NOW })).toEqual({
			kind: 'too early',
			last: at
		});
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

	it('never lets a sequence fall, and leaves nothing to publish', { timeout: 60_000 }, () => {
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
			runs(4)
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
