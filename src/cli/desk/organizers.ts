/** Who may work at the desk: invited, revoked and listed, beside a running server or without one. */
import { commandOn, isUsualFolder } from '../../lib/data/commandOn.js';
import { invite, Organizers, readName, revoke } from '../../lib/server/organizers/organizers';
import type { Instant } from '../../lib/program/model';
import { clock, dayIn, dayName, ms } from '../../lib/program/time/instant';
import {
	dataFolder,
	printLines,
	readArguments,
	CommandError,
	UsageError,
	type Command
} from '../data/usage';
import { AS_SERVER, withStore } from './store';

/** Several words are one name: nobody needs quotes. */
function nameIn(args: string[]): string {
	const { positionals } = readArguments({ args, allowPositionals: true });
	const name = readName(positionals.join(' '));
	if (name === null) throw new UsageError('Give the name of one organizer, at most 80 letters.');
	return name;
}

export const inviting: Command = {
	usage: 'invite NAME',
	does: 'makes a passphrase for an organizer and shows it once',
	more: ['If NAME has one already, the old one stops working.', AS_SERVER],
	async run(args) {
		const name = nameIn(args);
		const made = await withStore(async (store, { event }) => {
			return { ...(await invite(store, name)), event: event.name };
		});
		const { passphrase, replaced, event } = made;
		const dir = dataFolder();
		const of = isUsualFolder(dir) ? event : `${event} (${dir})`;
		printLines([
			`Passphrase of ${name}: ${passphrase}`,
			...(replaced ? [`The old one stops working now, and ${name} is signed out everywhere.`] : []),
			`It works right away at the desk (/desk/) of ${of}, and is shown only this once. Hand it over in person.`
		]);
		return 0;
	}
};

export const revoking: Command = {
	usage: 'revoke NAME',
	does: 'ends an organizer’s access to the desk immediately',
	more: [AS_SERVER],
	async run(args) {
		const name = nameIn(args);
		await withStore(async (store) => {
			if (await revoke(store, name)) return;
			const names = (await new Organizers(store.db).all()).map((one) => one.name);
			const known =
				names.length > 0
					? `These have a passphrase: ${names.join(', ')}.`
					: 'Nobody has a passphrase yet.';
			throw new CommandError(`No organizer is called ${name}. ${known}`);
		});
		printLines([`${name} no longer has access to the desk.`]);
		return 0;
	}
};

export const listing: Command = {
	usage: 'list',
	does: 'lists who has a passphrase, and since when',
	more: [AS_SERVER],
	async run(args) {
		readArguments({ args });
		const lines = await withStore(async (store, { event }) => {
			const all = await new Organizers(store.db).all();
			const width = Math.max(...all.map(({ name }) => name.length), 0);
			return all.map(({ name, since }) => `${name.padEnd(width)}  ${when(since, event.zone)}`);
		});
		printLines(
			lines.length > 0
				? lines
				: [
						`Nobody has a passphrase yet. To make one: ${commandOn(dataFolder(), 'npm run desk -- invite NAME')}`
					]
		);
		return 0;
	}
};

/** In the venue's time. */
function when(since: Instant | null, zone: string): string {
	if (since === null) return 'since before this version of Runsheet';
	return `since ${dayName(dayIn(ms(since), zone), 'long')}, ${clock(ms(since), zone)}`;
}
