/**
 * The program in the formats of other systems (`/export/…`, `/feeds/changes.atom`), and as a page for other
 * sites' frames (`/embed/`). Only the server imports this: no page writes these formats.
 */
import { base } from '$app/paths';
import { changesFeed } from '$lib/formats/atom/writer';
import { writers } from '$lib/formats/writers';
import type { Make } from './answers';
import { embedPage, framesOf, policyOf } from './embed/embedPage';

const atom: Make = ({ program, ledger }) => ({
	body: changesFeed(program, ledger),
	type: 'application/atom+xml; charset=utf-8',
	filename: null
});

const embed: Make = (folder) => ({
	body: embedPage(folder, base),
	type: 'text/html; charset=utf-8',
	filename: null,
	policy: `${policyOf(folder.program.event)}; ${framesOf(folder.program.event)}`
});

export const exports: ReadonlyMap<string, Make> = new Map([
	...writers.map(({ file, type, write }): [string, Make] => [
		`/export/${file}`,
		(folder) => ({ body: write(folder), type, filename: file })
	]),
	['/feeds/changes.atom', atom],
	['/embed/', embed]
]);
