/** Publishing without a terminal: what GitHub's workflows do with an edit made on its web page. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROGRAM, Repository, WHOLE } from './workflows';

const TITLE = 'SmoothGrad: removing noise by adding noise';
const NOTE = 'A "better" title, $(echo said) `by` Vera';

function edit(from: string, to: string): void {
	repository.pull();
	const file = join(repository.edited, 'data/sessions.yaml');
	const text = readFileSync(file, 'utf8');
	expect(text.split(from).length).toBe(2);
	writeFileSync(file, text.replace(from, to));
	repository.push('Update sessions.yaml');
}

const publish = () => repository.run('publish.yml', ['publish'], { 'inputs.note': NOTE });

/** A build takes most of a minute: `npm run test:workflows`. */
const builds = process.env.WORKFLOWS === 'all';
if (!builds) console.log('Skipped: the build of Pages. Run it with: npm run test:workflows');

let repository: Repository;
beforeAll(() => {
	repository = new Repository(builds ? WHOLE : PROGRAM);
}, 240_000);
afterAll(() => repository.remove(), 240_000);

describe('an edit on the web page', { timeout: 240_000 }, () => {
	it('passes unpublished, with the button to press, and the button publishes it', () => {
		edit(TITLE, 'A better title');

		const tested = repository.run('ci.yml', ['program']);
		expect([tested.status, tested.said]).toEqual([0, expect.not.stringContaining('::')]);
		expect(tested.summary).toContain('1 change is not published. The site keeps revision 8');
		expect(tested.summary).toContain(`<pre>smoothgrad: Title was “${TITLE}”.</pre>`);
		expect(tested.summary).toContain(
			'[Actions → Publish](https://github.example/vera/event/actions/workflows/publish.yml)'
		);

		const published = publish();
		expect([published.status, published.said]).toEqual([0, expect.stringContaining('pushed')]);
		expect(published.summary).toContain('Revision 9 is published');
		expect(repository.log('-1', '--format=%an|%s')).toBe(`Vera|Publish revision 9: ${NOTE}`);
		expect(repository.log('-1', '--format=', '--name-only')).toBe(
			'data/published.json\ndata/revisions.yaml'
		);
	});

	it('with a mistake fails on its line, and is not published', () => {
		edit('- id: smoothgrad\n', '- id: smoothgrad\n  track: 50%,vision\n');
		const line = readFileSync(join(repository.edited, 'data/sessions.yaml'), 'utf8')
			.split('\n')
			.findIndex((text) => text.includes('50%,vision'));
		const { status, said, summary } = repository.run('ci.yml', ['program']);
		expect(status).toBe(1);
		expect(said).toContain(`\n::error file=data/sessions.yaml,line=${line + 1}::smoothgrad: `);
		expect(said).toMatch(/^::error file=.*50%25,vision/m);
		expect(summary).toContain('data/ has 1 error');
		expect(publish().status).toBe(1);
		expect(repository.log('-1', '--format=%s')).toBe('Update sessions.yaml');
	});
});

it.skipIf(!builds)('Pages goes on with what was published last', { timeout: 600_000 }, () => {
	const path = { 'steps.pages.outputs.base_path': '/event' };
	const { status, said, dir } = repository.run('pages.yml', ['build'], path);
	expect([status, said]).toEqual([0, expect.stringContaining('The static site is in')]);
	const file = (name: string) => readFileSync(join(dir, 'build-static', name), 'utf8');
	expect(JSON.parse(file('program.json')).revision).toBe(9);
	expect(file('sessions/smoothgrad/index.html')).toContain('A better title');
	expect(file('feeds/sessions/smoothgrad.ics')).toContain('SUMMARY:A better title');
});
