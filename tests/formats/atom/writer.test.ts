/** The feed of changes, read by parsers that are not ours, and held to RFC 4287. */
import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../../src/lib/data/folder';
import { changesFeed } from '../../../src/lib/formats/atom/writer';
import type { Action } from '../../../src/lib/program/live/live';
import { anything, hostile } from '../../calendar/programs';
import { dayOf } from '../../program/liveDays';
import { WORKSHOP } from '../../workshop';

interface Element {
	name: string;
	attributes: Record<string, string>;
	children: Element[];
	text: string;
}

/** A strict parser: it throws where the text is no XML with namespaces. */
function parsed(text: string): Element {
	const root: Element = { name: '', attributes: {}, children: [], text: '' };
	const open = [root];
	const parser = new SaxesParser({ xmlns: true });
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('opentag', ({ name, uri, attributes }) => {
		expect(uri).toBe('http://www.w3.org/2005/Atom');
		const values = Object.entries(attributes).map(([key, { value }]) => [key, value] as const);
		const element = { name, attributes: Object.fromEntries(values), children: [], text: '' };
		open.at(-1)!.children.push(element);
		open.push(element);
	});
	parser.on('closetag', () => void open.pop());
	parser.on('text', (words) => void (open.at(-1)!.text += words));
	parser.write(text).close();
	return root.children[0]!;
}

const texts = ({ children }: Element, name: string) =>
	children.filter((child) => child.name === name).map(({ text }) => text);
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const TAG = /^tag:[a-z0-9.-]+,\d{4}-\d\d-\d\d:[a-z0-9-]+\/[a-z0-9/]+$/;

/** RFC 4287 4.1.1 and 4.1.2: what must be there, and how often. */
function holds(feed: Element): void {
	const entries = feed.children.filter(({ name }) => name === 'entry');
	for (const element of [feed, ...entries]) {
		for (const name of ['id', 'title', 'updated']) expect(texts(element, name).length).toBe(1);
		expect(texts(element, 'id')[0]).toMatch(TAG);
		expect(texts(element, 'updated')[0]).toMatch(RFC_3339);
		expect(texts(element, 'title')[0]!.trim()).not.toBe('');
	}
	expect(feed.children.filter(({ name }) => name === 'author').length).toBe(1);
	const ids = [feed, ...entries].flatMap((element) => texts(element, 'id'));
	expect(new Set(ids).size).toBe(ids.length);
}

const { folder } = readFolder(WORKSHOP);
const printed = { program: folder!.program, ledger: folder!.ledger };
const late: Action = { kind: 'delay', room: 'c4-3', from: 'input-resampling', minutes: 10 };

describe('the feed of changes', () => {
	it('tells every revision, the newest first, and leads to its place', () => {
		const feed = parsed(changesFeed(printed.program, printed.ledger));
		holds(feed);
		const entries = feed.children.filter(({ name }) => name === 'entry');
		expect(texts(feed, 'updated')).toEqual(['2017-08-22T19:56:07Z']);
		expect(entries.length).toBe(8);
		const [first] = entries;
		expect(texts(first!, 'id')).toEqual(['tag:icmlviz.github.io,2017-08-02:vdl-2017/revisions/8']);
		const link = first!.children.find(({ name }) => name === 'link');
		expect(link?.attributes['href']).toBe('https://icmlviz.github.io/changes/#revision-8');
	});

	it('tells live revisions in the same words, under the same ids as when they are printed', () => {
		const live = dayOf(printed, [late]).at(-1)!;
		const feed = parsed(changesFeed(live.program, live.ledger));
		holds(feed);
		const [first] = feed.children.filter(({ name }) => name === 'entry');
		expect(texts(first!, 'id')).toEqual(['tag:icmlviz.github.io,2017-08-02:vdl-2017/revisions/9']);
		const words = texts(first!, 'content')[0]!;
		expect(words).toContain('Expected at 9:50. Was 9:40.');
		const names = parseFragment(words).childNodes.map(({ nodeName }) => nodeName);
		expect(names).toEqual(['p', 'ul']);
		expect(changesFeed(live.planned, live.ledger)).toBe(changesFeed(live.program, live.ledger));
	});

	it('is sound whatever people have written', () => {
		fc.assert(
			fc.property(anything, hostile, hostile, ({ program, ledger }, note, title) => {
				const id = program.sessions[0]?.id ?? 'nobody';
				const change = { subject: 'session', id, field: 'title', old: title, new: note } as const;
				const more = { number: 2, at: '2017-08-02T10:00:00Z', note, changes: [change] };
				holds(parsed(changesFeed(program, [...ledger, more])));
			})
		);
	});
});
