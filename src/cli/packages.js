/** What a built server loads at run time, found from wherever the build lies. */
import { existsSync, mkdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { root } from './places.js';

/**
 * A server that is built outside of the project does not see the project's packages, so it gets links
 * to them. Where it sees them anyway, nothing is linked.
 * @param {string} out the build
 * @param {string} home where the build will lie
 */
export function linkPackages(out, home) {
	const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	for (const name of Object.keys(dependencies)) {
		const ours = packageFolder(name, root);
		if (!ours || packageFolder(name, home) === ours) continue;
		const link = join(out, 'node_modules', name);
		mkdirSync(dirname(link), { recursive: true });
		symlinkSync(ours, link, 'junction');
	}
}

/**
 * The real folder of the package that code in `from` would load.
 * @param {string} name
 * @param {string} from
 */
export function packageFolder(name, from) {
	const above = createRequire(join(from, 'any.js')).resolve.paths(name) ?? [];
	const found = above.map((folder) => join(folder, name)).find(existsSync);
	return found && realpathSync(found);
}
