/** Pictures that lie in the program folder itself, below `pictures/`, and are served from the root. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Program } from '../program/model';

/** @returns the file of each picture that the program names and the folder holds, by its path below the root */
export function ownPictures(dir: string, { event, people }: Program): Map<string, string> {
	const named = [event.logo, ...people.map(({ photo }) => photo)].filter((path) => path !== null);
	const files = named.map((path) => [path, join(dir, 'pictures', path)] as const);
	return new Map(files.filter(([, file]) => existsSync(file)));
}

/** The media type of a picture, by the endings that the model admits. */
export function pictureType(path: string): string {
	const end = path.slice(path.lastIndexOf('.') + 1);
	return `image/${end === 'svg' ? 'svg+xml' : end.replace('jpg', 'jpeg')}`;
}
