import { beforeEach, expect, it } from 'vitest';
import { Access, ATTEMPTS, LOGIN_LASTS } from '../../../src/lib/server/organizers/access';
import {
	invite as inviteAt,
	Organizers,
	readName,
	revoke
} from '../../../src/lib/server/organizers/organizers';
import { instant } from '../../../src/lib/program/time/instant';
import { Limits } from '../../../src/lib/server/limits/limits';
import type { Store } from '../../../src/lib/server/store/store';
import { onBothEngines } from '../engines';

const NOW = 1_700_000_000_000;

/** A small one: these are about who is let in, not about what guessing costs. */
const COST = { logN: 8, r: 8, p: 1 };
const invite = async (store: Store, name: string) => (await inviteAt(store, name, COST)).passphrase;

onBothEngines((place) => {
	let store: Store;
	let now: number;
	let access: Access;
	const openAccess = () => Access.open(store, new Limits(store.db, 'secret'), () => now, COST);
	beforeEach(async () => {
		now = NOW;
		store = await place.open();
		access = await openAccess();
	});

	async function signedIn(name: string, passphrase: string, at = access): Promise<string> {
		const answer = await at.signIn(name, passphrase, '192.0.2.1');
		if (answer.kind !== 'signed in') throw new Error(answer.kind);
		return answer.token;
	}

	it('lets in who was invited, by any spelling of the name', async () => {
		const passphrase = await invite(store, 'Ana Díaz');
		const token = await signedIn(readName('  ana  DÍAZ ')!, passphrase);
		expect(await access.organizer(token)).toBe('Ana Díaz');
	});

	it('knows who has a passphrase and since when, and says where one replaces another', async () => {
		const before = instant(Date.now());
		expect((await inviteAt(store, 'Ana', COST)).replaced).toBe(false);
		expect((await inviteAt(store, 'ana', COST)).replaced).toBe(true);
		const [ana, ...others] = await new Organizers(store.db).all();
		expect([ana?.name, others]).toEqual(['ana', []]);
		expect(ana!.since! >= before).toBe(true);
	});

	it('lets in nobody else', async () => {
		const passphrase = await invite(store, 'Ana');
		await invite(store, 'Bea');
		const kinds = await Promise.all(
			[
				['Ana', 'wrong'],
				['Bea', passphrase],
				['Carl', passphrase],
				['', '']
			].map(async ([name, tried]) => (await access.signIn(name!, tried!, '192.0.2.1')).kind)
		);
		expect(kinds).toEqual(['refused', 'refused', 'refused', 'refused']);
		expect(await access.organizer(undefined)).toBeNull();
		expect(await access.organizer('forged')).toBeNull();
	});

	it('keeps no passphrase, only its hash', async () => {
		const passphrase = await invite(store, 'Ana');
		const kept = JSON.stringify(await store.db.selectFrom('organizers').selectAll().execute());
		expect(kept).not.toContain(passphrase.slice(0, 5));
	});

	it('puts out at once who is revoked, invited anew or signs out; the others stay', async () => {
		const [ana, bea] = [await invite(store, 'Ana'), await invite(store, 'Bea')];
		const [first, second] = [await signedIn('Ana', ana), await signedIn('Ana', ana)];
		const other = await signedIn('Bea', bea);
		await access.signOut(first);
		expect([await access.organizer(first), await access.organizer(second)]).toEqual([null, 'Ana']);
		expect(await revoke(store, 'ana')).toBe(true);
		expect(await access.organizer(second)).toBeNull();
		await invite(store, 'Bea');
		expect(await access.organizer(other)).toBeNull();
		expect((await access.signIn('Bea', bea, '192.0.2.1')).kind).toBe('refused');
		expect(await revoke(store, 'Nobody')).toBe(false);
	});

	it('ends a session when its time is over', async () => {
		const token = await signedIn('Ana', await invite(store, 'Ana'));
		now += LOGIN_LASTS - 1;
		expect(await access.organizer(token)).toBe('Ana');
		now += 1;
		expect(await access.organizer(token)).toBeNull();
	});

	it('knows sessions that another process has begun, with the same secret', async () => {
		const token = await signedIn('Ana', await invite(store, 'Ana'));
		const other = await openAccess();
		expect(await other.organizer(token)).toBe('Ana');
	});

	it('lets nobody try one name too often, from wherever, and counts for all processes', async () => {
		const passphrase = await invite(store, 'Ana');
		const others = await openAccess();
		for (let tried = 0; tried < ATTEMPTS.name.most; tried++) {
			const at = tried % 2 ? access : others;
			expect((await at.signIn('Ana', 'wrong', `198.51.100.${tried}`)).kind).toBe('refused');
		}
		const late = await others.signIn('Ana', passphrase, '203.0.113.9');
		expect(late).toEqual({ kind: 'too many', wait: ATTEMPTS.name.within / 1000 });
		now += ATTEMPTS.name.within - 1000;
		expect(await access.signIn('ANA', passphrase, '203.0.113.8')).toMatchObject({ wait: 1 });
		now += 1000;
		expect((await access.signIn('Ana', passphrase, '203.0.113.7')).kind).toBe('signed in');
	});

	it('lets no address try too often, whatever the names; one network of IPv6 is one', async () => {
		const tries = Array.from({ length: ATTEMPTS.address.most }, (_, at) =>
			access.signIn(`Somebody ${at}`, 'wrong', `2001:db8:0:7::${at.toString(16)}`)
		);
		expect(new Set((await Promise.all(tries)).map(({ kind }) => kind))).toEqual(
			new Set(['refused'])
		);
		const passphrase = await invite(store, 'Ana');
		const again = (address: string) => access.signIn('Ana', passphrase, address);
		expect((await again('2001:db8:0:7:ffff::1')).kind).toBe('too many');
		expect((await again('2001:db8:0:8::1')).kind).toBe('signed in');
	});

	it('remembers neither names nor addresses of who tried', async () => {
		await access.signIn('Ana', 'wrong', '192.0.2.77');
		const kept = JSON.stringify(await store.db.selectFrom('limits').selectAll().execute());
		expect(kept).not.toMatch(/ana|192\.0\.2/i);
	});
});
