import { describe, expect, it } from 'vitest';
import { answersFrom } from '../../src/lib/server/answers';
import { exports } from '../../src/lib/server/exports';
import { aFolder, aSession, slot } from '../formats/programs';

const folder = aFolder([
	aSession('smoothgrad', { slot: slot('2017-08-09T23:20:00Z', null, 'hall') })
]);
const answers = answersFrom(() => folder, { exports, draft: false });

describe('the answers', () => {
	it('are the program, its exports and its feeds', () => {
		expect(answers.paths().slice(0, 7)).toEqual([
			'/program.json',
			'/export/schedule.xml',
			'/export/schedule.json',
			'/export/program.csv',
			'/feeds/changes.atom',
			'/embed/',
			'/feeds/program.ics'
		]);
	});

	it('exist for each path that they name', () => {
		expect(answers.paths().filter((path) => !answers.answer(path)?.body)).toEqual([]);
	});

	it('name the type of an export, and a file to save it as', () => {
		expect(
			['/export/schedule.xml', '/export/schedule.json', '/export/program.csv'].map((path) => {
				const { type, filename } = answers.answer(path) ?? {};
				return [type, filename];
			})
		).toEqual([
			['application/xml; charset=utf-8', 'schedule.xml'],
			['application/json; charset=utf-8', 'schedule.json'],
			['text/csv; charset=utf-8; header=present', 'program.csv']
		]);
	});

	it('hold the feeds back while nothing is published, and say so', () => {
		const draft = answersFrom(() => folder, { exports, draft: true });
		expect(draft.paths().filter((path) => path.startsWith('/feeds/'))).toEqual([]);
		for (const path of answers.paths()) {
			expect([path, draft.answer(path) === null]).toEqual([path, path.startsWith('/feeds/')]);
		}
		expect(draft.missing('/feeds/program.ics')).toContain('draft');
		expect(draft.missing('/export/x.xml')).not.toContain('draft');
	});

	it('are nothing for an address that nobody has', () => {
		expect(
			['/export/', '/export/x.xml', '/export/schedule.xml/'].map((path) => answers.answer(path))
		).toEqual([null, null, null]);
	});
});
