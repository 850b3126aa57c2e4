/** The early script as pages carry it, and the hash by which their policy admits it. For the build alone. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { minifySync } from 'vite';

const file = new URL('./early.js', import.meta.url);

// in a function, so that its names are its own and can be made short
export const EARLY = minifySync(
	'early.js',
	`(() => {${readFileSync(file, 'utf8')}})()`
).code.trim();

/** @param {string} script */
export const hashOf = (script) =>
	/** @type {`sha256-${string}`} */ (
		`sha256-${createHash('sha256').update(script).digest('base64')}`
	);
