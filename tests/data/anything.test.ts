import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { formatFinding, readFolder } from '../../src/lib/data/folder';
import { files } from '../../src/lib/data/model/model';
import { small, smallFolder } from './folders';
import { runs } from '../runs';

const names = Object.keys(files);

/** Every field name of the format, so that wrong values land in right places. */
const fields = Object.values(files).flatMap(({ schema }) => Object.keys(schema.entries));

const values = fc.letrec((tie) => ({
	any: fc.oneof(
		{ maxDepth: 4 },
		fc.constantFrom(
			null,
			true,
			0,
			-1.5,
			1e300,
			'',
			'x',
			'9:20',
			'2017-08-10',
			'been-kim',
			'c4-3',
			'__proto__'
		),
		fc.string(),
		fc.array(tie('any'), { maxLength: 3 }),
		fc.dictionary(fc.constantFrom(...fields, 'constructor', '__proto__'), tie('any'), {
			maxKeys: 6
		})
	)
}));

/** A reading that neither throws nor leaves anybody without a sentence. */
function holds(changed: Record<string, string>): void {
	const { folder, findings } = readFolder(smallFolder(changed));
	for (const finding of findings) expect(formatFinding(finding)).toMatch(/^[^\n]+:\d+: [^\n]+$/);
	const failed = findings.some(({ severity }) => severity === 'error');
	expect(folder === null).toBe(failed);
}

describe('a folder may hold anything', () => {
	it('as values', { timeout: 60_000 }, () => {
		fc.assert(
			fc.property(fc.constantFrom(...names), values.any, (name, value) =>
				holds({ [`${name}.yaml`]: stringify(value) })
			),
			runs(50)
		);
	});

	it('as lists of entries', { timeout: 60_000 }, () => {
		const entries = fc.array(
			fc.dictionary(fc.constantFrom(...fields), values.any, { maxKeys: 8 }),
			{ maxLength: 3 }
		);
		fc.assert(
			fc.property(fc.constantFrom(...names), entries, (name, value) =>
				holds({ [`${name}.yaml`]: stringify(value) })
			),
			runs(50)
		);
	});

	it('as text that was cut, doubled or stirred', { timeout: 60_000 }, () => {
		const signs = fc.constantFrom(
			'"',
			"'",
			':',
			': ',
			'- ',
			'\t',
			'\n',
			'#',
			'{',
			'[',
			'*a',
			'&a',
			'!',
			'\u0000',
			'|'
		);
		const name = fc.constantFrom(...Object.keys(small));
		fc.assert(
			fc.property(name, fc.nat(400), fc.nat(20), signs, (file, at, length, sign) => {
				const text = small[file] ?? '';
				holds({ [file]: text.slice(0, at) + sign + text.slice(at + length) });
			}),
			runs(50)
		);
	});
});
