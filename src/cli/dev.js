/** `npm run dev`: the app from its sources, with the program folder as it is at this moment. */
import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { asCalled, onOurFolder } from './asCalled.js';
import { dataFolder, home, root } from './places.js';
import { command, install, Stop } from './setup.js';

await command(async () => {
	if (process.argv.length > 2) {
		throw new Stop('Usage: npm run dev (PORT, HOST, STATE_DIR, DATA_DIR are read)', 2);
	}
	await install();
	const data = dataFolder();
	const state = await ownState(data);
	const port = readPort(process.env.PORT || '3000');
	const { createServer } = await import('vite');
	const host = process.env.HOST || 'localhost';
	const server = await createServer({ root, server: { port, host, strictPort: true } });
	await server.listen().catch((error) => {
		throw /in use/.test(error.message) ? new Stop(inUse(port)) : error;
	});
	const address = server.resolvedUrls?.local[0] ?? server.resolvedUrls?.network[0];
	console.log(`Developing ${relative(home, data) || '.'}/ on ${address}`);
	if (!state) return;
	console.log(
		asCalled(`Its desk and agendas are kept in ${state}/, apart from those of npm start.`)
	);
});

/** @param {string} text */
function readPort(text) {
	if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
	throw new Stop(`PORT must be a number from 0 to 65535, not "${text}".`, 2);
}

/** @param {number} port */
function inUse(port) {
	const other = onOurFolder(`PORT=${port < 65_535 ? port + 1 : 3000} npm run dev`);
	return `Port ${port} is in use, perhaps by npm start. Choose another for this one: ${other}`;
}

/**
 * The live event's state is left alone, unless the environment names it. No event's id has an underscore.
 * @param {string} data
 * @returns {Promise<string | null>} the folder; null where the environment names one
 */
async function ownState(data) {
	const { STATE_DIR, DATABASE_URL } = process.env;
	const own = STATE_DIR || DATABASE_URL ? null : join('state', `${await eventId(data)}_dev`);
	// Vite runs in the project's folder, which paths in the environment need not be relative to
	const folder = own ?? STATE_DIR;
	if (folder) process.env.STATE_DIR = resolve(home, folder);
	return own;
}

/** @param {string} data */
async function eventId(data) {
	const { parse } = await import('yaml');
	try {
		return String(parse(readFileSync(join(data, 'event.yaml'), 'utf8')).id);
	} catch {
		// the page says what is wrong in the file
		return '';
	}
}
