import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
	categoryName,
	domainName,
	manyLines,
	oneLine,
	webAddress
} from '../../src/lib/calendar/plain';
import { hostile } from './programs';

it('control characters go, whatever brings them; line breaks of every kind are one', () => {
	expect(manyLines('a\u0000\u0007b\u007f\u009fc\r\nd\re\u2028f\u0085g')).toBe('abc\nd\ne\nf\ng');
	expect(oneLine(' a\tb\n\nc\u000bd ')).toBe('a b c d');
});

it('TeX becomes what it means; a path of Windows stays', () => {
	expect(oneLine('$\\nabla_\\theta L \\neq 0$')).toBe('$∇_θ L ≠ 0$');
	expect(oneLine('C:\\new \\newcommand \\constructor')).toBe('C:\\new \\newcommand \\constructor');
});

it('half a surrogate pair becomes the replacement character, a whole emoji stays', () => {
	expect(oneLine('a\ud83db 👩‍👩‍👧‍👦')).toBe('a\ufffdb 👩‍👩‍👧‍👦');
});

it('a category has no comma', () => {
	expect(categoryName('Vision, language, and sound')).toBe('Vision language and sound');
});

it('an address has nothing that the library would escape, and keeps its own escapes', () => {
	expect(webAddress('https://a.example/x,y;z\\w?é=%20&b 🎉')).toBe(
		'https://a.example/x%2Cy%3Bz%5Cw?%C3%A9=%20&b%20%F0%9F%8E%89'
	);
	fc.assert(
		fc.property(hostile, (text) => {
			expect(webAddress(text)).toMatch(/^[!-~]*$/);
		})
	);
});

it('cleaning twice changes nothing', () => {
	fc.assert(
		fc.property(hostile, (text) => {
			expect(oneLine(oneLine(text))).toBe(oneLine(text));
			expect(manyLines(manyLines(text))).toBe(manyLines(text));
		})
	);
});

it('a domain cannot bring a line', () => {
	expect(domainName('vdl.example\r\nATTACH:x')).toBe('vdl.exampleATTACHx');
});
