import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publishFolder, unpublished } from '../../src/lib/data/publish/publish';
import { findingsIn } from './folders';
import { edit, NOW, publish, published, text } from './publications';

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

describe('check, once something is published', () => {
	const later = (change: (dir: string) => void) => {
		const dir = published();
		change(dir);
		return findingsIn(dir);
	};

	it('finds a changed id of a session', () => {
		const found = later((dir) => edit(dir, 'sessions.yaml', 'id: party', 'id: the-party'));
		expect(found).toEqual([
			'sessions.yaml:1: party: the session "party" was published and is gone. Put it back; if it does not take place, give it "status: cancelled".'
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

	it('lets one person go and another one come, however alike their ids are', () => {
		const changed = (dir: string) => {
			edit(dir, 'people.yaml', 'id: been-kim', 'id: been-kin');
			edit(dir, 'people.yaml', 'name: Been Kim', 'name: Benita Kin');
			edit(dir, 'sessions.yaml', '[been-kim]', '[been-kin]');
			renameSync(join(dir, 'people/been-kim.md'), join(dir, 'people/been-kin.md'));
		};
		expect(later(changed)).toEqual([
			'people.yaml:1: warning: been-kim: the person "been-kim" was published and is gone. Links to this page will stop working.'
		]);
	});

	it('finds a vanished room and track, and only warns of a person who asked to go', () => {
		const gone = (dir: string) => {
			rmSync(join(dir, 'tracks.yaml'));
			edit(dir, 'sessions.yaml', '  track: vision\n', '');
			edit(dir, 'sessions.yaml', '  authors: [fernanda-viegas]\n', '');
			edit(
				dir,
				'people.yaml',
				'- id: fernanda-viegas\n  name: Fernanda Viégas\n  roles: [chair]\n',
				''
			);
		};
		expect(later(gone)).toEqual([
			'people.yaml:1: warning: fernanda-viegas: the person "fernanda-viegas" was published and is gone. Links to this page will stop working.',
			'tracks.yaml:1: vision: the track "vision" was published and is gone. Put it back: links and feeds use it.'
		]);
	});

	it('says where the new id stands', () => {
		const found = later((dir) => edit(dir, 'sessions.yaml', 'id: smoothgrad', 'id: smooth-grad'));
		expect(found.filter((line) => line.startsWith('sessions.yaml'))).toEqual([
			'sessions.yaml:7: smoothgrad: the session "smoothgrad" was published and is gone. Is "smooth-grad" the same? Ids never change: name it "smoothgrad" again.'
		]);
	});

	it('says nothing of the ledger, which nobody may edit, where a gone id explains it', () => {
		const dir = published();
		edit(dir, 'sessions.yaml', "start: '22:30'", "start: '22:45'");
		edit(dir, 'people.yaml', 'affiliation: Google', 'affiliation: Mozilla');
		edit(dir, 'event.yaml', 'name: Town hall', 'name: Guild hall');
		publish(dir, 'The party begins later', NOW + 60_000);
		edit(dir, 'sessions.yaml', 'id: party', 'id: the-party');
		edit(dir, 'sessions.yaml', 'speakers: [been-kim]', 'speakers: []');
		edit(dir, 'people.yaml', '- id: been-kim\n  name: Been Kim\n  affiliation: Mozilla\n', '');
		rmSync(join(dir, 'people/been-kim.md'));
		edit(dir, 'event.yaml', 'id: tiny-2017', 'id: tiny');
		expect(findingsIn(dir)).toEqual([
			'event.yaml:1: the event\'s id was published as "tiny-2017". Put it back: calendars use it.',
			'people.yaml:1: warning: been-kim: the person "been-kim" was published and is gone. Links to this page will stop working.',
			'sessions.yaml:1: party: the session "party" was published and is gone. Put it back; if it does not take place, give it "status: cancelled".'
		]);
	});

	it('lets somebody be taken out whom the ledger names', () => {
		const dir = published();
		edit(dir, 'people.yaml', 'affiliation: Google', 'affiliation: Mozilla');
		publish(dir, 'Another affiliation', NOW + 60_000);
		edit(dir, 'sessions.yaml', '  speakers: [been-kim]\n', '');
		edit(dir, 'people.yaml', '- id: been-kim\n  name: Been Kim\n  affiliation: Mozilla\n', '');
		rmSync(join(dir, 'people/been-kim.md'));
		publish(dir, 'One speaker less', NOW + 120_000);
		expect(findingsIn(dir)).toEqual([]);
	});

	it('holds the event to its id and domain', () => {
		const found = later((dir) => {
			edit(dir, 'event.yaml', 'id: tiny-2017', 'id: tiny-2018');
			edit(dir, 'event.yaml', 'domain: tiny.example.org', 'domain: example.org');
		});
		expect(found).toEqual([
			'event.yaml:1: the event\'s id was published as "tiny-2017". Put it back: calendars use it.',
			'event.yaml:8: the event\'s domain was published as "tiny.example.org". Put it back: calendars use it.'
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
			'published.json:1: this isn\'t what "publish" wrote. Restore it from git or a copy; only "publish" writes it.'
		]);
	});
});
