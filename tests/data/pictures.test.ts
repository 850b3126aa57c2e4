/** Pictures that the data names: they are there, browsers can show them, and they are not too large. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pictureFile } from '../../src/lib/data/pictures/pictures';
import { edited, findingsIn, folderOf, smallFolder } from './folders';

/** A PNG as far as its size is told; what follows it is none of a reader's business here. */
function png(width: number, height: number, bytes = 100): Buffer {
	const head = Buffer.alloc(33);
	Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(head);
	head.writeUInt32BE(width, 16);
	head.writeUInt32BE(height, 20);
	head.set([8, 2, 0, 0, 0], 24);
	return Buffer.concat([head, deflateSync(Buffer.alloc(10)), Buffer.alloc(bytes)]);
}

/** The box that begins every file of that family, with its brand. */
function heif(brand: string): Buffer {
	const box = (type: string, ...parts: Buffer[]) => {
		const body = Buffer.concat(parts);
		const head = Buffer.alloc(8);
		head.writeUInt32BE(body.length + 8);
		head.write(type, 4);
		return Buffer.concat([head, body]);
	};
	const flags = Buffer.alloc(4);
	const size = Buffer.alloc(12);
	size.writeUInt32BE(640, 4);
	size.writeUInt32BE(480, 8);
	const properties = box('iprp', box('ipco', box('ispe', size)));
	return Buffer.concat([
		box('ftyp', Buffer.from(`${brand}\0\0\0\0mif1${brand}`)),
		box('meta', flags, properties)
	]);
}

const photo = (path: string) =>
	edited('people.yaml', '  affiliation: Google', `  affiliation: Google\n  photo: ${path}`);

function folder(path: string, bytes: Buffer | string | null): string {
	const dir = smallFolder(photo(path));
	const file = join(dir, 'pictures', path);
	mkdirSync(dirname(file), { recursive: true });
	if (bytes !== null) writeFileSync(file, bytes);
	return dir;
}

const found = (path: string, bytes: Buffer | string | null) => findingsIn(folder(path, bytes));

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>';

describe('a picture', () => {
	it('that browsers show is fine, whatever its ending says', () => {
		expect(found('a.png', png(800, 600))).toEqual([]);
		expect(found('photos/a.JPG', png(800, 600))).toEqual([]);
		expect(found('a.svg', SVG)).toEqual([]);
		expect(found('a.avif', heif('avif'))).toEqual([]);
	});

	it('lies in the folder, or in static/ beside it', () => {
		const dir = folder('a.png', png(8, 6));
		expect(pictureFile(dir, 'a.png')).toBe(join(dir, 'pictures', 'a.png'));
		const beside = folderOf({ 'static/b.png': 'x' });
		expect(pictureFile(join(beside, 'event'), 'b.png')).toBe(join(beside, 'static', 'b.png'));
		expect(pictureFile(dir, 'b.png')).toBeNull();
	});

	it('that is missing is named with where it goes', () => {
		const dir = folder('a.png', null);
		expect(findingsIn(dir).map((line) => line.replace(dir, 'DIR'))).toEqual([
			'people.yaml:4: been-kim: there is no picture "a.png". Put it into DIR/pictures/a.png.'
		]);
	});

	it('that is named with its folder is named without it', () => {
		const dir = smallFolder(photo('pictures/a.png'));
		mkdirSync(join(dir, 'pictures'));
		writeFileSync(join(dir, 'pictures', 'a.png'), png(8, 6));
		expect(findingsIn(dir)[0]).toContain('Write "a.png", without the folder.');
	});

	const at = 'people.yaml:4: been-kim: the picture "a.jpg"';
	const smaller = 'Save it smaller: 1000 pixels on its longer side is plenty.';
	it.each([
		[
			'of an iPhone',
			heif('heic'),
			`${at} is HEIC, which most browsers cannot show. Export it as JPEG.`
		],
		[
			'of no pixels',
			'Hello.',
			`${at} isn't a picture, or is damaged. Export it again as JPEG, PNG, WebP or SVG.`
		],
		['drawn, and named as a photo', SVG, `${at} is SVG by its content. Rename it to end in .svg.`],
		['of 12 MB', png(800, 600, 12_000_000), `${at} has 12.0 MB. ${smaller}`],
		['of too many pixels', png(20_000, 600), `${at} is 20000×600 pixels. ${smaller}`]
	])('%s is refused with a cure', (_, bytes, finding) => {
		expect(found('a.jpg', bytes)).toEqual([finding]);
	});

	it('that is larger than it need be is a warning', () => {
		const warned = at.replace(':4: ', ':4: warning: ');
		expect(found('a.jpg', png(800, 600, 1_500_000))).toEqual([
			`${warned} has 1.5 MB, and every visitor has to load it. ${smaller}`
		]);
		expect(found('a.jpg', png(4000, 3000))).toEqual([`${warned} is 4000×3000 pixels. ${smaller}`]);
	});

	it('with the name of one that no browser shows says so at once', () => {
		expect(findingsIn(smallFolder(photo('a.HEIC')))).toEqual([
			'people.yaml:4: been-kim: the photo "a.HEIC" is HEIC, which most browsers cannot show. Export it as JPEG.'
		]);
	});

	it('that is the logo is checked as well', () => {
		const dir = smallFolder(edited('event.yaml', "accent: '#5b2a86'", 'logo: no.svg'));
		expect(findingsIn(dir)[0]).toContain('there is no picture "no.svg"');
	});
});
