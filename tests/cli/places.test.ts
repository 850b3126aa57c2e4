import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildPlaces, root, sourcesStamp } from '../../src/cli/places.js';
import { small, smallFolder } from '../data/folders';

const kinds = ['server', 'static'] as const;

test('every program folder has places of its own for each kind of build, and data/ has the usual ones', () => {
	expect(buildPlaces('server', {}).out).toBe(join(root, 'build'));
	expect(buildPlaces('static', {}).out).toBe(join(root, 'build-static'));
	expect(buildPlaces('server', { DATA_DIR: '/events/one' }).out).toBe('/events/one/build');
	expect(buildPlaces('static', { DATA_DIR: 'my-event' }).out).toBe(
		join(root, 'my-event/build-static')
	);
	expect(buildPlaces('server', { BUILD_DIR: '/www/here' }).out).toBe('/www/here');

	const folders = [{}, { DATA_DIR: '/a/event' }, { DATA_DIR: '/b/event' }, { DATA_DIR: 'event' }];
	const elsewhere = [{ BUILD_DIR: '/c/one' }, { BUILD_DIR: '/c/two' }];
	const all = folders.flatMap((env) => kinds.map((kind) => buildPlaces(kind, env)));
	const places = [...all, ...elsewhere.map((env) => buildPlaces('static', env))].flatMap((each) =>
		Object.values(each)
	);
	expect(new Set(places).size).toBe(places.length);
});

test('a build is of the program folder, not of what else lies in it', () => {
	const folder = smallFolder(small);
	const stamp = () => sourcesStamp({ DATA_DIR: folder });
	const before = stamp();
	for (const beside of ['build', 'build-static', 'node_modules', '.git', 'state']) {
		mkdirSync(join(folder, beside));
		writeFileSync(join(folder, beside, 'file'), 'made by a build, by npm, by git or by the server');
	}
	expect(stamp()).toBe(before);
	mkdirSync(join(folder, 'pictures'));
	writeFileSync(join(folder, 'pictures/ada.png'), 'a picture');
	expect(stamp()).not.toBe(before);
});
