import { commandOn } from '../../lib/data/commandOn.js';
import { formatFinding } from '../../lib/data/folder';
import { bringIn, type Pulled } from '../../lib/data/pull/bringIn';
import { readFolder } from '../../lib/data/folder';
import { askSite, reserved, siteAddress } from './site';
import {
	dataFolder,
	printLines,
	readArguments,
	CommandError,
	UsageError,
	type Command
} from './usage';

/** How long a site may take, in ms. */
const PATIENCE = 15_000;

const publishing = (dir: string) => commandOn(dir, 'npm run data -- publish -m "why"');

/** What to do where a number stands for something else here and on the site. */
export function parted(
	dir: string,
	site: string,
	number: number,
	note: string,
	since: number
): string {
	return (
		`Revision ${number} in ${dir}/ (“${note}”) isn't the revision ${number} of ${site}: both went on ` +
		`from revision ${since}. Restore revisions.yaml and published.json as they were at revision ${since}, ` +
		`leave the other files as they are, pull, and run: ${publishing(dir)}`
	);
}

export const oldFolder = (dir: string, site: string, deployed: number, last: number) =>
	`${site} was built from revision ${deployed}, and ${dir}/ ends with revision ${last}: get its newest files first.`;

function tell(pulled: Pulled, dir: string, site: string): number {
	switch (pulled.kind) {
		case 'refused':
			printLines(pulled.findings.map(formatFinding));
			throw new CommandError(`Nothing was pulled: ${dir}/ would have errors, see above.`);
		case 'unpublished':
			throw new CommandError(
				`${dir}/published.json is missing. Restore it; or, if the folder is as its last revision left it, run: ${commandOn(dir, 'npm run data -- publish --adopt')}`
			);
		case 'old folder':
			throw new CommandError(oldFolder(dir, site, pulled.deployed, pulled.last));
		case 'parted':
			throw new CommandError(parted(dir, site, pulled.number, pulled.note, pulled.since));
		case 'level':
			printLines([`${dir}/ has all that ${site} has: revision ${pulled.revision}.`]);
			return 0;
		case 'pulled':
			printLines([
				...pulled.revisions.map(({ number, at, note }) => `Revision ${number}, ${at}: ${note}`),
				`Written to ${dir}/. Look at it with git diff, and commit it.`,
				...pulled.kept.map(
					(what) => `  ${what}: yours, not published, stays. The site has another.`
				),
				...(pulled.kept.length > 0 ? [`To publish what is yours, run: ${publishing(dir)}`] : [])
			]);
			return 0;
	}
}

/** Refuses the site of another event. */
async function checkEvent(
	dir: string,
	site: string,
	event: () => Promise<string | null>
): Promise<void> {
	const { folder, findings } = readFolder(dir);
	if (!folder) {
		printLines(findings.map(formatFinding));
		throw new CommandError(`Nothing was pulled: ${dir}/ has errors, see above.`);
	}
	const there = await event().catch(() => null);
	const here = folder.program.event.id;
	if (there === null)
		throw new CommandError(`${site} does not say which event it is of. Try again.`);
	if (there !== here) {
		throw new CommandError(
			`${site} is the site of another event: “${there}”, and ${dir}/ is of “${here}”.`
		);
	}
}

export const pull: Command = {
	usage: 'pull URL [DIR]',
	does: 'copies the changes made at the desk of a running site into the folder',
	more: [
		'Each revision made at the desk becomes an entry of revisions.yaml, with its number, time and note.',
		'Moved, cancelled, added and retitled sessions, speakers and links are changed in the YAML files.',
		'Late rooms and notices are recorded in revisions.yaml and change nothing else.'
	],
	async run(args) {
		const { positionals } = readArguments({ args, options: {}, allowPositionals: true });
		const [url, dir = dataFolder(), ...more] = positionals;
		if (url === undefined) throw new UsageError('Name the site, for example https://example.org.');
		if (more.length > 0)
			throw new UsageError(`Pull takes one folder; "${more[0]}" is a second one.`);
		const address = siteAddress(url);
		const site = address.slice(0, -1);
		const asked = await askSite(address, PATIENCE);
		if (asked.kind === 'silent') {
			throw new CommandError(
				`${site} could not be reached. Is the address right, and are you online?`
			);
		}
		if (asked.kind === 'example') {
			throw new CommandError(`${reserved(site)} Name the address of your running site.`);
		}
		if (asked.kind === 'still') {
			throw new CommandError(
				`${site} has no desk changes: it is a static build, or isn't a Runsheet site.`
			);
		}
		if (asked.kind === 'rehearsal') {
			throw new CommandError(
				`${site} is in a rehearsal (REHEARSE_AT), and nothing of a rehearsal is pulled. Start it without REHEARSE_AT, then pull.`
			);
		}
		await checkEvent(dir, site, asked.event);
		return tell(await bringIn(dir, asked.history), dir, site);
	}
};
