/** Every format that can be read, in the order in which they are tried: the sure ones first, tables last. */
import type { Format } from './format';
import { ics } from './ics/reader';
import { c3vocJson } from './c3voc/reader';
import { frabXml } from './frab/reader';
import { konopas } from './konopas/reader';
import { miniconf } from './miniconf/reader';
import { openEvent } from './openEvent/reader';
import { pretalxWidget } from './pretalx/reader';
import { sessionize } from './sessionize/reader';
import { workshopMarkdown } from './workshop/reader';
import { table } from './table/reader';

export const formats: Format[] = [
	frabXml,
	c3vocJson,
	sessionize,
	pretalxWidget,
	konopas,
	openEvent,
	miniconf,
	workshopMarkdown,
	ics,
	table
];
