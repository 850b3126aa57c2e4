/** The list of addresses, held to the routes and to the built site's files. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addressAt, addresses, findAddress } from '../src/lib/addresses';

const routes = resolve(import.meta.dirname, '../src/routes');

interface Route {
	/** A path that it answers: `/people/x` for `/people/[id]`. */
	path: string;
	isPage: boolean;
	/** As written; undefined if the route says nothing. */
	prerender: string | undefined;
}

function routeIn(folder: string): Route[] {
	const files = readdirSync(join(routes, folder)).filter((name) => name.startsWith('+'));
	const isPage = files.includes('+page.svelte');
	if (!isPage && !files.includes('+server.ts')) return [];
	const code = files
		.filter((name) => /^\+(page|page\.server|server)\.ts$/.test(name))
		.map((name) => readFileSync(join(routes, folder, name), 'utf8'))
		.join('\n');
	const segments = folder.split('/').filter((segment) => segment && !segment.startsWith('('));
	return [
		{
			path: `/${segments.map((segment) => segment.replace(/^\[.*\]$/, 'x')).join('/')}`,
			isPage,
			prerender: /export const prerender = (.+);/.exec(code)?.[1]
		}
	];
}

const all = readdirSync(routes, { recursive: true, encoding: 'utf8' })
	.filter((path) => /(^|\/)\+(page\.svelte|server\.ts)$/.test(path))
	.map((path) => dirname(path))
	.flatMap((folder) => routeIn(folder === '.' ? '' : folder));

describe('the list of addresses', () => {
	it('says of each route who answers it, as the route does', () => {
		expect(all.length).toBeGreaterThan(20);
		// the root layout prerenders every page; an endpoint must say so itself
		const answers = all.map(({ path, isPage, prerender = isPage ? 'true' : 'nothing' }) => {
			const address = findAddress(path);
			const expected = {
				// the desk's page in the static build says that it needs a server
				server: isPage ? ['false', '__STATIC__'] : ['false'],
				code: ['__STATIC__'],
				build: [address?.publishedOnly ? '!draft' : 'true']
			};
			const fits = address !== null && expected[address.by].includes(prerender);
			return `${path} ${fits ? 'fits' : `is ${address?.by}, and has prerender = ${prerender}`}`;
		});
		expect(answers).toEqual(all.map(({ path }) => `${path} fits`));
	});

	it('names no route that is gone', () => {
		const gone = addresses
			.filter(({ at, by }) => (by !== 'build' || at.endsWith('/')) && at !== '/health')
			.filter((address) => !all.some(({ path }) => findAddress(path) === address));
		expect(gone).toEqual([]);
	});

	it('has a place for each file that the site serves as it is', () => {
		const root = resolve(import.meta.dirname, '../static');
		const files = readdirSync(root);
		expect(files.length).toBeGreaterThan(0);
		expect(files.filter((name) => !addressAt(`/${name}`))).toEqual([]);
	});

	it('takes the first that fits, and a missing slash at the end only where it is asked to', () => {
		const offline = (path: string) => findAddress(path)?.offline;
		expect(offline('/people')).toBe('stored');
		expect(offline('/people/ada')).toBe('shell');
		expect(offline('/program/list.json')).toBe('stored');
		expect(offline('/program/revision.json')).toBe('network');
		expect(offline('/desk')).toBe('network');
		expect([addressAt('/embed/')?.open, addressAt('/embed'), addressAt('/embed/x')]).toEqual([
			true,
			null,
			null
		]);
		expect([addressAt('/api/live')?.open, addressAt('/api/live/stream')?.open]).toEqual([
			true,
			undefined
		]);
		expect([findAddress('/'), findAddress('/nothing'), findAddress('/desks')]).toEqual([
			addresses[0],
			null,
			null
		]);
	});
});
