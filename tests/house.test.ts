/** The walls of the house: who may know whom, and what no room holds. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
	.map((name) => join(src, name))
	.filter((file) => /\.(ts|js|svelte)$/.test(file));
const text = (file: string) => readFileSync(file, 'utf8');
const name = (file: string) => relative(src, file);

/** `lib/program`, `routes`, …: the room of a file below src. */
const roomOf = (path: string) => /^(lib\/[^/]+|[^/]+)/.exec(path)?.[0] ?? path;

function imports(file: string): string[] {
	return [...text(file).matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(([, to]) => to!);
}

const all = new Set(files);

/** Files of src that a file imports, types included. */
function neighbors(file: string): string[] {
	return imports(file).flatMap((to) => {
		if (!/^(\.|\$lib\/)/.test(to)) return [];
		const path = to.startsWith('.')
			? resolve(file, '..', to)
			: join(src, to.replace('$lib', 'lib'));
		const ends = ['', '.ts', '.js', '.svelte', '.svelte.ts'];
		return ends.map((end) => path + end).find((one) => all.has(one)) ?? [];
	});
}

/** Rooms of this house that a file imports from. */
const rooms = (file: string): string[] => neighbors(file).map((path) => roomOf(name(path)));

const inRoom = (room: string) => files.filter((file) => roomOf(name(file)) === room);

/** Every circle of imports, each as the files that it goes through. */
function circles(): string[][] {
	const found: string[][] = [];
	const done = new Set<string>();
	const visit = (file: string, path: string[]) => {
		const at = path.indexOf(file);
		if (at >= 0) return void found.push([...path.slice(at), file].map(name));
		if (done.has(file)) return;
		for (const next of neighbors(file)) visit(next, [...path, file]);
		done.add(file);
	};
	for (const file of files) visit(file, []);
	return found;
}

const PAGES = ['lib/program', 'lib/phone', 'lib/ui', 'lib/calendar', 'lib/desk'];

/** What each room may know. Routes differ by kind, see below. */
const MAY_KNOW: Record<string, string[]> = {
	'lib/program': [],
	'lib/addresses.js': [],
	'lib/markdown': [],
	'lib/data': ['lib/program', 'lib/markdown'],
	'lib/calendar': ['lib/program'],
	'lib/formats': ['lib/program', 'lib/markdown'],
	'lib/phone': ['lib/program', 'lib/calendar'],
	'lib/ui': ['lib/program'],
	'lib/lists': ['lib/program', 'lib/phone', 'lib/ui'],
	'lib/desk': ['lib/program', 'lib/phone', 'lib/ui'],
	'lib/server': ['lib/program', 'lib/calendar', 'lib/formats', 'lib/addresses.js'],
	'service-worker': ['lib/program', 'lib/addresses.js'],
	speed: [],
	'hooks.server.ts': ['lib/program', 'lib/server', 'speed'],
	server: ['lib/server', 'cli'],
	cli: ['lib/program', 'lib/data', 'lib/calendar', 'lib/formats', 'lib/server'],
	routes: [...PAGES, 'lib/lists', 'lib/formats', 'lib/server']
};

describe('the house', () => {
	for (const [room, known] of Object.entries(MAY_KNOW)) {
		it(`${room} knows ${known.join(' and ') || 'nobody'}`, () => {
			expect(inRoom(room).length).toBeGreaterThan(0);
			const strangers = inRoom(room).flatMap((file) =>
				rooms(file)
					.filter((other) => other !== room && !known.includes(other))
					.map((other) => `${name(file)} knows ${other}`)
			);
			expect(strangers).toEqual([]);
		});
	}

	it('has no circle of imports, not even of types', () => {
		expect(circles()).toEqual([]);
	});

	it('only endpoints know the server side: pages run on phones', () => {
		const users = inRoom('routes').filter((file) => rooms(file).includes('lib/server'));
		expect(users.map(name).filter((file) => !file.endsWith('/+server.ts'))).toEqual([]);
	});

	it('every endpoint of the API stands behind a door', () => {
		const endpoints = inRoom('routes').filter((file) =>
			/^routes\/api\/.*\+server\.ts$/.test(name(file))
		);
		expect(endpoints.length).toBeGreaterThan(5);
		expect(
			endpoints.filter((file) => !imports(file).includes('$lib/server/door')).map(name)
		).toEqual([]);
	});

	it('routes hold route files, view.ts and components', () => {
		const strangers = inRoom('routes')
			.map(name)
			.filter((file) => /\.[jt]s$/.test(file))
			.filter(
				(file) => !/\/(\+(page|layout|server|page\.server|layout\.server)|view)\.ts$/.test(file)
			);
		expect(strangers).toEqual([]);
	});

	it('no two exported classes share a name', () => {
		const classes = files.flatMap((file) =>
			[...text(file).matchAll(/^export (?:abstract )?class (\w+)/gm)].map(([, called]) => called!)
		);
		expect(classes.length).toBeGreaterThan(20);
		expect(classes.filter((one, at) => classes.indexOf(one) !== at)).toEqual([]);
	});

	it('program is plain: no library, no Node, no page', () => {
		const outside = inRoom('lib/program').flatMap((file) =>
			imports(file)
				.filter((to) => !to.startsWith('.'))
				.map((to) => `${name(file)} imports ${to}`)
		);
		expect(outside).toEqual([]);
	});

	it('luxon computes only where data, feeds and files of others are made', () => {
		const users = files.filter((file) => imports(file).includes('luxon'));
		const strangers = users.filter(
			(file) => !['lib/data', 'lib/calendar', 'lib/formats'].includes(roomOf(name(file)))
		);
		expect(strangers.map(name)).toEqual([]);
	});

	it('no page reads or writes formats of other systems: the server and the commands do', () => {
		const users = files.filter((file) => rooms(file).includes('lib/formats'));
		const strangers = users
			.map(name)
			.filter(
				(file) => !/^(lib\/formats|lib\/server|cli)\/|^routes\/(view|.*\+server)\.ts$/.test(file)
			);
		expect(strangers).toEqual([]);
	});

	it('has no drawers for odds and ends, no old stores, no any', () => {
		expect(
			files.map(name).filter((file) => /(^|\/)(utils|helpers|common|types)\//.test(file))
		).toEqual([]);
		expect(files.filter((file) => imports(file).includes('$app/stores')).map(name)).toEqual([]);
		expect(
			files
				.filter((file) =>
					/(:|as|<)\s*any\b(?!\s+\w)/.test(text(file).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''))
				)
				.map(name)
		).toEqual([]);
	});

	it('no test reads data/, which may hold any program: they have a copy of the workshop', () => {
		const tests = import.meta.dirname;
		const reads =
			/(readFolder|read|cpSync|[^'a-z.]data)\('data'|(root|ROOT), 'data'|DATA_DIR: 'data'|\.\.\/data'[,)]/;
		const readers = readdirSync(tests, { recursive: true, encoding: 'utf8' })
			.filter((path) => path.endsWith('.ts') && reads.test(text(join(tests, path))))
			.sort();
		expect(readers).toEqual(['house.test.ts']);
	});

	it('domain files stay within 200 lines; model.ts is a list of types', () => {
		const long = inRoom('lib/program').filter((file) => text(file).split('\n').length > 201);
		expect(long.map(name)).toEqual(['lib/program/model.ts']);
	});
});
