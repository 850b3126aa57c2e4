import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Remarks, Unreadable } from '../../../src/lib/formats/format';
import { parseXml, type XmlNode } from '../../../src/lib/formats/reading/xml';
import { BUSY } from '../damage';
import { runs } from '../../runs';

const read = (text: string) => parseXml({ name: 'a.xml', text });

/** The sentence of a refusal; null where there is none. Anything else that is thrown is a fault of ours. */
function refusal(text: string): string | null {
	try {
		read(text);
	} catch (error) {
		if (error instanceof Unreadable) return error.message;
		throw error;
	}
	return null;
}

describe('XML', () => {
	const text =
		'<?xml version="1.0"?>\n<a>\n\t<b c=" d "> e &amp; <![CDATA[<f>]]> </b>\n\t<b/>\n</a>';

	it('is a tree with lines', () => {
		const root = read(text);
		expect([root.name, root.at, root.all('b').map(({ at }) => at)]).toEqual([
			'a',
			'line 2',
			['line 3', 'line 4']
		]);
		expect(root.textOf('b')).toBe('e & <f>');
		expect(root.first('b')?.attribute('c')).toBe('d');
		expect(root.all('b')[1]?.text).toBeNull();
		expect(root.first('x')).toBeNull();
	});

	it('may begin with blank lines, which count', () => {
		expect(read(`\n\n ${text}`).at).toBe('line 4');
	});

	it('has its control characters taken out, and that is said', () => {
		const remarks = new Remarks();
		const root = parseXml({ name: 'a.xml', text: '<a>x\u000by</a>' }, remarks);
		expect(root.text).toBe('xy');
		expect(remarks.all).toEqual([
			{ sort: 'changed', at: 'a.xml', what: 'control characters, taken out' }
		]);
	});

	it('keeps what stands beside it: comments, instructions, other namespaces', () => {
		const root = read('<a xmlns:x="y"><?ours 1 2?><!-- no --><x:b>c</x:b></a>');
		expect(root.instructions).toEqual([['ours', '1 2']]);
		expect(root.textOf('x:b')).toBe('c');
	});
});

describe('XML that is refused in one sentence', () => {
	const bomb = Array.from(
		{ length: 9 },
		(_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`
	).join('\n');

	it.each([
		['an entity bomb', `<!DOCTYPE a [<!ENTITY l0 "lol">${bomb}]><a>&l9;</a>`, /:9: .*entities/],
		['a bomb without its end', `<!DOCTYPE a [<!ENTITY l0 "lol">${bomb}`, /:9: .*damaged/],
		['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///x">]><a>&x;</a>', /entities/],
		['a parameter entity', '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://x/">%x;]><a/>', /entities/],
		['an entity of its own', '<a>&nbsp;</a>', /:1: .*damaged/],
		['cut off', '<a>\n<b>\n<c>te', /:3: .*damaged/],
		['cut off in a tag', '<a>\n<b c="', /:2: .*damaged/],
		['badly nested', '<a><b></a></b>', /damaged/],
		['an attribute twice', '<a b="1" b="2"/>', /damaged/],
		['two roots', '<a/><b/>', /damaged/],
		['no XML', 'title,start\n', /damaged/],
		['empty', '  \n', /damaged|empty/],
		['binary', 'PK\u0003\u0004\u0000\u0001\ufffd\ufffd', /not UTF-8 text/],
		['UTF-16', '<\u0000a\u0000/\u0000>\u0000', /not UTF-8 text/]
	])('%s', (_, text, words) => {
		expect(refusal(text)).toMatch(words);
	});

	it.each([
		['elements in each other', '<a>'.repeat(3_000_000), /nested too deeply/],
		[
			'elements beside each other',
			`<a>${'<b/>'.repeat(1_200_000)}</a>`,
			/more than 1000000 elements/
		],
		[
			'attributes',
			`<a ${Array.from({ length: 200_000 }, (_, at) => `b${at}=""`).join(' ')}/>`,
			/100/
		],
		['a name', `<${'a'.repeat(10_000_000)}`, /damaged/],
		['an unknown entity', `<a>&${'b'.repeat(5_000_000)};</a>`, /damaged/],
		['a tag that another one ends', `<a><${'b'.repeat(1_000_000)}></a>`, /damaged/],
		['text before it', 'a'.repeat(5_000_000), /damaged/]
	])('megabytes of %s, fast and in few words', { timeout: BUSY }, (_, text, words) => {
		const sentence = refusal(text);
		expect(sentence).toMatch(words);
		expect(sentence?.length).toBeLessThan(300);
	});

	it('or gives a tree, whatever stands in it', () => {
		const piece = fc.oneof(
			fc.constantFrom(
				...['<a>', '</a>', '<b c="d">', '</b>', '<!--', '-->', '<![CDATA[', ']]>', '&lt;']
			),
			fc.constantFrom(
				...['&', ';', '"', '<?x', '?>', '<!DOCTYPE a>', '\u0000', '\u000b', '\n', '/>']
			),
			fc.string({ maxLength: 5 })
		);
		const depth = (node: XmlNode): number => 1 + Math.max(0, ...node.children.map(depth));
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
				const sentence = refusal(pieces.join(''));
				if (sentence === null) expect(depth(read(pieces.join('')))).toBeLessThan(64);
				else expect(sentence).toMatch(/^a\.xml(:\d+)?: .+\.$/);
			}),
			runs(170)
		);
	});
});
