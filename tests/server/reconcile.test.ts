import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LiveRevision } from '../../src/lib/program/live/live';
import type { Ledger } from '../../src/lib/program/model';
import { instant, ms } from '../../src/lib/program/time/instant';
import { reconcile } from '../../src/lib/server/live/reconcile';

const START = ms('2017-08-10T00:00:00Z');
const PRINTED = 3;

/** Live revisions 4, 5, …; some take back one before them. */
const revisions = fc.array(fc.nat(), { maxLength: 12 }).map((choices) =>
	choices.map((choice, index): LiveRevision => ({
		...{ number: PRINTED + 1 + index, at: instant(START + index * 60_000), by: '' },
		...{ note: `${index}`, changes: [] },
		action:
			choice % 3 === 0 && index > 0
				? { kind: 'undo', revision: PRINTED + 1 + (choice % index) }
				: { kind: 'cancel', session: `s${index}` }
	}))
);

/** What a deploy brings: the printed ones, some of the live ones pulled, some of its own. */
const deploys = revisions.chain((live) =>
	fc.record({
		live: fc.constant(live),
		pulled: fc.nat({ max: live.length }),
		own: fc.nat({ max: 5 }),
		unused: fc.nat({ max: 3 })
	})
);

type Deploy = typeof deploys extends fc.Arbitrary<infer D> ? D : never;

function ledgerOf({ live, pulled, own }: Deploy): Ledger {
	const entry = (number: number, at: string) => ({ number, at, note: '', changes: [] });
	const printed = [1, 2, 3].map((number) => entry(number, instant(START - 10_000_000 + number)));
	const brought = live.slice(0, pulled).map(({ number, at }) => entry(number, at));
	const last = PRINTED + pulled;
	const fresh = Array.from({ length: own }, (_, i) =>
		entry(last + 1 + i, instant(START + 90_000_000 + i * 1000))
	);
	return [...printed, ...brought, ...fresh];
}

function after(deploy: Deploy) {
	const ledger = ledgerOf(deploy);
	const highest = Math.max(ledger.length, PRINTED + deploy.live.length + deploy.unused);
	const renumbered = reconcile(ledger, deploy.live, highest);
	const moved = new Map(renumbered.map(({ former, revision }) => [former, revision]));
	const all = deploy.live.map((one) => moved.get(one.number) ?? one);
	return { ledger, highest, renumbered, moved, all };
}

describe('live revisions and a deploy', () => {
	it('that was published later than they, under a lower number, make one history too', () => {
		const [first] = fc.sample(
			revisions.filter((all) => all.length > 0),
			1
		);
		const ledger = [{ number: 1, at: instant(START + 90_000_000), note: '', changes: [] }];
		const [moved] = reconcile(ledger, first!, 40);
		expect(moved!.revision).toMatchObject({ number: 41, at: instant(START + 90_001_000) });
	});

	it('that knows nothing of them, or all of them, leave each other alone', () => {
		fc.assert(
			fc.property(revisions, fc.boolean(), (live, all) => {
				const deploy = { live, pulled: all ? live.length : 0, own: 0, unused: 0 };
				expect(after(deploy).renumbered).toEqual([]);
			})
		);
	});

	it('never share a number with something else', () => {
		fc.assert(
			fc.property(deploys, (deploy) => {
				const { ledger, all } = after(deploy);
				const at = new Map(ledger.map((entry) => [entry.number, entry.at]));
				const clashes = all.filter((one) => (at.get(one.number) ?? one.at) !== one.at);
				expect(clashes).toEqual([]);
				expect(new Set(all.map(({ number }) => number)).size).toBe(all.length);
			})
		);
	});

	it('keep their order, and a number that is given anew is above all that ever were', () => {
		fc.assert(
			fc.property(deploys, (deploy) => {
				const { all, renumbered, highest } = after(deploy);
				const numbers = all.map(({ number }) => number);
				expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
				expect(renumbered.map(({ revision }) => revision.number)).toEqual(
					renumbered.map((_, index) => highest + 1 + index)
				);
			})
		);
	});

	it('still take back the same ones', () => {
		fc.assert(
			fc.property(deploys, (deploy) => {
				const { all } = after(deploy);
				const named = (list: LiveRevision[]) =>
					list.map(({ action }) =>
						action.kind === 'undo'
							? list.findIndex(({ number }) => number === action.revision)
							: action
					);
				expect(named(all)).toEqual(named(deploy.live));
			})
		);
	});

	it('make one history whose times rise, and are settled once', () => {
		fc.assert(
			fc.property(deploys, (deploy) => {
				const { ledger, all } = after(deploy);
				const over = all.filter(({ number }) => number > ledger.length);
				const times = [...ledger, ...over].map(({ at }) => ms(at));
				expect(times).toEqual([...times].sort((a, b) => a - b));
				expect(reconcile(ledger, all, all.at(-1)?.number ?? 0)).toEqual([]);
			})
		);
	});
});
