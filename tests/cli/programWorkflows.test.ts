import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { forProgram } from '../../src/cli/data/workflows';

const jobs = (name: string) => {
	const text = forProgram(readFileSync(`.github/workflows/${name}`, 'utf8'));
	return (parse(text) as { jobs: Record<string, { steps?: { run?: string }[]; env?: object }> })
		.jobs;
};
const commands = (name: string) =>
	Object.values(jobs(name)).flatMap(({ steps = [] }) => steps.flatMap(({ run }) => run ?? []));

test('a repository with a program alone has our workflows, with the commands that are there', () => {
	expect(Object.keys(jobs('ci.yml'))).toEqual(['program']);
	expect(commands('ci.yml')).toEqual([
		'npm ci',
		'npx runsheet check --offline',
		'npx runsheet status'
	]);
	expect(commands('publish.yml')).toEqual([
		'npm ci',
		'npx runsheet check',
		'npx runsheet publish -m "$NOTE" --push'
	]);
	expect(commands('pages.yml')).toContain('npx runsheet build --static --published');
	expect(jobs('publish.yml')['publish']?.env).toMatchObject({
		DATA_DIR: "${{ vars.DATA_DIR || '.' }}"
	});
	for (const name of ['ci.yml', 'pages.yml', 'publish.yml']) {
		expect(commands(name).join('\n')).not.toMatch(/npm run|npm test|\.ci\//);
	}
});
