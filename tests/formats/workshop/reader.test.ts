/** The workshop's own schedule pages, in every way in which their organizers have written them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { Unreadable, type Given } from '../../../src/lib/formats/format';
import { workshopMarkdown } from '../../../src/lib/formats/workshop/reader';
import type { Draft, DraftSession } from '../../../src/lib/program/exchange/draft';
import { WORKSHOP } from '../../workshop';
import { expectSound } from '../sound';
import { huge, runs } from '../../runs';

const told: Given = { zone: null, date: '2031-05-02', base: 'https://meet.example.org/' };

const read = (text: string, given: Partial<Given> = {}): Draft =>
	workshopMarkdown.read([{ name: 'schedule.md', text }], { ...told, ...given });

const first = (text: string, given: Partial<Given> = {}): DraftSession =>
	read(text, given).sessions[0]!;

const said = ({ remarks }: Draft, sort: string) =>
	remarks.filter((remark) => remark.sort === sort).map(({ at, what }) => `${at}: ${what}`);

/** Who is named, with affiliations. */
const people = (draft: Draft, positions: number[]) =>
	positions.map((position) => {
		const { name, affiliations } = draft.people[position]!;
		return affiliations.length > 0 ? `${name} (${affiliations.join('; ')})` : name;
	});

function named(text: string) {
	const draft = read(text);
	const [session] = draft.sessions;
	return {
		speakers: people(draft, session!.speakers),
		authors: people(draft, session!.authors)
	};
}

const refusal = (run: () => unknown): string => {
	try {
		run();
	} catch (error) {
		if (error instanceof Unreadable) return error.message;
		throw error;
	}
	return 'nothing was refused';
};

const page = `---
layout: default
title: Schedule
permalink: /schedule/
order: 3
---

Location: ***D2.1 Harbour Convention Centre***

8:30-8:45 Opening remark

8:45-9:20 Invited talk. ***A first word*** Ada Example (North Institute)

9:20-9:40 ***[Small: steps]*** Bo Sample, Cy Muster

9:40-10:00 Coffee Breaks and Poster session

<br>
12:00-14:00 Lunch Breaks
<br>

15:00-15:30 Coffee Breaks and Poster session

17:30 Closing remarks


[Small: steps]: ../assets/papers/3.pdf

<script>
  (function(i,s){i.push(s)})(window,'9:00-10:00 not a session');
</script>`;

describe('a page', () => {
	it('is read line by line, with its day from the flag and no zone', () => {
		const draft = read(page);
		expect(draft.sessions.map(({ start, end, kind, title }) => [start, end, kind, title])).toEqual([
			['2031-05-02T08:30', '2031-05-02T08:45', 'opening', 'Opening remark'],
			['2031-05-02T08:45', '2031-05-02T09:20', 'invited', 'A first word'],
			['2031-05-02T09:20', '2031-05-02T09:40', 'talk', 'Small: steps'],
			['2031-05-02T09:40', '2031-05-02T10:00', 'posters', 'Coffee Breaks and Poster session'],
			['2031-05-02T12:00', '2031-05-02T14:00', 'lunch', 'Lunch Breaks'],
			['2031-05-02T15:00', '2031-05-02T15:30', 'posters', 'Coffee Breaks and Poster session'],
			['2031-05-02T17:30', null, 'closing', 'Closing remarks']
		]);
		expect(draft.event).toMatchObject({ zone: null, days: ['2031-05-02'] });
		expect(draft.sessions.every(({ key }) => key === null)).toBe(true);
		expect(draft.peopleByName).toBe(true);
		expect(draft.people.map(({ key, name }) => [key, name])).toEqual([
			['Ada Example', 'Ada Example'],
			['Bo Sample', 'Bo Sample'],
			['Cy Muster', 'Cy Muster']
		]);
	});

	it('takes a given zone, and is read with Windows line ends and a byte order mark', () => {
		expect(read(page, { zone: 'Europe/Oslo' }).event.zone).toBe('Europe/Oslo');
		const windows = read(`\uFEFF${page.replaceAll('\n', '\r\n')}`);
		expect(windows).toEqual(read(page));
	});

	it('leaves its script out, and says where', () => {
		expect(said(read(page), 'left out')).toEqual(['line 29: HTML that pages do not show (script)']);
	});

	it('without a day is refused with the name of the flag', () => {
		expect(refusal(() => read(page, { date: null }))).toBe(
			'schedule.md: this page does not say on which day it is. Say it, for example --date 2017-08-10.'
		);
	});

	it('without sessions, too long, or beside another one is refused in a sentence', () => {
		expect(refusal(() => read('# Hello\n\nNothing here yet.'))).toMatch(
			/no session was found in this page/
		);
		expect(refusal(() => read('9:00-9:30 Talk\n'.repeat(50_000)))).toMatch(/too long for a page/);
		const file = { name: 'a.md', text: page };
		expect(refusal(() => workshopMarkdown.read([file, file], told))).toMatch(/here are several/);
	});
});

describe('the place of a page', () => {
	const placed = (words: string) => {
		const draft = read(`Location: ***${words}***\n\n9:00-9:30 Opening`);
		return [draft.rooms.map(({ name }) => name), draft.event.venue.name];
	};

	it('is the room of every session, and the venue around it', () => {
		const draft = read(page);
		expect(draft.rooms).toEqual([{ key: 'D2.1', name: 'D2.1', directions: null }]);
		expect(draft.event.venue.name).toBe('Harbour Convention Centre');
		expect(draft.sessions.every(({ rooms }) => rooms.join() === 'D2.1')).toBe(true);
		expect(said(draft, 'inferred')).toContain(
			'line 8: the room of every session that follows, and the venue around it'
		);
	});

	it('is told in several ways', () => {
		expect(placed('Astor room, Grand Inn')).toEqual([['Astor room'], 'Grand Inn']);
		expect(placed('Grand Inn, Astor room')).toEqual([['Astor room'], 'Grand Inn']);
		expect(placed('Room 302 Harbour Centre')).toEqual([['Room 302'], 'Harbour Centre']);
		expect(placed('Harbour Centre')).toEqual([[], 'Harbour Centre']);
		expect(placed('Aurora')).toEqual([['Aurora'], null]);
	});

	it('holds from its line on where there are several', () => {
		const { sessions } = read('9:00 Opening\nRoom: A1\n10:00 Lunch\nRoom: B2\n11:00 Closing');
		expect(sessions.map(({ rooms }) => rooms)).toEqual([['A1'], ['A1'], ['B2']]);
	});
});

describe('who is named in a line', () => {
	it('speaks where an affiliation stands beside the name, or the talk is invited', () => {
		expect(named('9:00-9:30 ***T*** Ada Example (North Institute)')).toEqual({
			...{ speakers: ['Ada Example (North Institute)'], authors: [] }
		});
		expect(named('9:00-9:30 Invited talk. ***T*** Ada Example').speakers).toEqual(['Ada Example']);
		expect(named('9:00-9:30 ***T*** Ada Example, (NI)').speakers).toEqual(['Ada Example (NI)']);
	});

	it('wrote the paper where bare names follow a title', () => {
		expect(named('9:00-9:30 ***T*** Ada Example, Bo Sample and Cy Muster')).toEqual({
			...{ speakers: [], authors: ['Ada Example', 'Bo Sample', 'Cy Muster'] }
		});
		expect(named('9:00-9:30 ***T*** Ada Example').authors).toEqual(['Ada Example']);
	});

	it('has the affiliation at the end of several names', () => {
		const line = '9:00-9:30 Invited talk. ***T*** Ada Example, Bo Sample (NI)';
		expect(named(line).speakers).toEqual(['Ada Example (NI)', 'Bo Sample (NI)']);
		expect(said(read(line), 'inferred')).toEqual([
			'line 1: an affiliation of several people, from the end of their names'
		]);
	});

	it('may have two affiliations, but not where "and" is part of a name', () => {
		const of = (words: string) => named(`9:00 ***T*** Ada Example (${words})`).speakers;
		expect(of('North Tech and South Lab')).toEqual(['Ada Example (North Tech; South Lab)']);
		expect(of('Institute of Arts and Sciences')).toEqual([
			'Ada Example (Institute of Arts and Sciences)'
		]);
	});

	it('is one person in all lines, and may have another name in parentheses', () => {
		const draft = read(
			'9:00 ***T*** Ada Example (NI)\n10:00 ***U*** Ada  Example, Bo (Bob) Sample'
		);
		expect(draft.people.map(({ name, affiliations }) => [name, affiliations])).toEqual([
			['Ada Example', ['NI']],
			['Bo (Bob) Sample', []]
		]);
	});

	it('is told from a title without bold by an affiliation, or by a name in an invited talk', () => {
		expect(named('10:30-11:00 Invited talk.  Ada Example (NI)').speakers).toEqual([
			'Ada Example (NI)'
		]);
		expect(named('10:30-11:00 Invited talk. Ada van Example').speakers).toEqual([
			'Ada van Example'
		]);
		expect(first('10:30-11:00 Invited talk. Ada Example (NI)').title).toBe(null);
		const panel = first('16:50-17:30 Panel discussion. Thinking of tools for all');
		expect([panel.kind, panel.title, panel.speakers]).toEqual([
			...['panel', 'Thinking of tools for all', []]
		]);
	});

	it('is nobody where the words after a title are no names', () => {
		const draft = read('9:00 ***T*** see page 12');
		expect(draft.people).toEqual([]);
		expect(said(draft, 'left out')).toEqual(["line 1: words after a title that aren't names"]);
	});
});

describe('what a line is', () => {
	const kindOf = (words: string) => first(`9:00-9:30 ${words}`).kind;

	it('follows from its type, else from its words, and a title in bold is that of a talk', () => {
		expect(kindOf('Invited talk. ***Lunch as a model***')).toBe('invited');
		expect(kindOf('***A panel on lunch breaks*** Ada Example')).toBe('talk');
		expect(kindOf('**Lunch**')).toBe('lunch');
		expect(kindOf('Breaks')).toBe('break');
		expect(kindOf('Spotlight paper talks (3 paper)')).toBe('talk');
		expect(kindOf('Awards ceremony& Closing remarks')).toBe('closing');
		expect(kindOf('Discussion')).toBe('other');
	});

	it('has no title where none is told', () => {
		expect(first('9:00-9:30 Invited talk.').title).toBe(null);
		expect(first('9:00-9:30 Invited talk.').kind).toBe('invited');
	});

	it('keeps the bold words of a sentence in it', () => {
		expect(first('9:00-9:30 About some **bold** words').title).toBe('About some bold words');
	});

	it('has two titles in one where two papers share a slot', () => {
		const draft = read('11:30-11:50 ***One: a start***, ***Two: what then?***');
		expect(draft.sessions.map(({ title }) => title)).toEqual(['One: a start / Two: what then?']);
		expect(said(draft, 'changed')).toEqual(['line 1: two titles in one entry, put together']);
	});

	it('may lack a time: pauses and a few words of a known kind stay, other lines are left out', () => {
		const draft = read('9:00 Opening\n\nLunch Breaks\n\nWe look forward to seeing you all there.');
		expect(draft.sessions.map(({ title, start }) => [title, start])).toEqual([
			['Opening', '2031-05-02T09:00'],
			['Lunch Breaks', null]
		]);
		expect(said(draft, 'left out')).toEqual(["line 5: a line that isn't a session"]);
	});

	it('may have minutes, which are an end only beside a start', () => {
		expect(first('9:00 Opening (20 minutes)')).toMatchObject({
			...{ title: 'Opening', end: '2031-05-02T09:20' }
		});
		const draft = read(
			'Research talks (3 @ 20 minutes)\n\nInvited talk: 45 mins + 15 minutes questions'
		);
		expect(draft.sessions.map(({ title, kind, start }) => [title, kind, start])).toEqual([
			['Research talks', 'talk', null],
			[null, 'invited', null]
		]);
		expect(said(draft, 'left out')).toEqual([
			'line 1: a duration without a start',
			'line 3: a duration without a start'
		]);
	});
});

describe('times', () => {
	const times = (line: string) => {
		const { start, end } = first(`${line} Opening`);
		return [start?.slice(11) ?? null, end?.slice(11) ?? null];
	};

	it('are of 24 hours, or of twelve with am and pm', () => {
		expect(times('8:30-8:45')).toEqual(['08:30', '08:45']);
		expect(times('8:30 – 8:45:')).toEqual(['08:30', '08:45']);
		expect(times('- 1:30pm to 2:00 PM')).toEqual(['13:30', '14:00']);
		expect(times('12:00 am')).toEqual(['00:00', null]);
		expect(times('**16:30 PM**')).toEqual(['16:30', null]);
	});

	it('that no clock shows are left out', () => {
		const draft = read('25:00-26:00 Opening');
		expect(draft.sessions.map(({ start, title }) => [start, title])).toEqual([[null, 'Opening']]);
		expect(said(draft, 'left out')).toEqual(['line 1: "25:00-26:00", which isn\'t a time']);
	});

	it('after midnight are of the next date, and still of the day of the page', () => {
		const { sessions } = read('18:00 Opening\n23:00-0:30 Party\n1:00-2:00 Dinner');
		expect(sessions.map(({ day, start, end }) => [day, start, end])).toEqual([
			[null, '2031-05-02T18:00', null],
			[null, '2031-05-02T23:00', '2031-05-03T00:30'],
			['2031-05-02', '2031-05-03T01:00', '2031-05-03T02:00']
		]);
	});
});

describe('lines below a line that ends with a colon', () => {
	const list = `9:30-10:00 Spotlight paper talks:

Seeing less & more

[Seeing more](https://a.example.org/papers/2.pdf)

10:00-10:30 Breaks

11:50-12:00 Spotlight paper talks:

Seeing nothing

<br>

Breaks`;

	it('are parts of that session: they get no slot of their own, and none is lost', () => {
		const draft = read(list);
		expect(
			draft.sessions.map(({ title, start, summary }) => [title, start?.slice(11), summary])
		).toEqual([
			['Spotlight paper talks', '09:30', '- Seeing less & more\n- Seeing more'],
			['Breaks', '10:00', null],
			['Spotlight paper talks', '11:50', '- Seeing nothing'],
			['Breaks', undefined, null]
		]);
		expect(draft.sessions[0]?.links).toEqual([
			{ kind: 'paper', url: 'https://a.example.org/papers/2.pdf', label: 'Seeing more' }
		]);
		expect(said(draft, 'inferred')).toContain(
			'line 3: a part of the session above, listed in its summary'
		);
	});

	it('end at a pause, also without a line between', () => {
		const { sessions } = read('9:30 Talks:\nSeeing less\nLunch breaks');
		expect(sessions.map(({ title }) => title)).toEqual(['Talks', 'Lunch breaks']);
	});
});

describe('an entry that is struck out', () => {
	const old = '11:30-11:45 ***<s>Paths</s>*** (Rescheduled to 16:30 PM) Ada Example';

	it('is the same session as the one at the new time', () => {
		const draft = read(`${old}\n\n16:30-16:45 ***Paths*** Ada Example`);
		expect(
			draft.sessions.map(({ title, start, end, status }) => [title, start, end, status])
		).toEqual([['Paths', '2031-05-02T16:30', '2031-05-02T16:45', 'scheduled']]);
		expect(said(draft, 'inferred')).toContain(
			'line 1: an old entry, struck out: its session is the one at the new time'
		);
	});

	it('says so where its note and the new entry disagree', () => {
		const draft = read(`${old}\n\n16:40-16:45 ***Paths*** Ada Example`);
		expect(draft.sessions.map(({ start }) => start)).toEqual(['2031-05-02T16:40']);
		expect(said(draft, 'inferred')[0]).toMatch(/at another time than its note says$/);
	});

	it('moves where there is no new entry; how long it lasts then is not told', () => {
		const draft = read(old);
		expect(
			draft.sessions.map(({ title, start, end, status }) => [title, start, end, status])
		).toEqual([['Paths', '2031-05-02T16:30', null, 'scheduled']]);
		expect(people(draft, draft.sessions[0]!.authors)).toEqual(['Ada Example']);
	});

	it('is cancelled where nothing says more', () => {
		for (const title of ['***<s>Paths</s>***', '***~~Paths~~***', '***Paths*** (cancelled)']) {
			const session = first(`11:30-11:45 ${title} Ada Example`);
			expect([session.title, session.status, session.start]).toEqual([
				...['Paths', 'cancelled', '2031-05-02T11:30']
			]);
		}
	});
});

describe('links', () => {
	const link = (url: string, given: Partial<Given> = {}) =>
		first(`9:00 ***[T]*** Ada Example\n\n[T]: ${url}`, given).links.map(
			(one) => `${one.kind} ${one.url}`
		);

	it('are relative to the page below its site', () => {
		expect(read(page).sessions[2]?.links).toEqual([
			{ kind: 'paper', url: 'https://meet.example.org/assets/papers/3.pdf', label: '' }
		]);
		const below = { base: 'https://meet.example.org/2031/' };
		expect(read(page, below).sessions[2]?.links[0]?.url).toBe(
			'https://meet.example.org/2031/assets/papers/3.pdf'
		);
	});

	it('that are relative to nothing known are left out, with the name of the flag', () => {
		const draft = read(page, { base: null });
		expect(draft.sessions[2]?.links).toEqual([]);
		expect(said(draft, 'left out')).toContain(
			'line 14: a relative address: --base-url says what it is relative to'
		);
	});

	it('are papers, slides or surveys by their addresses', () => {
		expect(link('https://arxiv.org/pdf/1234.01942.pdf')).toEqual([
			'paper https://arxiv.org/pdf/1234.01942.pdf'
		]);
		expect(link('http://a.example.org/ppt/presentation_day.pdf')[0]).toMatch(/^slides /);
		expect(link('http://a.example.org/talks/day.pptx')[0]).toMatch(/^slides /);
		expect(link('https://goo.gl/forms/abc')[0]).toMatch(/^survey /);
		expect(link('https://youtu.be/abc')[0]).toMatch(/^video /);
		expect(link('https://a.example.org/x.html')[0]).toMatch(/^other /);
	});

	it('to a PDF that says nothing are what most of their neighbors are', () => {
		const neighbors =
			'9:00 ***[A](/papers/1.pdf)*** Ada Example\n10:00 ***[B](/b.pdf)*** Bo Sample';
		expect(read(neighbors).sessions.map(({ links }) => links[0]?.kind)).toEqual(['paper', 'paper']);
		expect(link('/b.pdf')[0]).toMatch(/^other /);
	});

	it('that no title refers to are left out, and said', () => {
		const draft = read('9:00 ***T*** Ada Example\n[U]: https://a.example.org/u');
		expect(said(draft, 'left out')).toEqual(['line 2: an address that no title refers to']);
	});

	it('are never scripts, and a title keeps no brackets', () => {
		const draft = read('9:00 ***[T]*** Ada Example\n\n[T]: javascript:alert(1)');
		expect(draft.sessions[0]).toMatchObject({ title: 'T', links: [] });
		expect(said(draft, 'left out')).toEqual(["line 1: an address that isn't a web address"]);
		expect(first('9:00 ***[Gone]*** Ada Example').title).toBe('Gone');
	});
});

describe('recognizing', () => {
	const recognizes = (text: string) => workshopMarkdown.recognizes({ name: 'a', text });

	it('knows pages, with settings above or titles in bold', () => {
		expect(recognizes(page)).toBe(true);
		expect(recognizes('9:00-9:30 ***A*** Ada Example\n\n9:30-9:40 ***B*** Bo Sample')).toBe(true);
		expect(recognizes('---\nlayout: page\n---\nWelcome (20 minutes)\n\nBreak (20 minutes)')).toBe(
			true
		);
	});

	it('knows no other format for one', () => {
		for (const other of [
			'',
			'time,title\n9:00,Opening\n10:00,**Lunch**',
			'9:00\tOpening **a**\n10:00\tLunch **b**',
			'BEGIN:VCALENDAR\n9:00 **a**\n10:00 **b**',
			'<?xml version="1.0"?>\n9:00 **a**\n10:00 **b**',
			'[{"title":"A"}]',
			'# Notes\n\nWe met at 9:00 and 10:00.'
		]) {
			expect([other, recognizes(other)]).toEqual([other, false]);
		}
	});
});

describe('any text', () => {
	const lines = fc.array(
		fc.oneof(
			fc.string(),
			fc.constantFrom(...page.split('\n')),
			fc.constantFrom(
				'***',
				'<s>',
				'[a]: b',
				'9:00-',
				'25:61 x',
				'(Rescheduled to 99:99)',
				'~~',
				'- '
			),
			fc.string({
				unit: fc.constantFrom('*', '[', ']', '(', ')', '<', ':', '9', 'a', ',', ' ', '~')
			})
		)
	);

	it('is read, or refused in a sentence', () => {
		fc.assert(
			fc.property(lines, (words) => {
				const text = words.join('\n');
				workshopMarkdown.recognizes({ name: 'a', text });
				try {
					expectSound(read(text));
				} catch (error) {
					expect(error).toBeInstanceOf(Unreadable);
				}
			}),
			runs(170)
		);
	});

	it('is read in seconds, however it is made', () => {
		for (const part of [
			'***[a](',
			'(a) and ',
			'<s>',
			'9:00 - ',
			'[a]: b\n',
			'<script>',
			'9:00 a:\n'
		]) {
			refusal(() => read(`9:00 a\n${part.repeat(huge(190_000) / part.length)}`));
		}
	}, 60_000);
});

const history = resolve(import.meta.dirname, '../../../../shared/datasets/icmlviz-history');
const there = existsSync(history);
if (!there) console.log(`skipped: ${history} is not there`);

describe.skipIf(!there)('the history of the workshop', () => {
	const names = there ? readdirSync(history).sort() : [];
	const text = (name: string) => readFileSync(join(history, name), 'utf8');
	const site = { base: 'https://icmlviz.github.io/' };
	const load = (name: string): Draft =>
		workshopMarkdown.read([{ name, text: text(name) }], {
			...(name.includes('-2016-')
				? { zone: 'America/New_York', date: '2016-06-23' }
				: { zone: 'Australia/Sydney', date: '2017-08-10' }),
			...site
		});

	/** What a few patterns find in a page, without the reader. */
	interface Line {
		start: string;
		end: string | null;
		title: string | null;
		names: string;
		url: string | null;
	}
	function linesOf(name: string): Line[] {
		const whole = text(name);
		return [...whole.matchAll(/^(\d+:\d\d)(?:-(\d+:\d\d))? +(.+?) *$/gm)]
			.filter(([line]) => !line.includes('<s>'))
			.map(([, start = '', end, words = '']) => {
				const [bold, label] = /\*{3}\[?(.+?)\]?\*{3}/.exec(words) ?? [];
				const defined = whole.split('\n').find((line) => line.startsWith(`[${label}]: `));
				return {
					...{ start, end: end ?? null, title: label ?? null },
					names: bold ? (words.split(bold)[1] ?? '') : '',
					url: bold?.includes('[') && defined ? defined.slice(`[${label}]: `.length) : null
				};
			});
	}
	const utc = (moment: string | null, name: string) =>
		moment &&
		new Date(`${moment}:00${name.includes('-2016-') ? '-04:00' : '+10:00'}`).toISOString();

	it('is recognized and read, every page of it', () => {
		expect(names.length).toBe(21);
		for (const name of names) {
			expect(workshopMarkdown.recognizes({ name, text: text(name) })).toBe(true);
			const timed = load(name).sessions.filter(({ start }) => start !== null);
			expect([name, timed.length]).toEqual([name, linesOf(name).length]);
		}
	});

	it('has the numbers of 2016 and 2017', () => {
		const counts = (name: string) => {
			const { sessions, rooms, people: all } = load(names.find((one) => one.startsWith(name))!);
			return [sessions.length, rooms.length, all.length];
		};
		expect(counts('01')).toEqual([11, 0, 0]);
		expect(counts('06')).toEqual([19, 0, 22]);
		expect(counts('12')).toEqual([21, 0, 23]);
		expect(counts('14')).toEqual([18, 0, 28]);
		expect(counts('22')).toEqual([18, 1, 28]);
	});

	it('begins and ends when its pages say', () => {
		for (const name of names.filter((one) => /^(12|22)/.test(one))) {
			const starts = load(name)
				.sessions.map(({ start }) => utc(start, name))
				.filter((at) => at !== null);
			const [first, last] = name.startsWith('12')
				? ['2016-06-23T12:30:00.000Z', '2016-06-23T20:45:00.000Z']
				: ['2017-08-09T22:30:00.000Z', '2017-08-10T07:30:00.000Z'];
			expect([starts.sort()[0], starts.sort().at(-1)]).toEqual([first, last]);
		}
	});

	it('has twenty entries, picked at random, as their lines say', () => {
		const all = names.flatMap((name) => linesOf(name).map((line) => ({ name, line })));
		for (const { name, line } of fc.sample(fc.constantFrom(...all), { numRuns: 20, seed: 2017 })) {
			const draft = load(name);
			const day = name.includes('-2016-') ? '2016-06-23' : '2017-08-10';
			const session = draft.sessions.find(
				({ start }) => start === `${day}T${line.start.padStart(5, '0')}`
			);
			expect(session?.end ?? null).toBe(line.end && `${day}T${line.end.padStart(5, '0')}`);
			if (line.title && !line.names.includes('***')) {
				expect(session?.title).toBe(line.title);
				const listed = [...session!.speakers, ...session!.authors].map(
					(at) => draft.people[at]!.name
				);
				const words = line.names
					.replace(/\(.*?\)/g, '')
					.split(',')
					.map((one) => one.trim());
				expect(listed).toEqual(words.filter(Boolean));
			}
			expect(session?.links.map(({ url }) => url)).toEqual(
				line.url ? [line.url.replace('../', site.base)] : []
			);
		}
	});

	it('has one session for the talk that was moved on the day in 2016', () => {
		const { sessions } = load(names.find((name) => name.startsWith('12'))!);
		const moved = sessions.filter(({ title }) => title?.startsWith('Towards an Understanding'));
		expect(moved.map(({ start, end, status }) => [start, end, status])).toEqual([
			['2016-06-23T16:30', '2016-06-23T16:45', 'scheduled']
		]);
		expect(sessions.some(({ start }) => start === '2016-06-23T11:30')).toBe(false);
	});

	it('differs from one page of 2017 to the next in what our ledger has', () => {
		const yaml = (name: string) => parseYaml(readFileSync(join(WORKSHOP, name), 'utf8')) as unknown;
		interface LedgerChange {
			session?: string;
			person?: string;
			field: string;
			new: unknown;
			old: unknown;
		}
		const ledger = yaml('revisions.yaml') as { changes: LedgerChange[] }[];
		// the pages have their sessions in the order of our own list, all eighteen of them, always
		const ids = (yaml('sessions.yaml') as { id: string }[]).map(({ id }) => id);
		const pages = names.filter((name) => /^(14|15|16|17|18|20|21|22)/.test(name)).map(load);
		const flat = (
			{ start, end, rooms, title, kind, links, speakers, authors }: DraftSession,
			draft: Draft
		) => ({
			...{
				start,
				end,
				rooms: rooms.map((room) => room.toLowerCase().replace('.', '-')),
				title,
				kind
			},
			...{ speakers: people(draft, speakers).map((name) => name.replace(/ \(.*/, '')) },
			authors: people(draft, authors),
			...Object.fromEntries(links.map(({ kind, url }) => [`links.${kind}`, url]))
		});
		const differences = (before: Draft, after: Draft) =>
			ids.flatMap((id, index) => {
				const [old, fresh] = [before, after].map((draft) =>
					flat(draft.sessions[index]!, draft)
				) as Record<string, unknown>[];
				const fields = [...new Set([...Object.keys(old!), ...Object.keys(fresh!)])];
				return fields
					.filter((field) => JSON.stringify(old![field]) !== JSON.stringify(fresh![field]))
					.map((field) => ({
						session: id,
						field,
						old: old![field] ?? null,
						new: fresh![field] ?? null
					}));
			});
		const wall = (value: unknown) =>
			typeof value === 'string'
				? value.replace(/^(\d{4}-\d\d-\d\dT\d\d:\d\d)\+10:00$/, '$1')
				: value;
		expect(pages.every(({ sessions }) => sessions.length === ids.length)).toBe(true);
		const replayed = pages.slice(1).map((after, index) => differences(pages[index]!, after));
		const expected = ledger
			.slice(1)
			.map(({ changes }) =>
				changes
					.filter(({ session }) => session !== undefined)
					.map((change) => ({ ...change, old: wall(change.old), new: wall(change.new) }))
			);
		// the page put the slides in the place of the paper; our own folder has kept the paper
		expected.at(-1)!.push({
			...{ session: 'network-dissection', field: 'links.paper', new: null },
			old: 'https://icmlviz.github.io/assets/papers/6.pdf'
		});
		const sorted = (changes: object[]) =>
			changes.map((change) => JSON.stringify(change, ['session', 'field', 'old', 'new'])).sort();
		expect(replayed.map(sorted)).toEqual(expected.map(sorted));
		const batra = (draft: Draft) =>
			draft.people.find(({ name }) => name === 'Dhruv Batra')?.affiliations;
		expect([pages[1], pages[2]].map((draft) => batra(draft!))).toEqual([
			['Georgia Tech'],
			['Georgia Tech', 'Facebook AI Research']
		]);
		expect([pages[4], pages[5]].map((draft) => draft!.event.venue.name)).toEqual([
			null,
			'International Convention Centre'
		]);
	});
});
