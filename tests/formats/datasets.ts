/** Files of other people, beside the repository where somebody has them. Read where they are, never copied. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../../../shared/datasets');

/** Takes as long as all other samples together. */
const LARGE = 'fosdem2025/schedule.xml';

/** Whether a sample's journey through all formats is left to `npm run test:samples`; if so, says so. */
export function leftOut(path: string): boolean {
	if (path !== LARGE || process.env.SAMPLES === 'all') return false;
	console.log(`skipped: ${path} goes through all formats in npm run test:samples`);
	return true;
}

/** Null where it is not there, and then says so. */
export function dataset(path: string): string | null {
	const file = resolve(folder, path);
	if (existsSync(file)) return readFileSync(file, 'utf8');
	console.log(`skipped: ../shared/datasets/${path} is not here`);
	return null;
}
