/** A program folder that was made and published by another version; `npm run test:package` builds it too. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readFolder } from '../../src/lib/data/folder';
import { preparePublication, unpublished } from '../../src/lib/data/publish/publish';

test('what version 0.1 published has no mistakes and nothing to publish today', () => {
	const dir = mkdtempSync(join(tmpdir(), 'runsheet-upgrade-'));
	onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
	cpSync('tests/fixtures/made-by-0.1', dir, { recursive: true });
	expect(readFolder(dir).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
	expect(unpublished(dir)).toEqual([]);
	const now = Date.parse('2030-01-01T00:00:00Z');
	expect(preparePublication(dir, { note: 'An upgrade', now })).toEqual({
		kind: 'unchanged',
		revision: 2
	});
});
