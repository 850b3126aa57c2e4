/** The workflows of this repository, as a repository needs them that holds a program alone. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Beside the package's sources. */
const OURS = new URL('../../../.github/workflows/', import.meta.url);
const FOLDER = '.github/workflows';

/** The tests are of the code, which is not in such a repository. */
const TESTS = /\n {2}test:\n[\s\S]*/;

/** @param text one of ours */
export function forProgram(text: string): string {
	return text
		.replace(TESTS, '')
		.replaceAll('npm run data -- check --all', 'npx runsheet check')
		.replaceAll('npm run data --', 'npx runsheet')
		.replaceAll('npm run build:static -- --published', 'npx runsheet build --static --published')
		.replaceAll("vars.DATA_DIR || 'data'", "vars.DATA_DIR || '.'");
}

/**
 * Writes those that are not there, where the program folder is the repository itself.
 * @returns their names
 */
export function addWorkflows(dir: string): string[] {
	const home = process.env.RUNSHEET_HOME;
	if (!home || resolve(dir) !== resolve(home)) return [];
	const missing = ['ci.yml', 'pages.yml', 'publish.yml'].filter(
		(name) => !existsSync(join(dir, FOLDER, name))
	);
	mkdirSync(join(dir, FOLDER), { recursive: true });
	for (const name of missing) {
		const text = readFileSync(new URL(name, OURS), 'utf8');
		writeFileSync(join(dir, FOLDER, name), forProgram(text));
	}
	return missing;
}
