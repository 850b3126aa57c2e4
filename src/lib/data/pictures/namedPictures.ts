/** Pictures that a program names, wherever they lie, for what serves them from the root. */
import type { Program } from '../../program/model';
import { pictureFile } from './pictures';

/** @returns the file of each picture that is there, by its path below the root */
export function namedPictures(dir: string, { event, people }: Program): Map<string, string> {
	const files = new Map<string, string>();
	for (const path of [event.logo, ...people.map(({ photo }) => photo)]) {
		const file = path && pictureFile(dir, path);
		if (path && file) files.set(path, file);
	}
	return files;
}

/** The media type of a picture, by the endings that the model admits. */
export function pictureType(path: string): string {
	const end = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
	return `image/${end === 'svg' ? 'svg+xml' : end.replace('jpg', 'jpeg')}`;
}
