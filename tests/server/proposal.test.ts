import { describe, expect, it } from 'vitest';
import { readProposal } from '../../src/lib/server/live/proposal';
import { aFolder } from '../formats/programs';

const { program } = aFolder([]);
const [day = ''] = program.event.days;
const key = 'abcdefghijklmnop';
const slot = { start: `${day}T01:00:00Z`, end: null, rooms: ['hall'] };
const read = (action: unknown, more: object = {}) =>
	readProposal({ key, base: 8, action, why: '', ...more }, program);

describe('a proposal', () => {
	it('is taken as it is meant: words trimmed, unknown fields left out', () => {
		expect(
			read(
				{ kind: 'retitle', session: 'a', title: '  New title ', evil: 1 },
				{ why: ' Because. ', by: 'somebody else' }
			)
		).toEqual({
			...{ key, base: 8, why: 'Because.' },
			action: { kind: 'retitle', session: 'a', title: 'New title' }
		});
	});

	it.each([
		[{ kind: 'delay', room: 'hall', from: 'a', minutes: 10 }],
		[{ kind: 'move', session: 'a', day, slot }],
		[{ kind: 'cancel', session: 'a' }],
		[{ kind: 'restore', session: 'a' }],
		[{ kind: 'speakers', session: 'a', speakers: [{ id: 'ann-ash', name: 'Ann Ash' }] }],
		[
			{
				...{ kind: 'add' },
				session: { id: 'b', kind: 'talk', title: 'B', day, slot, speakers: [] }
			}
		],
		[{ kind: 'link', session: 'a', link: 'slides', url: 'https://example.org/a', label: 'Slides' }],
		[{ kind: 'link', session: 'a', link: 'slides', url: null, label: '' }],
		[{ kind: 'notice', severity: 'important', text: 'Lunch is served.', until: null }],
		[{ kind: 'undo', revision: 9 }]
	])('may be %o', (action) => {
		expect(read(action)).toMatchObject({ action });
	});

	it.each([
		[{ kind: 'retitle', session: 'a', title: '  ' }, 'The title is missing.'],
		[
			{ kind: 'retitle', session: 'a', title: 'x'.repeat(301) },
			'The title may have 300 characters at most.'
		],
		[
			{ kind: 'notice', severity: 'info', text: 'a\u0000b', until: null },
			'The notice holds characters that cannot be shown.'
		],
		[
			{ kind: 'notice', severity: 'info', text: 'a\ud800b', until: null },
			'The notice holds characters that cannot be shown.'
		],
		[
			{ kind: 'link', session: 'a', link: 'slides', url: 'javascript:alert(1)', label: '' },
			'The link must begin with https:// or http://.'
		],
		[{ kind: 'move', session: 'a', day: '2031-01-01', slot }, 'The program has no day 2031-01-01.']
	])('%o is refused with what to mend', (action, sentence) => {
		expect(read(action)).toBe(sentence);
	});

	it.each([
		[null],
		[{ kind: 'explode' }],
		[{ kind: 'delay', room: 'hall', from: 'a', minutes: 1.5 }],
		[{ kind: 'delay', room: 'hall', from: 'a', minutes: 601 }],
		[{ kind: 'cancel', session: '../a' }],
		[{ kind: 'move', session: 'a', day, slot: { ...slot, start: 'soon' } }],
		[{ kind: 'notice', severity: 'info', text: 'a', until: 'tomorrow' }]
	])('%o is no change at all, and is refused in words', (action) => {
		expect(read(action)).toBe('This change cannot be read. Load the desk again and repeat it.');
	});

	it.each([[{ key: 'short' }], [{ key: 'x'.repeat(65) }], [{ base: -1 }], [{ base: '8' }]])(
		'with %o is refused too',
		(more) => {
			expect(typeof read({ kind: 'cancel', session: 'a' }, more)).toBe('string');
		}
	);
});
