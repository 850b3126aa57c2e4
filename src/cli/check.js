/** `npm run check`, and the first step of `npm test`: everything that only reads the files. */
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { command, install, npmQuietly, Stop } from './setup.js';

/** Scripts of package.json, in the order in which their words are shown. */
const looks = [
	['types'],
	['lint:code'],
	['lint:style'],
	['data', '--', 'check', '--all', '--offline']
];

/** What the step is called. */
export const LOOKS = 'types, lint, data';

/**
 * Runs them beside each other, and prints what they say when all have ended.
 * @returns {Promise<number>} the exit status of the first that failed, or 0
 */
export async function lookAll() {
	const all = await Promise.all(looks.map((script) => npmQuietly(['run', '--silent', ...script])));
	for (const { said } of all) process.stdout.write(said);
	return all.find(({ status }) => status !== 0)?.status ?? 0;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
	await command(async () => {
		if (argv.length > 2) throw new Stop('Usage: npm run check (takes nothing)', 2);
		await install();
		const status = await lookAll();
		if (status !== 0) throw new Stop('', status);
	});
}
