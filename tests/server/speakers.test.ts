import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFolder } from '../../src/lib/data/folder';
import { KEY, Keyring, speakerKey } from '../../src/lib/server/speakers/keyring';
import { SpeakerLinks } from '../../src/lib/server/speakers/speakerLinks';
import { readUpdate } from '../../src/lib/server/speakers/readUpdate';
import { openStore, type Store } from '../../src/lib/server/store/store';
import { WORKSHOP } from '../workshop';

const { folder } = readFolder(WORKSHOP);

describe('a keyring', () => {
	const ring = new Keyring('secret');
	const once = { generation: 1, revoked: false };

	it('knows whose a key is, and that a former one is void', () => {
		const [first, second] = [ring.key('ada', 1), ring.key('ada', 2)];
		expect(ring.whose(first, [['ada', once]])).toEqual({ person: 'ada', valid: true });
		const anew = new Map([['ada', { generation: 2, revoked: false }]]);
		expect(ring.whose(first, anew)).toEqual({ person: 'ada', valid: false });
		expect(ring.whose(second, anew)).toEqual({ person: 'ada', valid: true });
		expect(ring.whose(second, [['ada', { generation: 2, revoked: true }]])?.valid).toBe(false);
	});

	it('knows nobody by a key that was cut, changed, or made with another secret', () => {
		const key = ring.key('ada', 1);
		const other = speakerKey('another', 'ada', 1);
		for (const wrong of [key.slice(0, -1), `${key}x`, key.toUpperCase(), other, '']) {
			expect(ring.whose(wrong, [['ada', once]])).toBeNull();
		}
	});

	it('gives each person and generation a key of its own', () => {
		const name = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/);
		const holder = fc.tuple(name, fc.integer({ min: 1, max: 50 }));
		fc.assert(
			fc.property(fc.uniqueArray(holder, { selector: String }), (holders) => {
				const keys = holders.map(([person, generation]) => ring.key(person, generation));
				expect(new Set(keys).size).toBe(holders.length);
				expect(keys.every((key) => KEY.test(key))).toBe(true);
			})
		);
	});
});

describe("speakers' links in the store", () => {
	let state: string;
	let store: Store;
	let links: SpeakerLinks;
	beforeEach(async () => {
		state = mkdtempSync(join(tmpdir(), 'runsheet-state-'));
		store = await openStore({
			stateDir: state,
			databaseUrl: null,
			event: 'vdl-2017',
			role: 'server',
			rehearsal: false
		});
		links = await SpeakerLinks.open(store, () => folder!.program);
	});
	afterEach(async () => {
		await store.close();
		rmSync(state, { recursive: true });
	});
	const keyOf = async (person: string) =>
		(await links.all()).find((link) => link.person === person)?.key ?? '';

	it('are the same each time, and one for everybody who presents', async () => {
		const [first, again] = [await links.all(), await links.all()];
		expect(first).toEqual(again);
		expect(first.length).toBeGreaterThan(10);
		expect(new Set(first.map(({ key }) => key)).size).toBe(first.length);
	});

	it('remember what was seen, which never falls, and never what is still to come', async () => {
		await links.tell('cinjon-resnick', { seen: 5 }, Date.UTC(2017, 7, 9));
		await links.tell('cinjon-resnick', { seen: 3 }, Date.UTC(2017, 7, 10));
		const held = await links.whose(await keyOf('cinjon-resnick'));
		expect([held?.state.seen, held?.state.seenAt]).toEqual([5, '2017-08-09T00:00:00Z']);
		const { seen } = await links.tell('cinjon-resnick', { seen: 999 }, Date.UTC(2017, 7, 11));
		expect(seen).toBe(8);
	});

	it('remember who is here since when, and forget it when it is taken back', async () => {
		const here = (value: boolean, hour: number) =>
			links.tell(
				'cinjon-resnick',
				{ here: { 'generative-models-magenta': value } },
				Date.UTC(2017, 7, 10, hour)
			);
		expect((await here(true, 0)).here).toEqual({
			'generative-models-magenta': '2017-08-10T00:00:00Z'
		});
		expect((await here(true, 1)).here).toEqual({
			'generative-models-magenta': '2017-08-10T00:00:00Z'
		});
		expect((await here(false, 2)).here).toEqual({});
	});

	it('are void once they are made anew or revoked', async () => {
		const first = await keyOf('cinjon-resnick');
		await links.renew('cinjon-resnick', 'reissue');
		const second = await keyOf('cinjon-resnick');
		expect([(await links.whose(first))?.valid, (await links.whose(second))?.valid]).toEqual([
			false,
			true
		]);
		await links.renew('cinjon-resnick', 'revoke');
		expect([(await links.whose(second))?.valid, await keyOf('cinjon-resnick')]).toEqual([
			false,
			''
		]);
		await links.renew('cinjon-resnick', 'reissue');
		const third = await keyOf('cinjon-resnick');
		expect([(await links.whose(second))?.valid, (await links.whose(third))?.valid]).toEqual([
			false,
			true
		]);
	});
});

describe("a speaker's word", () => {
	const own = new Set(['mine']);

	it('is taken where it is about their own sessions', () => {
		expect(readUpdate({ seen: 3, here: { mine: true } }, own)).toEqual({
			seen: 3,
			here: { mine: true }
		});
		expect(readUpdate({}, own)).toEqual({});
	});

	it.each([
		[[]],
		[null],
		[{ seen: -1 }],
		[{ seen: '3' }],
		[{ seen: 1e99 }],
		[{ here: [true] }],
		[{ here: { mine: 'yes' } }],
		[{ here: { foreign: true } }]
	])('is refused with one sentence: %j', (body) => {
		expect(() => readUpdate(body, own)).toThrow(/^[^\n]+\.$/);
	});
});
