import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { csv } from '../../../src/lib/formats/table/writer';
import type { ProgramFolder } from '../../../src/lib/program/model';
import { anEvent } from '../../calendar/programs';
import { aFolder, anything, aSession, slot } from '../programs';

type Row = Record<string, string>;

/** Strictly by RFC 4180, as another program reads it. */
const rows = (folder: ProgramFolder): Row[] =>
	parse(csv(folder), { bom: true, columns: true, record_delimiter: '\r\n' });

const everything = aFolder([
	aSession('smoothgrad', {
		title: 'SmoothGrad: "noise", added',
		slot: slot('2017-08-09T23:20:00Z', '2017-08-09T23:40:00Z', 'c4-3', 'hall'),
		speakers: ['ann-ash', 'ben-birch'],
		track: 'vision',
		links: [
			{ kind: 'slides', url: 'https://x.example/1.pdf', label: 'Slides' },
			{ kind: 'code', url: 'https://x.example/code', label: 'Code' }
		]
	}),
	aSession('party', { title: null, slot: slot('2017-08-10T15:30:00Z', null), day: '2017-08-10' }),
	aSession('someday', { day: null, status: 'cancelled' })
]);
everything.prose.sessions['smoothgrad'] = '<p>One.</p>\n<ul>\n<li>two</li>\n</ul>';

vi.setConfig({ testTimeout: 60_000 });

describe('a program as CSV', () => {
	it('has a row for each session, times on the clock of the venue', () => {
		expect(rows(everything).map(({ id, day, start, end }) => [id, day, start, end])).toEqual([
			['smoothgrad', '2017-08-10', '2017-08-10 09:20', '2017-08-10 09:40'],
			['party', '2017-08-10', '2017-08-11 01:30', ''],
			['someday', '', '', '']
		]);
	});

	it('says all that a spreadsheet can show', () => {
		expect(rows(everything)[0]).toEqual({
			...{
				id: 'smoothgrad',
				day: '2017-08-10',
				start: '2017-08-10 09:20',
				end: '2017-08-10 09:40'
			},
			...{ 'time zone': 'Australia/Sydney', room: 'C4.3; Hall', kind: 'talk' },
			...{ title: 'SmoothGrad: "noise", added', speakers: 'Ann Ash; Ben Birch', authors: '' },
			...{ 'authors of the paper': '', track: 'Vision', language: 'en', status: 'scheduled' },
			...{ online: '', slides: 'https://x.example/1.pdf', 'code link': 'https://x.example/code' },
			...{ 'also known as': '', summary: 'One.\n\n- two' }
		});
	});

	it('opens right: a byte order mark, CRLF after each row, line breaks within a cell as LF', () => {
		const text = csv(everything);
		expect(text.startsWith('\ufeffid,day,start,')).toBe(true);
		expect(text.endsWith('\r\n')).toBe(true);
		expect(text.replaceAll('\r\n', '')).not.toContain('\r');
		expect(text.split('\r\n')).toHaveLength(5);
	});

	it('keeps formulas from running', () => {
		const titles = ['=1+1', '+1', '-1', '@x', '＝1', "'=x", "'x", 'a=b'];
		const folder = aFolder(
			titles.map((title, index) => aSession(`s${index}`, { title, day: null }))
		);
		expect(rows(folder).map(({ title }) => title)).toEqual([
			...["'=1+1", "'+1", "'-1", "'@x", "'＝1", "''=x", "'x", 'a=b']
		]);
	});

	it('gives the offset in the hour that the clocks show twice, and only there', () => {
		const event = anEvent({ zone: 'Europe/Berlin' });
		const at = (id: string, start: string) => aSession(id, { slot: slot(start, null) });
		const sessions = [
			...[at('a', '2026-10-24T23:30:00Z'), at('b', '2026-10-25T00:30:00Z')],
			...[at('c', '2026-10-25T01:30:00Z'), at('d', '2026-10-25T02:30:00Z')]
		];
		expect(rows(aFolder(sessions, { event })).map(({ start }) => start)).toEqual([
			...[
				'2026-10-25 01:30',
				'2026-10-25 02:30+02:00',
				'2026-10-25 02:30+01:00',
				'2026-10-25 03:30'
			]
		]);
	});
});

describe('whatever the program says', () => {
	it('the rows have as many cells as the header, and none begins a formula', () => {
		fc.assert(
			fc.property(anything, (folder) => {
				const cells: string[][] = parse(csv(folder), { bom: true, record_delimiter: '\r\n' });
				expect(cells).toHaveLength(folder.program.sessions.length + 1);
				expect(cells.flat().filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
			})
		);
	});
});
