/** The .ics made on this device: works offline; its code is loaded on the first tap. */
import type { Id } from '$lib/program/model';
import { programDetails, programList } from './view';

function save(text: string, filename: string): void {
	const url = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
	const link = document.createElement('a');
	link.href = url;
	link.download = filename;
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Answers with a sentence to say. `name` becomes the file's name. */
export async function downloadSessions(ids: Id[], name: string): Promise<string> {
	try {
		const [{ download }, { program, ledger }, { prose }] = await Promise.all([
			import('$lib/calendar/download'),
			programList(fetch),
			programDetails(fetch)
		]);
		save(download({ program, ledger, prose }, ids), `${name}.ics`);
		return 'Saved as a calendar file. It is a copy of today’s times; a subscription follows changes.';
	} catch {
		return 'The calendar file could not be made on this device. Try again when you are online, or subscribe to a feed on the About page.';
	}
}
