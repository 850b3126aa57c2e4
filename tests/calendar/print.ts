/** Prints feeds of one program; run by feed.test.ts on machines with other clocks. */
import { download } from '../../src/lib/calendar/download';
import { feed } from '../../src/lib/calendar/feed';
import { anEvent, aSession, told } from './programs';

for (const zone of ['Australia/Sydney', 'Africa/Casablanca', 'America/Los_Angeles', 'UTC']) {
	const one = told([aSession(), aSession({ id: 'closing', kind: 'closing', title: null })], {
		event: anEvent({ zone })
	});
	process.stdout.write(feed(one, { type: 'program' }) ?? '');
	process.stdout.write(download(one, ['smoothgrad'], 10));
}
