import { expect, it } from 'vitest';
import { lazy } from '../../../src/lib/phone/base/lazy';

it('loads once, however often and how soon it is asked for', async () => {
	let loads = 0;
	const load = lazy(() => Promise.resolve(++loads));
	expect(await Promise.all([load(), load()])).toEqual([1, 1]);
	expect(await load()).toBe(1);
});

it('loads again after a failure', async () => {
	let online = false;
	const load = lazy(() =>
		online ? Promise.resolve('here') : Promise.reject(new Error('offline'))
	);
	await expect(load()).rejects.toThrow('offline');
	online = true;
	expect(await load()).toBe('here');
});
