/** What files are called in the places of remarks: without their folders, unless two would be called the same. */
import type { SourceFile } from '../format';

const last = ({ name }: SourceFile) => name.split(/[/\\]/).at(-1) ?? name;

function shortNames(files: SourceFile[]): string[] {
	const names = files.map(last);
	return new Set(names).size === names.length ? names : files.map(({ name }) => name);
}

/** What each place begins with: nothing where there is one file alone. */
export const placesIn = (files: SourceFile[]): string[] =>
	files.length === 1 ? [''] : shortNames(files);

/** The place of what is said of all of them. */
export const placeOfAll = (files: SourceFile[]): string => shortNames(files).join(', ');
