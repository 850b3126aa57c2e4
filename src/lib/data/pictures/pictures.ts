/** Pictures that a program folder names: where they lie, and whether browsers can show them. */
import { readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { imageSize } from 'image-size';
import type { EventInfo } from '../../program/model';
import type { Place } from '../finding';
import type { Findings } from '../findings';
import type { List } from '../yaml/list';
import type { RawPerson } from '../model/model';
import type { Source } from '../yaml/source';

const MB = 1_000_000;

/** Bytes and pixels on the longer side; a portrait is shown at a few hundred pixels. */
const WARN = { bytes: MB, pixels: 2500 };
const MOST = { bytes: 5 * MB, pixels: 10_000 };

const SMALLER = 'Save it smaller: 1000 pixels on its longer side is plenty.';

/** Every browser of today shows these. */
const SHOWN = new Set(['png', 'jpg', 'webp', 'avif', 'gif', 'svg']);

/** Where pictures of a folder may lie: in its own `pictures/`, or in the `static/` beside it. */
export const pictureFolders = (dir: string): string[] => [
	join(dir, 'pictures'),
	join(dir, '..', 'static')
];

const isFile = (file: string) => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;

/** The file of a picture, named as in the YAML: `photos/ada.webp`. Null where there is none. */
export function pictureFile(dir: string, path: string): string | null {
	return (
		pictureFolders(dir)
			.map((folder) => join(folder, path))
			.find(isFile) ?? null
	);
}

export function checkPictures(
	dir: string,
	source: Source | 'missing' | 'unreadable',
	people: List<RawPerson>,
	event: EventInfo | null,
	findings: Findings
): void {
	const check = (path: string | null | undefined, place: Place) => {
		if (path) checkPicture(dir, path, place, findings);
	};
	for (const { value, at } of people.entries) check(value.photo, at('photo'));
	if (typeof source !== 'string') check(event?.logo, source.place(['logo']));
}

function checkPicture(dir: string, path: string, place: Place, findings: Findings): void {
	const file = pictureFile(dir, path);
	if (!file) {
		const own = path.replace(/^(pictures|static)\//, '');
		const mend =
			own !== path && pictureFile(dir, own)
				? `Write "${own}", without the folder.`
				: `Put it into ${join(dir, 'pictures', path)}.`;
		findings.error(place, `there is no picture "${path}"`, mend);
		return;
	}
	const { size: bytes } = statSync(file);
	const huge = `the picture "${path}" has ${(bytes / MB).toFixed(1)} MB`;
	if (bytes > MOST.bytes) findings.error(place, huge, SMALLER);
	else if (checkContent(file, path, place, findings) && bytes > WARN.bytes) {
		findings.warning(place, `${huge}, and every visitor has to load it`, SMALLER);
	}
}

/** By its bytes, not by its name. False where something is said. */
function checkContent(file: string, path: string, place: Place, findings: Findings): boolean {
	const picture = sized(file);
	const error = (what: string, mend: string) => {
		findings.error(place, `the picture "${path}" ${what}`, mend);
		return false;
	};
	if (!picture) {
		return error("isn't a picture, or is damaged", 'Export it again as JPEG, PNG, WebP or SVG.');
	}
	const { type, width, height } = picture;
	if (type === 'heic' || type === 'heif') {
		return error('is HEIC, which most browsers cannot show', 'Export it as JPEG.');
	}
	if (!SHOWN.has(type)) {
		return error(`is ${type.toUpperCase()}, which not every browser shows`, 'Export it as JPEG.');
	}
	// a server names the type by the ending, and browsers forgive that of all but this one
	if ((type === 'svg') !== (extname(path).toLowerCase() === '.svg')) {
		return error(`is ${type.toUpperCase()} by its content`, `Rename it to end in .${type}.`);
	}
	const side = Math.max(width, height);
	if (type === 'svg' || side <= WARN.pixels) return true;
	if (side > MOST.pixels) return error(`is ${width}×${height} pixels`, SMALLER);
	findings.warning(place, `the picture "${path}" is ${width}×${height} pixels`, SMALLER);
	return false;
}

interface Sized {
	type: string;
	width: number;
	height: number;
}

function sized(file: string): Sized | null {
	try {
		const { type, width, height } = imageSize(readFileSync(file));
		return type && width > 0 && height > 0 ? { type, width, height } : null;
	} catch {
		return null;
	}
}
