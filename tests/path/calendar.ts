/** A calendar feed as a calendar program reads it: by ical.js, and by khal where it is installed. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { Khal } from '../calendar/khal';

const missing = spawnSync('khal', ['--version']).error;
if (missing) console.log('Not read with khal: it is not installed (Debian: apt-get install khal).');

/** Each entry as `2030-05-02T09:00 opening 0 Opening`: its start there, the session in its UID, SEQUENCE, title. */
export function entries(ics: string): string[] {
	ICAL.design.strict = true;
	const calendar = new ICAL.Component(ICAL.parse(ics));
	return calendar
		.getAllSubcomponents('vevent')
		.map((component) => {
			const { uid, startDate, summary, sequence } = new ICAL.Event(component);
			const session = uid.replace(/^.*?-\d{4}-|@.*$/g, '');
			return `${startDate.toString().slice(0, 16)} ${session} ${sequence} ${summary}`;
		})
		.sort();
}

/** What khal lists of those days, as `2030-05-02 09:00 Opening`; null where it isn't installed. */
export function listed(ics: string, zone: string, days: string[]): string[] | null {
	if (missing) return null;
	const khal = new Khal(zone);
	try {
		const file = join(khal.home, 'feed.ics');
		writeFileSync(file, ics);
		khal.import(file);
		return khal.list('{start-long} {title}', days).lines.sort();
	} finally {
		khal.remove();
	}
}
