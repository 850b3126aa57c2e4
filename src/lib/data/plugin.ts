/**
 * The program as modules of the build: `virtual:program` (the checked folder, for the server side),
 * `virtual:event` (the few facts that every page's script needs) and `virtual:event.css` (its colors). A
 * folder with errors, with changes nobody published, or with a ledger that was rolled back, stops the build with the same sentences that
 * `npm run data -- check` prints; while developing, errors are the page until they are mended.
 */
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { escapeHtml } from '../program/text/escapeHtml';
import type { ProgramFolder } from '../program/model';
import { ms } from '../program/time/instant';
import { commandOn } from './commandOn.js';
import { formatFinding, readFolder } from './folder';
import { offsetSpans } from './time/offsetSpans';
import { namedPictures, pictureType } from './pictures/namedPictures';
import { drawings } from './pictures/drawings';
import { isProgramFile } from './programFiles';
import { readGitHistory } from './publish/gitHistory';
import { rolledBack } from './publish/rolledBack';
import { unpublished } from './publish/publish';
import { readPublished } from './publish/publishedFolder';

const PROGRAM = 'virtual:program';
const EVENT = 'virtual:event';
const COLORS = 'virtual:event.css';

const DAY_MS = 86_400_000;

const DRAWN = /^(share|icons)\/.*\.png$/;
const PICTURE = /\.(avif|gif|jpe?g|png|svg|webp)$/i;

/** What scripts on the phone may know without asking for the program: no lists, no prose, no revision. */
function eventFacts({ program: { event }, ledger }: ProgramFolder) {
	const { id, name, shortName, days, zone, language, site, domain, venue } = event;
	const noons = days.map((day) => ms(`${day}T12:00:00Z`));
	const told = [...noons, ...ledger.map(({ at }) => ms(at))];
	// two days around: the venue's day may lie that far from UTC's, and an evening may run long
	const offsets = offsetSpans(zone, Math.min(...told) - 2 * DAY_MS, Math.max(...told) + 2 * DAY_MS);
	const until = Math.max(...noons) + 1.5 * DAY_MS;
	return { id, name, shortName, days, zone, language, site, domain, venue, offsets, until };
}

/** A module of constants, so that a script carries nothing that this program has no use for. */
function eventModule(folder: ProgramFolder): string {
	const { revision, people } = folder.program;
	return [
		`export const event = ${JSON.stringify(eventFacts(folder))};`,
		`export const draft = ${revision === 0};`,
		`export const peopled = ${people.length > 0};`
	].join('\n');
}

/** Colors as custom properties; the build's tokens derive the rest from them. */
function eventColors({ program }: ProgramFolder): string {
	const accent = program.event.accent ? `:root{--brand:${program.event.accent}}` : '';
	const tracks = program.tracks
		.filter((track) => track.color)
		.map((track) => `.track-${track.id}{--track:${track.color}}`);
	const base = process.env.RUNSHEET_BUILD === 'static' ? (process.env.BASE_PATH ?? '') : '';
	const { logo } = program.event;
	const mark = logo ? `:root{--logo:url("${base}/${logo}");--logo-height:2.5rem}` : '';
	return [accent, mark, ...tracks].join('\n');
}

/** What was built, in a few words. */
function summary({ program: { event, sessions }, ledger }: ProgramFolder, left: number): string {
	const count = sessions.length === 1 ? '1 session' : `${sessions.length} sessions`;
	const revision = ledger.at(-1)?.number;
	const without =
		left === 1 ? ', without 1 unpublished change' : `, without ${left} unpublished changes`;
	return `${event.name}: ${count}, ${revision ? `revision ${revision}` : 'a draft'}${left > 0 ? without : ''}`;
}

/**
 * @param dir the program folder, relative to the working directory. With PUBLISHED=1 a build has the program
 * as it was last published, whatever the folder holds by now.
 */
export function programModule(dir: string): Plugin {
	const folderPath = resolve(dir);
	let building = false;
	/** Until something in the folder changes. */
	let known: ProgramFolder | null = null;

	const load = (): ProgramFolder => (known ??= read());

	const asPublished = () => building && process.env.PUBLISHED === '1';

	function read(): ProgramFolder {
		const { folder, findings } = asPublished() ? readPublished(dir) : readFolder(dir);
		const errors = findings.filter((finding) => finding.severity === 'error');
		if (!folder || errors.length > 0) {
			throw new Error(`The program does not check.\n${errors.map(formatFinding).join('\n')}`);
		}
		const changes = building && !asPublished() ? unpublished(dir).length : 0;
		if (changes > 0) {
			throw new Error(
				`${dir}/ holds ${changes === 1 ? 'a change that is' : `${changes} changes that are`} not published. ` +
					`Run: ${commandOn(dir, 'npm run data -- publish -m "why it changed"')}`
			);
		}
		return folder;
	}

	/** What a build of it would send to phones is older than what they have. */
	async function refuseRolledBack(): Promise<void> {
		const found = await rolledBack({ dir, folder: load(), history: await readGitHistory(dir) });
		if (found) throw new Error(formatFinding(found));
	}

	/** For the development server. Mistakes in the program are shown by others. */
	async function picture(path: string): Promise<Buffer | null> {
		const file = PICTURE.test(path) && namedPictures(dir, load().program).get(path);
		if (file) return readFileSync(file);
		if (!DRAWN.test(path)) return null;
		return (await drawings(load().program.event)).get(path) ?? null;
	}

	return {
		name: 'runsheet-program',
		enforce: 'pre',
		// for src/cli/build.js
		api: { summary: () => summary(load(), unpublished(dir).length) },
		configResolved(config) {
			building = config.command === 'build';
		},
		async buildStart() {
			if (building && this.environment.name === 'client') await refuseRolledBack();
		},
		resolveId(id) {
			if (id === PROGRAM) return `\0${PROGRAM}`;
			if (id === EVENT) return `\0${EVENT}`;
			if (id === COLORS) return `\0${COLORS}`;
		},
		load(id) {
			if (id === `\0${PROGRAM}`) {
				const json = JSON.stringify(JSON.stringify(load()));
				return `export const folder = JSON.parse(${json});`;
			}
			if (id === `\0${EVENT}`) return eventModule(load());
			if (id === `\0${COLORS}`) return eventColors(load());
		},
		async generateBundle() {
			if (this.environment.name !== 'client') return;
			const { program } = load();
			for (const [fileName, source] of await drawings(program.event)) {
				this.emitFile({ type: 'asset', fileName, source });
			}
			for (const [fileName, file] of namedPictures(dir, program)) {
				this.emitFile({ type: 'asset', fileName, source: readFileSync(file) });
			}
		},
		configureServer(server) {
			server.middlewares.use(async (request, response, next) => {
				const path = decodeURI(request.url?.split('?')[0]?.slice(1) ?? '');
				const found = await picture(path).catch(() => null);
				if (!found) return next();
				response.setHeader('content-type', pictureType(path));
				response.end(found);
			});
			const tellMistakes = () => {
				const mistakes = mistakesIn(load);
				if (mistakes) server.config.logger.error(mistakes);
			};
			tellMistakes();
			server.watcher.add(folderPath);
			server.watcher.on('all', (_event, file) => {
				const inside = relative(folderPath, resolve(file));
				if (inside.startsWith('..') || !isProgramFile(inside)) return;
				known = null;
				tellMistakes();
				for (const environment of Object.values(server.environments)) {
					environment.moduleGraph.invalidateAll();
				}
				server.ws.send({ type: 'full-reload' });
			});
			// after Vite's own files, so that the page comes back by itself
			return () =>
				server.middlewares.use((_request, response, next) => {
					const mistakes = mistakesIn(load);
					if (!mistakes) return next();
					response.writeHead(500, { 'content-type': 'text/html; charset=utf-8' });
					response.end(mistakesPage(mistakes));
				});
		}
	};
}

function mistakesIn(load: () => ProgramFolder): string | null {
	try {
		load();
		return null;
	} catch (error) {
		return (error as Error).message;
	}
}

const mistakesPage = (mistakes: string) =>
	`<!doctype html><title>Mistakes in the program</title><script type="module" src="/@vite/client"></script>` +
	`<pre style="white-space:pre-wrap">${escapeHtml(mistakes)}</pre>`;
