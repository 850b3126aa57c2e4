/**
 * `$lib/…` for commands: SvelteKit writes it into a tsconfig.json of its own, which a fresh clone has not got
 * yet, and tsx follows none in a package. Loaded by --import after tsx, and by Node once more as the hook itself.
 */
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const LIB = new URL('../lib/', import.meta.url);

if (isMainThread) register(import.meta.url);

/** @type {import('node:module').ResolveHook} */
export function resolve(specifier, context, next) {
	const path = /^\$lib\/(.+)/.exec(specifier)?.[1];
	return next(path ? new URL(path, LIB).href : specifier, context);
}
