/** The program on this device: as printed, and as it is now. */
import { event } from 'virtual:event';
import { asset } from '$app/paths';
import { nextTask } from '../base/nextTask';
import { storages } from '../base/storages';
import { LiveDay } from '../live/liveDay.svelte';
import { usePhone } from '../phone';
import { isProgramDetails, isProgramList, programFileAt, type ProgramList } from './files';

/** Where the program's files are. */
export const programFiles = {
	list: asset('/program/list.json'),
	details: asset('/program/details.json')
};
const printedList = programFileAt(programFiles.list, isProgramList);

export const programDetails = programFileAt(programFiles.details, isProgramDetails);

export const liveDay = new LiveDay(event.id, storages().local, () => printedList(fetch));

/** As it is now. An effect that calls this runs again at each live revision. */
export const programList = (get: typeof fetch): Promise<ProgramList> =>
	__STATIC__ ? printedList(get) : liveDay.over(printedList(get));

export interface ProgramState {
	/** Null until the file has been read, which begins once the page is drawn. */
	readonly list: ProgramList | null;
	/** It couldn't be read: offline, and not stored. It is read again when the network is back. */
	readonly failed: boolean;
}

/** For a component, while it is made. @param wanted false: not yet */
export function programState(wanted: () => boolean = () => true): ProgramState {
	const phone = usePhone();
	let list = $state.raw<ProgramList | null>(null);
	let failed = $state.raw(false);
	$effect(() => {
		if (!wanted()) return;
		// run again when the network is back
		if (failed) void phone.freshness.checked;
		programList(fetch)
			// drawing is a task of its own, so that a tap in between is answered
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
