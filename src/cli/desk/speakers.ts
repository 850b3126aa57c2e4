/** Speakers' private links: a table to read, a CSV for mail merge, a sheet to print and cut. */
import { writeFileSync } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import { renderSVG } from 'uqr';
import { lookup } from '../../lib/program/schedule/lookup';
import type { Program, Session } from '../../lib/program/model';
import { sessionTitle } from '../../lib/program/schedule/schedule';
import { partsOf } from '../../lib/program/schedule/parts';
import { clock, dayName, ms } from '../../lib/program/time/instant';
import { SpeakerLinks } from '../../lib/server/speakers/speakerLinks';
import { printLines, readArguments, CommandError, type Command } from '../data/usage';
import { AS_SERVER, withStore } from './store';

interface Row {
	name: string;
	link: string;
	sessions: string;
}

const NO_SPEAKERS =
	'No session names a speaker yet, so there are no links. Name them in sessions.yaml, at speakers.';

export const linking: Command = {
	usage: 'speakers [--csv FILE] [--sheet FILE]',
	does: 'prints a private link for every speaker, to their own page',
	more: [
		'The links stay the same until one is renewed or revoked at the desk.',
		'--csv FILE     names, links and sessions, for a mail merge',
		'--sheet FILE   a page of QR codes to print and cut, as HTML',
		'ORIGIN is the public address of the server; otherwise "site" of event.yaml is used.',
		AS_SERVER
	],
	async run(args) {
		const { values } = readArguments({
			args,
			options: { csv: { type: 'string' }, sheet: { type: 'string' } }
		});
		const rows = await withStore(async (store, program) => {
			const links = await SpeakerLinks.open(store, () => program);
			const site = process.env['ORIGIN'] || program.event.site;
			return (await links.all()).flatMap(({ person, key }) =>
				key === null ? [] : [rowOf(program, person, `${site}/speak/${key}/`)]
			);
		});
		if (rows.length === 0) throw new CommandError(NO_SPEAKERS);
		if (values.csv) writeFileSync(values.csv, csv(rows));
		if (values.sheet) writeFileSync(values.sheet, sheet(rows));
		const width = Math.max(...rows.map(({ name }) => name.length), 0);
		printLines(
			values.csv || values.sheet
				? [values.csv, values.sheet]
						.flatMap((file) => file ?? [])
						.map((file) => `Written to ${file}.`)
				: rows.map(({ name, link }) => `${name.padEnd(width)}  ${link}`)
		);
		return 0;
	}
};

function rowOf(program: Program, person: string, link: string): Row {
	const sessions = partsOf({ program, ledger: [] }, person, 0).map(({ session }) =>
		[when(session, program), sessionTitle(session)].filter(Boolean).join(' ')
	);
	return {
		name: lookup(program).person(person)?.name ?? person,
		link,
		sessions: sessions.join('; ')
	};
}

/** `9:20`, `Fri 11 Aug 9:20` in an event of several days; '' of a session without a time. */
function when({ day, slot }: Session, { event }: Program): string {
	if (!slot) return '';
	const time = clock(ms(slot.start), event.zone);
	return day && event.days.length > 1 ? `${dayName(day, 'short')} ${time}` : time;
}

/** Spreadsheets would compute what begins like a formula. */
const csv = (rows: Row[]): string =>
	stringify(rows, { header: true, bom: true, escape_formulas: true, record_delimiter: 'windows' });

const escaped = (text: string): string =>
	text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** For paper alone, so colors and sizes are those of paper. */
function sheet(rows: Row[]): string {
	const cards = rows.map(
		({ name, link, sessions }) =>
			`<li>${renderSVG(link, { border: 2 })}<div><h2>${escaped(name)}</h2><p>${escaped(sessions)}</p><p class="link">${escaped(link)}</p></div></li>`
	);
	return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Links for speakers</title>
<style>
body { font: 11pt/1.35 sans-serif; margin: 10mm }
ul { display: grid; grid-template-columns: 1fr 1fr; gap: 6mm; padding: 0; list-style: none }
li { display: grid; grid-template-columns: 32mm 1fr; gap: 4mm; break-inside: avoid; border: 1px dashed; padding: 4mm }
svg { width: 32mm; height: 32mm }
h2 { font-size: 13pt; margin: 0 }
p { margin: 1mm 0 }
.link { font-size: 7pt; overflow-wrap: anywhere }
</style>
<p>One private link per speaker: when and where they are on, what changed, and a way to tell the organizers they are here.</p>
<ul>${cards.join('\n')}</ul></html>
`;
}
