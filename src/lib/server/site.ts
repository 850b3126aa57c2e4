import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheControl, typeOf } from './headers';
import type { Representation } from './representation';

/** Every file of a build by its address, and redirects that add or remove a trailing slash. */
export interface Site {
	files: Map<string, Representation>;
	redirects: Map<string, string>;
}

/**
 * Reads a build of adapter-node: `client/` (hashed files and those of static/) and `prerendered/` (pages), each
 * file with its `.br` and `.gz` beside it. All of it is held in memory: a build that replaces the folder
 * of a running server can't mix two versions, and no request ever becomes a path on disk.
 */
export async function readSite(build: string): Promise<Site> {
	const site: Site = { files: new Map(), redirects: new Map() };
	for (const [path, representation] of await readFolder(join(build, 'client'))) {
		site.files.set(path, representation);
	}
	for (const [path, representation] of await readFolder(join(build, 'prerendered'))) {
		const address = pageAddress(path);
		site.files.set(address, representation);
		if (address === path || address === '/') continue;
		const other = address.endsWith('/') ? address.slice(0, -1) : `${address}/`;
		site.redirects.set(other, address);
	}
	return site;
}

/** `/schedule/index.html` answers for `/schedule/`, `/about.html` for `/about`. */
function pageAddress(path: string): string {
	return path.replace(/(?<=\/)index\.html$/, '').replace(/\.html$/, '');
}

async function readFolder(folder: string): Promise<Map<string, Representation>> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
	const names = entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length));
	const there = new Set(names);
	const wanted = names.filter((name) => !isCompanion(name, there));
	const read = wanted.map(
		async (name) => [name, await representation(folder, name, there)] as const
	);
	return new Map(await Promise.all(read));
}

function isCompanion(name: string, there: Set<string>): boolean {
	return /\.(br|gz)$/.test(name) && there.has(name.slice(0, -3));
}

async function representation(
	folder: string,
	name: string,
	there: Set<string>
): Promise<Representation> {
	const body = await readFile(join(folder, name));
	const companion = async (end: string) =>
		there.has(name + end) ? await readFile(join(folder, name + end)) : undefined;
	const [br, gzip] = await Promise.all([companion('.br'), companion('.gz')]);
	return {
		body,
		// a coding that saves nothing isn't worth decoding
		...(br && br.length < body.length ? { br } : {}),
		...(gzip && gzip.length < body.length ? { gzip } : {}),
		hash: createHash('sha256').update(body).digest('base64url'),
		headers: {
			'content-type': typeOf(name),
			'cache-control': cacheControl(name),
			...(name === '/program.schema.json' ? { 'access-control-allow-origin': '*' } : {})
		}
	};
}
