import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diff } from '../../src/lib/program/ledger/diff';
import type { Published } from '../../src/lib/program/ledger/fields';
import {
	changesOf,
	creation,
	describe as inWords,
	effect,
	modified,
	sequence,
	since
} from '../../src/lib/program/ledger/ledger';
import type {
	Change,
	ChangeValue,
	Ledger,
	Program,
	Revision,
	Session,
	Subject
} from '../../src/lib/program/model';
import { ms } from '../../src/lib/program/time/instant';
import { person, program, room, session, slot, SYDNEY } from './sample';

function change(
	field: string,
	old: ChangeValue,
	fresh: ChangeValue,
	id = 'a',
	subject: Subject = 'session'
): Change {
	return { subject, id, field, old, new: fresh };
}

/** Revisions a minute apart. */
function ledger(...revisions: Change[][]): Ledger {
	return revisions.map((changes, index) => ({
		number: index + 1,
		at: `2017-08-01T00:0${index}:00Z`,
		note: '',
		changes
	}));
}

const talk = session('a', {
	slot: slot('2017-08-09T23:40:00Z', '2017-08-10T00:00:00Z', 'c4-3'),
	speakers: ['kim'],
	paperAuthors: [{ name: 'Lee', person: 'lee' }, { name: 'Nobody' }],
	track: 'vision'
});
const other = session('b', { slot: slot('2017-08-10T00:00:00Z', null, 'annex') });
const people = [person('kim', 'Been Kim'), person('lee', 'Ann Lee'), person('poe', 'Edgar Poe')];
const rooms = [room('c4-3', 'C4.3'), room('annex', 'Annex')];
const tracks = [{ id: 'vision', name: 'Vision', color: null }];
const sample = program([talk, other], { people, rooms, tracks });

describe('a sequence', () => {
	it('is 0 until something moves, and counts revisions, not changes', () => {
		expect(sequence(talk, [])).toBe(0);
		expect(sequence(talk, ledger([change('start', null, 'x'), change('rooms', [], ['c'])]))).toBe(
			0
		);
		const moved = [change('start', 'x', 'y'), change('end', 'x', 'y'), change('rooms', [], ['c'])];
		expect(sequence(talk, ledger([], moved, [change('status', 'scheduled', 'cancelled')]))).toBe(2);
	});

	it('is not raised by words, people and links, nor by other sessions', () => {
		const words = [
			change('title', 'x', 'y'),
			change('speakers', [], ['k']),
			change('links.slides', null, 'u')
		];
		expect(sequence(talk, ledger([], words, [change('start', 'x', 'y', 'b')]))).toBe(0);
	});

	it('begins where the session was added', () => {
		const late = ledger(
			[],
			[change('added', null, 'A'), change('start', null, 'x')],
			[change('end', 'x', 'y')]
		);
		expect(sequence(talk, late)).toBe(1);
	});

	it('counts a first revision that changes something: that one did not publish the program', () => {
		const cancelled = change('status', 'scheduled', 'cancelled');
		expect(sequence(talk, ledger([cancelled]))).toBe(1);
		expect(sequence(talk, ledger([cancelled], [change('start', 'x', 'y')]))).toBe(2);
		expect(modified(other, sample, ledger([cancelled]))).toBe(modified(other, sample, []));
	});

	it('and what goes with it are as before anything was published when the first words are live ones', () => {
		// revision 1 is the publication of what is printed, whenever that comes
		const live = ledger([], []).slice(1);
		expect(creation('a', live)).toBe(null);
		expect(modified(talk, sample, live)).toBe(modified(talk, sample, []));
		const timed = ledger([], [change('start', null, 'x')]).slice(1);
		expect(creation('a', timed)).toBe(timed[0]);
	});

	it('never falls when a revision is appended, whatever is in it', () => {
		const fields = fc.constantFrom(
			'start',
			'end',
			'rooms',
			'status',
			'title',
			'added',
			'removed',
			'summary'
		);
		const changes = fc.array(
			fc
				.record({ field: fields, id: fc.constantFrom('a', 'b') })
				.map(({ field, id }) => change(field, null, 'x', id)),
			{ maxLength: 4 }
		);
		fc.assert(
			fc.property(fc.array(changes, { minLength: 1, maxLength: 8 }), (list) => {
				const all = ledger(...list);
				all.reduce((before: Revision[], revision) => {
					const after = [...before, revision];
					expect(sequence(talk, after)).toBeGreaterThanOrEqual(sequence(talk, before));
					expect(sequence(talk, after)).toBeLessThanOrEqual(sequence(talk, before) + 1);
					expect(ms(modified(talk, sample, after))).toBeGreaterThanOrEqual(
						ms(modified(talk, sample, before))
					);
					return after;
				}, []);
			})
		);
	});
});

describe('when a session last changed', () => {
	const minute = (...revisions: Change[][]) => {
		const at = modified(talk, sample, ledger([], ...revisions));
		return Number(at.slice(15, 16));
	};

	it('is the first revision where nothing did, and long ago where nothing is published', () => {
		expect(minute()).toBe(0);
		expect(minute([], [change('title', 'x', 'y', 'b')])).toBe(0);
		expect(modified(talk, sample, [])).toBe('1970-01-01T00:00:00Z');
	});

	it('is when it was added, at least', () => {
		expect(minute([], [change('added', null, 'A')])).toBe(2);
	});

	it('is the last change of anything one sees of it', () => {
		expect(minute([change('start', 'x', 'y')], [change('summary', 'x', 'y')])).toBe(2);
		expect(minute([change('summary', 'x', 'y')], [change('start', 'x', 'y', 'b')])).toBe(1);
	});

	it('is also a change of its people, their names and affiliations alone', () => {
		expect(minute([change('name', 'x', 'y', 'kim', 'person')])).toBe(1);
		expect(minute([change('affiliations', [], ['y'], 'lee', 'person')])).toBe(1);
		expect(minute([change('bio', 'x', 'y', 'kim', 'person')])).toBe(0);
		expect(minute([change('name', 'x', 'y', 'poe', 'person')])).toBe(0);
	});

	it('is also a change of its room, its track and the venue, of no other', () => {
		expect(minute([change('name', 'x', 'y', 'c4-3', 'room')])).toBe(1);
		expect(minute([change('name', 'x', 'y', 'annex', 'room')])).toBe(0);
		expect(minute([change('name', 'x', 'y', 'vision', 'track')])).toBe(1);
		expect(minute([change('venue.address', 'x', 'y', 'sample', 'event')])).toBe(1);
		expect(minute([change('topics', ['x'], ['y'], 'sample', 'event')])).toBe(0);
	});

	it('is no change that only the search sees', () => {
		expect(minute([change('aliases', ['x'], ['y'])])).toBe(0);
	});
});

describe('the ledger', () => {
	it('tells the changes of a session, the newest first', () => {
		const [first, second, third] = [
			change('title', 'x', 'y'),
			change('end', null, 'z'),
			change('end', 'z', 'q')
		];
		const all = ledger([], [first, change('title', 'x', 'y', 'b')], [second, third]);
		expect(changesOf('a', all)).toEqual([
			{ revision: all[2], change: second },
			{ revision: all[2], change: third },
			{ revision: all[1], change: first }
		]);
	});

	it('tells the revisions since one', () => {
		expect(since(ledger([], [], []), 1).map(({ number }) => number)).toEqual([2, 3]);
		expect(since(ledger([], [], []), 3)).toEqual([]);
	});
});

describe('what differs', () => {
	const whole = (changed: Program, summary = '<p>Noise.</p>'): Published => ({
		program: changed,
		prose: { sessions: { a: summary }, people: {}, pages: {} },
		papers: [],
		reading: []
	});
	const edit = (given: Partial<Session>) =>
		diff(whole(sample), whole({ ...sample, sessions: [{ ...talk, ...given }, other] }));

	it('is nothing between a program and itself, nor in another order', () => {
		expect(diff(whole(sample), whole(structuredClone(sample)))).toEqual([]);
		const turned = { ...sample, sessions: [other, talk], people: [...people].reverse() };
		expect(diff(whole(sample), whole(turned))).toEqual([]);
	});

	it('is each field of a session, old and new', () => {
		const later = slot('2017-08-09T23:50:00Z', '2017-08-10T00:10:00Z', 'annex');
		expect(edit({ slot: later, status: 'cancelled', title: null })).toEqual([
			change('start', '2017-08-09T23:40:00Z', '2017-08-09T23:50:00Z'),
			change('end', '2017-08-10T00:00:00Z', '2017-08-10T00:10:00Z'),
			change('rooms', ['c4-3'], ['annex']),
			change('status', 'scheduled', 'cancelled'),
			change('title', 'Title of a', null)
		]);
		expect(edit({ slot: null, day: null }).map(({ field }) => field)).toEqual([
			'start',
			'end',
			'rooms'
		]);
	});

	it('is a link by its kind: new, moved, gone, or just called otherwise', () => {
		const link = (url: string, label = 'Slides') => ({
			links: [{ kind: 'slides' as const, url, label }]
		});
		expect(edit(link('https://a.example/'))).toEqual([
			change('links.slides', null, 'https://a.example/')
		]);
		const before = whole({
			...sample,
			sessions: [{ ...talk, ...link('https://a.example/') }, other]
		});
		const after = (given: Partial<Session>) =>
			diff(before, whole({ ...sample, sessions: [{ ...talk, ...given }, other] }));
		expect(after(link('https://b.example/', 'New slides'))).toEqual([
			change('links.slides', 'https://a.example/', 'https://b.example/')
		]);
		expect(after(link('https://a.example/', 'My slides'))).toEqual([
			change('links.slides.label', ['Slides'], ['My slides'])
		]);
		expect(after({ links: [] })).toEqual([change('links.slides', 'https://a.example/', null)]);
	});

	it('is a text in plain words, from shortly before it parts', () => {
		const lead = 'A long beginning that both texts have in common, word by word. ';
		const changes = diff(
			whole(sample, `<p>${lead}Then <em>this</em>.</p>`),
			whole(sample, `<p>${lead}Then that.</p>`)
		);
		expect(changes).toEqual([
			change(
				'summary',
				'…texts have in common, word by word. Then this.',
				'…texts have in common, word by word. Then that.'
			)
		]);
	});

	it('is an address in a text, though its words stayed', () => {
		const html = (href: string) => `<p><a href="https://${href}/">x</a></p>`;
		expect(diff(whole(sample, html('a.example')), whole(sample, html('b.example')))).toEqual([
			change('summary', html('a.example'), html('b.example'))
		]);
	});

	it('cuts no character in two', () => {
		const text = (end: string) => `${'😀'.repeat(90)}${end}${'😀'.repeat(90)}`;
		for (const gap of ['', 'x']) {
			const [only] = diff(whole(sample, `${gap}${text('a')}`), whole(sample, `${gap}${text('b')}`));
			expect(String(only?.old).isWellFormed()).toBe(true);
			expect(String(only?.new).isWellFormed()).toBe(true);
		}
	});

	it('is what came and what went, by name', () => {
		const fewer = { ...sample, sessions: [talk], people: [...people, person('new', 'Ada New')] };
		expect(diff(whole(sample), whole(fewer))).toEqual([
			change('removed', 'Title of b', null, 'b'),
			change('added', null, 'Ada New', 'new', 'person')
		]);
	});

	it('is of the event, too: its venue, its pages, its papers', () => {
		const venue = { ...sample.event.venue, name: 'Town hall' };
		const before = whole(sample);
		const after: Published = {
			...whole({ ...sample, event: { ...sample.event, venue } }),
			prose: { ...before.prose, pages: { abstract: '<p>New.</p>' } },
			papers: [
				{ number: 1, title: 'T', authors: [{ name: 'A' }], url: 'https://a.example/', session: 'a' }
			]
		};
		expect(diff(before, after)).toEqual([
			change('venue', 'Hall', 'Town hall', 'sample', 'event'),
			change('pages.abstract', null, 'New.', 'sample', 'event'),
			change('papers', [], ['1. T. A. https://a.example/ (a)'], 'sample', 'event')
		]);
	});
});

describe('a change in words', () => {
	const say = (given: Change, zone = SYDNEY) => inWords(given, sample, zone);
	const at = (time: string, day = '10') => `2017-08-${day}T${time}:00+10:00`;

	it('tells times of the zone', () => {
		expect(say(change('start', at('09:40'), at('09:50')))).toBe('Moved to 9:50. Was 9:40.');
		expect(say(change('start', at('09:40'), at('09:50')), 'UTC')).toBe(
			'Moved to 23:50. Was 23:40.'
		);
		expect(say(change('start', null, at('12:00')))).toBe(
			'Now at 12:00. No time was announced before.'
		);
		expect(say(change('start', at('12:00'), null))).toBe('The time is open again. Was 12:00.');
		expect(say(change('end', at('12:00'), at('12:10')))).toBe('Ends at 12:10. Was 12:00.');
	});

	it('names the days where they differ', () => {
		expect(say(change('start', at('09:40'), at('09:40', '11')))).toBe(
			'Moved to 9:40 on Fri 11 Aug. Was 9:40 on Thu 10 Aug.'
		);
	});

	it.each<[Change, string]>([
		[change('rooms', [], ['c4-3']), 'Room C4.3. No room was named before.'],
		[change('rooms', ['c4-3'], ['annex', 'gone']), 'Room Annex, gone. Was C4.3.'],
		[change('rooms', ['c4-3'], []), 'No room now. Was C4.3.'],
		[change('status', 'scheduled', 'cancelled'), 'Cancelled.'],
		[change('status', 'cancelled', 'scheduled'), 'It takes place after all.'],
		[change('title', 'Old', 'New'), 'Title was “Old”.'],
		[change('title', null, 'New'), 'New title: “New”.'],
		[change('kind', 'talk', 'invited'), 'Now: Invited talk. Was Talk.'],
		[change('speakers', ['kim'], ['lee', 'poe']), 'Presented by Ann Lee, Edgar Poe. Was Been Kim.'],
		[change('track', null, 'vision'), 'Track: Vision. It was in none before.'],
		[change('links.slides', null, 'u'), 'New link: slides.'],
		[change('links.slides', 'u', 'v'), 'New address of the link: slides.'],
		[change('links.other', 'u', null), 'Link taken out.'],
		[change('summary', 'x', 'y'), 'Edited: summary.'],
		[change('added', null, 'A'), 'New in the program.'],
		[change('name', 'x', 'y', 'kim', 'person'), 'Name: y. Was x.'],
		[change('venue.address', 'x', 'y', 'sample', 'event'), 'Venue address: y. Was x.'],
		[change('pages.call-for-papers', null, 'y', 'sample', 'event'), 'New: call for papers.']
	])('tells %o', (given, words) => {
		expect(say(given)).toBe(words);
	});

	it('knows what kind of thing it touches', () => {
		const touched = ['start', 'rooms', 'status', 'title', 'speakers', 'links.slides', 'summary'];
		expect(touched.map((field) => effect(change(field, null, 'x')))).toEqual([
			'time',
			'room',
			'status',
			'title',
			'people',
			'link',
			'text'
		]);
		expect(effect(change('name', 'x', 'y', 'kim', 'person'))).toBe('people');
		expect(effect(change('name', 'x', 'y', 'annex', 'room'))).toBe('room');
	});

	it('has words for whatever differs between two programs', () => {
		const some = <T>(...values: T[]) => fc.constantFrom(...values);
		const any = fc.record({
			kind: some('talk' as const, 'lunch' as const),
			title: some(null, 'T', 'U'),
			slot: some(
				null,
				slot(at('09:00'), null),
				slot(at('10:00', '11'), at('11:00', '11'), 'annex')
			),
			speakers: some([], ['kim'], ['lee', 'poe']),
			status: some('scheduled' as const, 'cancelled' as const),
			track: some(null, 'vision'),
			online: some(null, 'https://a.example/'),
			links: some(
				[],
				[{ kind: 'slides' as const, url: 'u', label: 'S' }],
				[{ kind: 'other' as const, url: 'u', label: 'S', historical: true as const }]
			)
		});
		fc.assert(
			fc.property(any, any, (one, two) => {
				const [before, after] = [one, two].map((given) => ({
					program: program([session('a', given)], { people, rooms, tracks }),
					prose: { sessions: {}, people: {}, pages: {} },
					papers: [],
					reading: []
				}));
				if (!before || !after) throw new Error('two programs');
				for (const found of diff(before, after)) {
					expect(found.old).not.toEqual(found.new);
					expect(say(found)).toMatch(/^[A-Z].*\.$/);
					expect(say(found)).not.toMatch(/null|undefined|NaN|\[object/);
				}
			})
		);
	});
});
