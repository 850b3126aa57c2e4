/** Files that are no program: each is told what it is, and what its owner can do instead. */
import { describe, expect, it } from 'vitest';
import { recognize } from '../../src/lib/formats/recognize';
import { ics } from '../../src/lib/formats/ics/reader';

function refusal(text: string): string {
	try {
		return `read as ${recognize([{ name: 'a', text }]).name}`;
	} catch (error) {
		return (error as Error).message;
	}
}

const table = 'Make a table with a row for each session and the columns';

describe('a refusal names the cure for what the file is', () => {
	it.each([
		[
			'a grid of times without a header',
			'9:00 - 9:30,Welcome,,\n9:30 - 10:00,Ola Nordmann,Bridges,https://a.example.org\n',
			'a: this table has no row that names its columns. Add a first row that does, with names such as Title, Date, Start, End, Room, Speakers.'
		],
		[
			'a grid with a room in each column',
			'\tHall A\tHall B\n9:00\tBridges\tTunnels\n10:00\tFerries\tRoads\n',
			`a: this is a grid with a column for each of several places (Hall A, Hall B …). ${table}`
		],
		[
			'one talk of a site',
			'---\ntitle: Bridges\nspeaker: ola\nstart: 2030-05-02 9:00\n---\n\nAbout bridges.\n',
			"a: this is one talk of a site; a program is all of them. Import the site's calendar (.ics), if it has one."
		],
		[
			'a page without times',
			'---\ntitle: About\nlayout: page\n---\n\nCome and see.\n',
			'a: this is a page of a site, and no lines in it begin with times.'
		],
		[
			'Indico',
			'{"count":1,"results":[{"_type":"Conference","title":"A","contributions":[]}]}',
			'a: this is an export of Indico as JSON. Save its calendar instead, from https://…/event/ID/event.ics'
		],
		[
			'Hoverboard',
			'{"schedule":{"2030-05-02":{"timeslots":[{"startTime":"9:00","sessions":[{"items":[1]}]}]}},"sessions":{"1":{"title":"A"}}}',
			'a: this is the data of a Hoverboard site.'
		],
		[
			'OpenReview',
			'{"notes":[{"id":"a","forum":"a","content":{"title":{"value":"A"}}}],"count":1}',
			'a: these are submissions from OpenReview, which have no times.'
		],
		[
			'a virtual conference',
			'{"results":[{"name":"A","eventtype":"Oral","starttime":"2030-05-02T09:00:00Z"}]}',
			'a: this is the data of a virtual conference site (ICML, NeurIPS, ICLR).'
		],
		[
			'another JSON',
			'{"people":[],"answer":42}',
			'a: this is JSON of a system that is not known here (its fields are people, answer). If it can export a calendar'
		],
		['YAML', 'conference:\n  days: 2\n  talks:\n    - one\n', 'a: this is YAML of a system that'],
		[
			'a file of a program folder',
			'# a comment\n- id: opening\n  kind: opening\n',
			'a: this is a file of a program folder. Nothing needs importing'
		],
		[
			'a web page',
			'<!doctype html><p>Hello',
			'a: this is a web page. Save the file that it links to'
		],
		[
			'a web page with a table',
			'<!-- made by hand -->\n<html><body><table><tr><td>9:00</td></tr></table>',
			'a: this is a web page, and it has a table. Copy the table into a spreadsheet'
		],
		[
			'a login',
			'<html><form><input name=p type="password"></form>',
			'a: this is a web page that asks for a login. Sign in'
		],
		[
			'a text',
			'Hello.\nThere is nothing in here.\n',
			`a: no program was found in this text. ${table}`
		]
	])('%s', (_, text, sentence) => {
		expect(refusal(text)).toContain(sentence);
		expect(refusal(text)).not.toContain('--format');
	});
});

describe('a calendar', () => {
	const calendar = [
		...['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:1', 'SUMMARY:Bridges'],
		...['DTSTART:20300502T090000Z', 'DTEND:20300502T100000Z', 'END:VEVENT', 'END:VCALENDAR']
	].join('\n');

	it.each([
		['in a comment', `<!--\n${calendar}\n-->\n`],
		['below a line', `Exported on Friday\n\n${calendar}\n`]
	])('that is wrapped %s is read', (_, text) => {
		expect(refusal(text)).toBe('read as ics');
		const given = { zone: 'Europe/Oslo', date: null, base: null };
		const draft = ics.read([{ name: 'a', text }], given);
		expect(draft.sessions.map(({ title }) => title)).toEqual(['Bridges']);
	});
});
