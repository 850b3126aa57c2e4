import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Program, Prose } from '../../src/lib/program/model';
import { buildIndex, findMeant, fold, select, wordsIn } from '../../src/lib/program/search/search';
import { person, program, room, session, slot } from './sample';

const workshop: Program = {
	...program([
		session('smoothgrad', {
			title: 'SmoothGrad: removing noise by adding noise',
			authors: ['daniel-smilkov', 'fernanda-viegas'],
			slot: slot('2017-08-09T23:20:00Z', '2017-08-09T23:40:00Z', 'c4-3')
		}),
		session('lunch', { kind: 'lunch', title: null }),
		session('input-resampling', {
			title: 'Towards Visual Explanations',
			aliases: ['Visual Explanations for Convolutional Neural Networks'],
			paperAuthors: [{ name: 'Minsuk Kahng' }, { name: 'D. Smilkov', person: 'daniel-smilkov' }],
			track: 'explain'
		}),
		session('cjk', { title: '深度学习的可视化', speakers: ['gone'] })
	]),
	rooms: [room('c4-3', 'C4.3')],
	tracks: [{ id: 'explain', name: 'Explaining models', color: null }],
	people: [
		person('daniel-smilkov', 'Daniel Smilkov', { affiliations: ['Google Brain'] }),
		person('fernanda-viegas', 'Fernanda Viégas', {
			affiliations: ['Google'],
			aliases: ['Fernanda Bertini Viégas']
		}),
		person('wolfgang', 'Wolfgang Großmann-Łoś')
	]
};
const prose: Prose = {
	sessions: { smoothgrad: '<p>Sharpens <em>gradient</em>s: sensitivity maps &amp; more.</p>' },
	people: {},
	pages: {}
};
const index = buildIndex(workshop, prose);
const found = (query: string) => [...select(index, query)];

describe('folding', () => {
	it('takes off case and accents, also where a letter has none to take off', () => {
		expect(fold('Viégas')).toBe('viegas');
		expect(fold('Großmann, ŁØDŹ, Đorđe, İstanbul, ISTANBUL, Ýr Þór, œuvre')).toBe(
			'grossmann, lodz, dorde, istanbul, istanbul, yr thor, oeuvre'
		);
	});

	it('knows one sigma', () => {
		expect(fold('ΟΔΟΣ')).toBe(fold('οδοσ'));
	});

	it('of what is folded changes nothing, whatever the sign', () => {
		const signs = Array.from({ length: 0x3400 }, (_, point) => String.fromCodePoint(point));
		expect(signs.filter((sign) => fold(fold(sign)) !== fold(sign))).toEqual([]);
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				expect(fold(fold(text))).toBe(fold(text));
			})
		);
	});

	it('does not see how accents are written', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
			})
		);
	});
});

describe('the search', () => {
	it('finds SmoothGrad through Fernanda Viégas, and not lunch', () => {
		expect(found('viegas')).toEqual(['smoothgrad']);
		expect(found('VIÉGAS')).toEqual(['smoothgrad']);
		expect(found('bertini')).toEqual(['smoothgrad']);
	});

	it('wants every word of the query, in any order', () => {
		expect(found('noise viegas')).toEqual(['smoothgrad']);
		expect(found('viegas lunch')).toEqual([]);
	});

	it('finds words by their beginnings only', () => {
		expect(found('smooth')).toEqual(['smoothgrad']);
		expect(found('grad')).toEqual(['smoothgrad']); // of "gradient" in its summary
		expect(found('moothgrad')).toEqual([]);
	});

	it('looks in title, alias, people, bylines, affiliations, room, track, kind and summary', () => {
		const hits = {
			towards: 'input-resampling',
			convolutional: 'input-resampling',
			kahng: 'input-resampling',
			explaining: 'input-resampling',
			'brain noise': 'smoothgrad',
			'c4.3': 'smoothgrad',
			c43: 'smoothgrad',
			lunch: 'lunch',
			sensitivity: 'smoothgrad'
		};
		for (const [query, id] of Object.entries(hits)) expect(found(query)).toEqual([id]);
		expect(found('smilkov')).toEqual(['smoothgrad', 'input-resampling']);
		expect(found('talk')).toEqual(['smoothgrad', 'input-resampling', 'cjk']);
	});

	it('reads summaries as text: no tags, no entities, and a word that is marked in part is one', () => {
		expect(found('gradients')).toEqual(['smoothgrad']);
		expect(found('em')).toEqual([]);
		expect(found('amp')).toEqual([]);
	});

	it('does without prose', () => {
		const short = buildIndex(workshop, null);
		expect([...select(short, 'sensitivity')]).toEqual([]);
		expect([...select(short, 'viegas')]).toEqual(['smoothgrad']);
	});

	it('finds all for a query without words', () => {
		for (const query of ['', '  ', '…!']) expect(found(query)).toHaveLength(4);
	});

	it('finds within writing that has no spaces', () => {
		expect(found('可视')).toEqual(['cjk']);
		expect(found('学习')).toEqual(['cjk']);
	});

	it('takes the signs of patterns as signs', () => {
		for (const query of ['(', '.*', '[a-z', '\\', '$&']) {
			expect(() => found(query)).not.toThrow();
		}
		expect(found('c.*grad')).toEqual(['smoothgrad']); // the words c and grad
	});

	it('finds every session by the beginning of each of its title’s words', () => {
		const words = fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1 });
		fc.assert(
			fc.property(words, fc.nat(), fc.nat({ max: 8 }), (parts, pick, length) => {
				const own = program([session('one', { title: parts.join(' ') })]);
				const word = parts[pick % parts.length]!;
				const beginning = [...word].slice(0, length + 1).join('');
				expect(select(buildIndex(own, null), beginning).has('one')).toBe(true);
			})
		);
	});
});

describe('a query that finds nothing', () => {
	const words = wordsIn(index);
	const near = (query: string) => findMeant(index, words, query);

	it('is taken for the nearest words, and says which', () => {
		expect(near('smothgrad')).toEqual({
			ids: new Set(['smoothgrad']),
			instead: [{ typed: 'smothgrad', words: ['smoothgrad'] }]
		});
		expect([...near('Fernada').ids]).toEqual(['smoothgrad']);
		expect([...near('lunhc').ids]).toEqual(['lunch']);
	});

	it('keeps the words that are there as they are', () => {
		expect([...near('convolutoinal kahng').ids]).toEqual(['input-resampling']);
		expect([...near('noise lunhc').ids]).toEqual([]);
	});

	it('finds nothing where each word is there, never together, or none is near', () => {
		for (const query of ['viegas lunch', 'xqzzyy', 'abc']) {
			expect(near(query)).toEqual({ ids: new Set(), instead: [] });
		}
	});

	it('looks at every word once', () => {
		expect(words).toHaveLength(new Set(words).size);
		expect(words).toContain('sensitivity');
		expect(words).not.toContain('');
	});
});
