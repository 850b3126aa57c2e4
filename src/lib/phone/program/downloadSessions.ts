/** The .ics made on this device: works offline; its code is loaded on the first tap. */
import type { Id } from '$lib/program/model';
import { programDetails, programList } from './program.svelte';

function save(text: string, filename: string): void {
	const url = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
	const link = document.createElement('a');
	link.href = url;
	link.download = filename;
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** What to say of it, and whether there is a file now. */
export interface Outcome {
	said: string;
	saved: boolean;
}

/** `file` is its name; `title` what calendars call it, where that is not `My agenda`. */
export async function downloadSessions(ids: Id[], file: string, title?: string): Promise<Outcome> {
	try {
		const [{ download }, { program, ledger }, { prose }] = await Promise.all([
			import('$lib/calendar/download'),
			programList(fetch),
			programDetails(fetch)
		]);
		save(download({ program, ledger, prose }, ids, undefined, title), `${file}.ics`);
		return { said: 'Saved as a calendar file, with today’s times.', saved: true };
	} catch {
		return {
			said: 'The calendar file could not be made. Try again when you are online.',
			saved: false
		};
	}
}
