/** Waiting for answers that come in real time, on a machine that may be busy. */
import { vi } from 'vitest';

/** ms; only to end what would wait forever. */
const LIMIT = { timeout: 30_000, interval: 20 };

/** Resolves once the check passes. */
export const soon = (check: () => void): Promise<void> => vi.waitFor(check, LIMIT);

/** The same, moving the phone's clock by `step` ms before each look. */
export const untilSo = (step: number, check: () => void): Promise<void> =>
	vi.waitFor(async () => {
		await vi.advanceTimersByTimeAsync(step);
		check();
	}, LIMIT);
