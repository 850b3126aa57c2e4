/** Pictures that the folder names must be there, below the static/ beside it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EventInfo } from '../program/model';
import type { Findings, Place } from './finding';
import type { List } from './list';
import type { RawPerson } from './model';
import type { Source } from './source';

export function checkPictures(
	dir: string,
	source: Source | 'missing' | 'unreadable',
	people: List<RawPerson>,
	event: EventInfo | null,
	findings: Findings
): void {
	const pictures = join(dir, '..', 'static');
	// a folder that stands alone has its pictures elsewhere
	if (!existsSync(pictures)) return;
	const check = (path: string | null | undefined, place: Place) => {
		if (!path || existsSync(join(pictures, path))) return;
		findings.error(place, `the picture "${path}" is not there`, `Put it into static/${path}.`);
	};
	for (const { value, at } of people.entries) check(value.photo, at('photo'));
	if (typeof source !== 'string') check(event?.logo, source.place(['logo']));
}
