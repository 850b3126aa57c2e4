import { clock, dayIn, dayName, ms } from '$lib/program/time/instant';
import type { Store } from '../store/store';
import type { LiveProgram } from './liveProgram';

/**
 * A rehearsal goes on where the last one stopped, so that a restart in the middle loses nothing; who wants
 * a new one has to know that there was one. Null where nothing stands of it.
 */
export function earlierRehearsal({ live }: LiveProgram, store: Store): string | null {
	const last = live.revisions.at(-1);
	if (!store.rehearsal || !last) return null;
	const { zone } = live.program.event;
	const count = live.revisions.length;
	const changes = count === 1 ? '1 change' : `${count} changes`;
	const when = `${dayName(dayIn(ms(last.at), zone), 'long')}, ${clock(ms(last.at), zone)}`;
	return (
		`It continues an earlier rehearsal: ${changes} made at the desk, the last on ${when}. ` +
		`To start over, stop the server and delete ${store.place}, with the passphrases made for it.`
	);
}
