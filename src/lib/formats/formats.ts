/** Every format that can be read, in the order in which they are tried: the sure ones first, tables last. */
import type { Format } from './format';
import { ics } from './ics';
import { c3vocJson } from './c3vocJson';
import { frabXml } from './frabXml';
import { konopas } from './konopas';
import { miniconf } from './miniconf';
import { openEvent } from './openEvent';
import { pretalxWidget } from './pretalxWidget';
import { sessionize } from './sessionize';
import { workshopMarkdown } from './workshopMarkdown';
import { table } from './table';

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
