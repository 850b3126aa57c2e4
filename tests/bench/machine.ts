/** How busy the machine is with other things: its noise is in every figure. */
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Business {
	cores: number;
	/** 0 to 1, over a second in which the bench itself rested. */
	busy: number;
}

export async function business(): Promise<Business> {
	const before = ticks();
	await sleep(1000);
	const after = ticks();
	const busy = (after.busy - before.busy) / Math.max(1, after.all - before.all);
	return { cores: cpus().length, busy };
}

function ticks(): { busy: number; all: number } {
	const sums = cpus().map(({ times }) => {
		const all = times.user + times.nice + times.sys + times.idle + times.irq;
		return { busy: all - times.idle, all };
	});
	return {
		busy: sums.reduce((sum, { busy }) => sum + busy, 0),
		all: sums.reduce((sum, { all }) => sum + all, 0)
	};
}

export function describeBusiness(before: Business, after: Business): string {
	const percent = [before, after].map(({ busy }) => `${Math.round(busy * 100)} %`).join(' and ');
	const state = `${before.cores} cores, ${percent} busy with other things before and after`;
	return Math.max(before.busy, after.busy) > 0.15
		? `CAUTION: the machine was not quiet (${state}). Trust ratios more than milliseconds, and repeat a fallen bar when it is.`
		: `The machine: ${state}. CPU throttling is relative to it: trust ratios more than milliseconds.`;
}
