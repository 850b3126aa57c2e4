import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backoff, Pause } from '../../../src/lib/phone/base/retry';

const pauses = { first: 1_000, longest: 30_000 };

it('waits longer after each failure, up to a limit, and never twice the same for everybody', () => {
	const random = vi.spyOn(Math, 'random').mockReturnValue(1);
	const longest = [0, 1, 2, 9].map((failures) => backoff(failures, pauses));
	expect(longest).toEqual([1_000, 2_000, 4_000, 30_000]);
	random.mockReturnValue(0);
	expect([0, 9].map((failures) => backoff(failures, pauses))).toEqual([500, 15_000]);
});

describe('a pause', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	const watched = (promise: Promise<void>) => {
		const state = { over: false };
		void promise.then(() => (state.over = true));
		return state;
	};

	it('is cut short by somebody who comes back, but never to less than half a second', async () => {
		const pause = new Pause();
		const state = watched(pause.after(5, 0));
		pause.end();
		await vi.advanceTimersByTimeAsync(499);
		expect(state.over).toBe(false);
		await vi.advanceTimersByTimeAsync(1);
		expect(state.over).toBe(true);
		const longer = watched(pause.after(5, 0));
		await vi.advanceTimersByTimeAsync(501);
		expect(longer.over).toBe(false);
		pause.end();
		await vi.advanceTimersByTimeAsync(0);
		expect(longer.over).toBe(true);
	});

	it('lasts at least as long as the server asked for', async () => {
		const pause = new Pause();
		const state = watched(pause.after(0, 7));
		pause.end();
		await vi.advanceTimersByTimeAsync(6_999);
		expect(state.over).toBe(false);
		await vi.advanceTimersByTimeAsync(1);
		expect(state.over).toBe(true);
	});

	it('does not begin where it was ended before', async () => {
		const pause = new Pause();
		pause.end();
		const state = watched(pause.untilEnded());
		await vi.advanceTimersByTimeAsync(0);
		expect(state.over).toBe(true);
		const next = watched(pause.untilEnded());
		await vi.advanceTimersByTimeAsync(600_000);
		expect(next.over).toBe(false);
	});
});
