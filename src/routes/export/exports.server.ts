/**
 * `/export/…` and `/feeds/changes.atom`: the program in the formats of other systems. For the server alone:
 * no page needs to write them.
 */
import { changesFeed } from '$lib/formats/atom/writer';
import { writers } from '$lib/formats/writers';
import type { Make } from '$lib/server/answers';

const atom: Make = ({ program, ledger }) => ({
	body: changesFeed(program, ledger),
	type: 'application/atom+xml; charset=utf-8',
	filename: null
});

export const exports: ReadonlyMap<string, Make> = new Map([
	...writers.map(({ file, type, write }): [string, Make] => [
		`/export/${file}`,
		(folder) => ({ body: write(folder), type, filename: file })
	]),
	['/feeds/changes.atom', atom]
]);
