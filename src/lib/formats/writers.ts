/** What a program can be written as for other systems, in the order in which people are told. */
import type { ProgramFolder } from '../program/model';
import { c3vocJson } from './c3voc/writer';
import { csv } from './table/writer';
import { frabXml } from './frab/writer';

export interface Writer {
	/** For `export FORMAT`. */
	name: string;
	/** The name of its file, as in `/export/schedule.xml`. */
	file: string;
	/** Content-Type. */
	type: string;
	write(folder: ProgramFolder): string;
}

export const writers: Writer[] = [
	{
		name: 'frab-xml',
		file: 'schedule.xml',
		type: 'application/xml; charset=utf-8',
		write: frabXml
	},
	{
		name: 'c3voc-json',
		file: 'schedule.json',
		type: 'application/json; charset=utf-8',
		write: c3vocJson
	},
	{ name: 'csv', file: 'program.csv', type: 'text/csv; charset=utf-8; header=present', write: csv }
];
