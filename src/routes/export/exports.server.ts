/** `/export/…`: the program in the formats of other systems. For the server alone: no page needs to write them. */
import { writers } from '$lib/formats/writers';
import type { Make } from '$lib/server/answers';

export const exports: ReadonlyMap<string, Make> = new Map(
	writers.map(({ file, type, write }) => [
		`/export/${file}`,
		(folder) => ({ body: write(folder), type, filename: file })
	])
);
