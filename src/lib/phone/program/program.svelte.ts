/** The program on this device: as it was printed, and as it is now. */
import { event } from 'virtual:event';
import { asset } from '$app/paths';
import { nextTask } from '../base/nextTask';
import { storages } from '../base/storages';
import { LiveDay } from '../live/liveDay.svelte';
import { usePhone } from '../phone';
import { programFileAt, type ProgramDetails, type ProgramList } from './files';

/** Where the program's files are. */
export const programFiles = {
	list: asset('/program/list.json'),
	details: asset('/program/details.json')
};
const printedList = programFileAt<ProgramList>(programFiles.list);

export const programDetails = programFileAt<ProgramDetails>(programFiles.details);

export const liveDay = new LiveDay(event.id, storages().local, () => printedList(fetch));

/** As it is now. An effect that asks for it runs again when organizers have decided something. */
export const programList = (get: typeof fetch): Promise<ProgramList> =>
	__STATIC__ ? printedList(get) : liveDay.over(printedList(get));

export interface ProgramState {
	/** Null until the page has been drawn and the file has been read. */
	readonly list: ProgramList | null;
	/** It could not be read: offline, and not stored. It is asked for again when the network is back. */
	readonly failed: boolean;
}

/** For a component, while it is made. @param wanted false: not yet */
export function programState(wanted: () => boolean = () => true): ProgramState {
	const phone = usePhone();
	let list = $state.raw<ProgramList | null>(null);
	let failed = $state.raw(false);
	$effect(() => {
		if (!wanted()) return;
		if (failed) void phone.freshness.checked;
		programList(fetch)
			// drawn in a task of its own, after the one that read it
			.then((now) => nextTask().then(() => now))
			.then(
				(now) => ([list, failed] = [now, false]),
				() => (failed = true)
			);
	});
	return {
		get list() {
			return list;
		},
		get failed() {
			return failed;
		}
	};
}
