/**
 * GitHub's workflows, run here: the steps of their files in scratch clones with a local remote. Checkout clones as
 * deep as it is told, packages are linked in, and an expression that this does not know is an error.
 */
import { spawnSync } from 'node:child_process';
import {
	appendFileSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { typed } from '../../src/cli/typed.js';
import { WORKSHOP } from '../workshop';

const root = resolve(import.meta.dirname, '../..');

interface Step {
	id?: string;
	if?: string;
	uses?: string;
	run?: string;
	with?: Record<string, string | number>;
	env?: Record<string, string>;
}
interface Job {
	if?: string;
	uses?: string;
	env?: Record<string, string>;
	steps?: Step[];
}

/** What the steps of a workflow have said and left. */
export interface Ran {
	/** Of the first step that failed, or 0. */
	status: number;
	said: string;
	/** The summary of the run, in Markdown. */
	summary: string;
	/** The clone of the last job. */
	dir: string;
}

/** No settings of whoever runs the tests. */
const settings = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
const somebody = { name: 'Vera', email: 'vera@example.org' };

function git(dir: string, ...args: string[]): string {
	const named = [`user.name=${somebody.name}`, `user.email=${somebody.email}`];
	const configured = named.flatMap((value) => ['-c', value]);
	const { status, stdout, stderr } = spawnSync('git', ['-C', dir, ...configured, ...args], {
		env: { ...process.env, ...settings },
		encoding: 'utf8'
	});
	if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
	return stdout.trim();
}

/** What no step reads. */
const LEFT_OUT =
	/^(\.git|tests|node_modules|\.svelte-kit.*|build|build-static|\.build.*|state|.*-results)$/;

/** In place of npm: the one script that the steps run, without npm's own start. */
const NPM = `#!/bin/sh
[ "$1 $2 $3" = 'run data --' ] || { echo "What is npm $*?" >&2; exit 127; }
shift 3
exec '${[process.execPath, ...typed('src/cli/data.ts')].join("' '")}' "$@"
`;

/** What is in a repository when it is new. */
export interface Contents {
	fill(dir: string): void;
	/** The folder of its workflows. */
	workflows: string;
	/** The folder node_modules that `npm ci` would make there. */
	packages: string;
	/** The script that runs in place of npm. */
	npm?: string;
}

const ours = {
	workflows: join(root, '.github/workflows'),
	packages: join(root, 'node_modules')
};

const inData = (dir: string) => cpSync(WORKSHOP, join(dir, 'data'), { recursive: true });

/** The workshop in data/ and nothing else: `npm run data` runs our sources where they are, which are compiled already. */
export const PROGRAM: Contents = { ...ours, fill: inData, npm: NPM };

/** The workshop in data/ with all our code, which a build needs. */
export const WHOLE: Contents = {
	...ours,
	fill(dir) {
		const filter = (path: string) => path === root || !LEFT_OUT.test(basename(path));
		cpSync(root, dir, { recursive: true, filter });
		rmSync(join(dir, 'data'), { recursive: true, force: true });
		inData(dir);
	}
};

/** A repository on GitHub, and the clone of somebody who edits there. */
export class Repository {
	readonly #home = mkdtempSync(join(tmpdir(), 'runsheet-workflows-'));
	readonly remote = join(this.#home, 'remote.git');
	readonly edited = join(this.#home, 'edited');
	readonly #tools = join(this.#home, 'tools');
	#jobs = 0;

	readonly #contents: Contents;

	constructor(contents: Contents) {
		this.#contents = contents;
		mkdirSync(this.#tools);
		if (contents.npm) writeFileSync(join(this.#tools, 'npm'), contents.npm, { mode: 0o755 });
		contents.fill(this.edited);
		git(this.#home, 'init', '--quiet', '--bare', '--initial-branch=main', this.remote);
		git(this.edited, 'init', '--quiet', '--initial-branch=main');
		git(this.edited, 'remote', 'add', 'origin', this.remote);
		this.push('Begin');
		git(this.edited, 'branch', '--set-upstream-to=origin/main');
	}

	/** Commits all that was edited, as GitHub's web page does. */
	push(message: string): void {
		git(this.edited, 'add', '--all');
		git(this.edited, 'commit', '--quiet', '-m', message);
		git(this.edited, 'push', '--quiet', 'origin', 'main');
	}

	remove(): void {
		rmSync(this.#home, { recursive: true, force: true });
	}

	/** What git says of the branch on GitHub. */
	log(...args: string[]): string {
		return git(this.remote, 'log', 'main', ...args);
	}

	/** Undoes the last commit, as the button Revert does. */
	revert(): void {
		git(this.edited, 'revert', '--no-edit', 'HEAD');
		git(this.edited, 'push', '--quiet', 'origin', 'main');
	}

	pull(): void {
		git(this.edited, 'pull', '--quiet', '--ff-only');
	}

	/** Runs the jobs of a workflow that are named, one after the other, until one fails. */
	run(file: string, jobs: string[], values: Record<string, string> = {}): Ran {
		const workflow = parse(readFileSync(join(this.#contents.workflows, file), 'utf8'));
		const ran: Ran = { status: 0, said: '', summary: '', dir: '' };
		for (const name of jobs) this.#runJob(workflow.jobs[name] as Job, values, ran);
		return ran;
	}

	#runJob(job: Job, values: Record<string, string>, ran: Ran): void {
		if (job.uses) throw new Error(`Run ${job.uses} by itself.`);
		const [dir, summary] = [`job-${++this.#jobs}`, `summary-${this.#jobs}`];
		ran.dir = join(this.#home, dir);
		const outcomes = new Map(Object.entries(values));
		for (const step of job.steps ?? []) {
			if (!isWanted(step.if, ran.status, outcomes)) continue;
			if (step.uses) this.#use(step, ran.dir, outcomes);
			if (!step.run) continue;
			if (step.run === 'npm ci') continue;
			const env = evaluated({ ...job.env, ...step.env }, outcomes);
			const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', step.run], {
				cwd: ran.dir,
				encoding: 'utf8',
				env: {
					...process.env,
					...settings,
					PATH: [this.#tools, process.env.PATH].join(delimiter),
					GITHUB_ACTIONS: 'true',
					GITHUB_WORKSPACE: ran.dir,
					GITHUB_SERVER_URL: 'https://github.example',
					GITHUB_REPOSITORY: 'vera/event',
					GITHUB_STEP_SUMMARY: join(this.#home, summary),
					...env
				}
			});
			ran.said += stdout + stderr;
			ran.status ||= status ?? 1;
		}
		const written = join(this.#home, summary);
		if (existsSync(written)) ran.summary += readFileSync(written, 'utf8');
	}

	#use(
		{ id, uses = '', with: given = {} }: Step,
		dir: string,
		outcomes: Map<string, string>
	): void {
		if (uses.startsWith('actions/checkout@')) {
			const depth = String(given['fetch-depth'] ?? 1);
			const shallow = depth === '0' ? [] : ['--depth', depth];
			const branch = expand(String(given['ref'] ?? 'main'), outcomes);
			const from = [
				'clone',
				'--quiet',
				...shallow,
				'--branch',
				branch,
				`file://${this.remote}`,
				dir
			];
			git(this.#home, ...from);
			symlinkSync(this.#contents.packages, join(dir, 'node_modules'));
			// it is a folder on GitHub, and ignored as one
			appendFileSync(join(dir, '.git/info/exclude'), '\nnode_modules\n');
		}
		if (id) outcomes.set(`steps.${id}.outcome`, 'success');
	}
}

const expand = (text: string, values: Map<string, string>) =>
	text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_whole, expression: string) => {
		const value = values.get(expression) ?? known[expression];
		if (value === undefined) throw new Error(`What is ${expression}?`);
		return value;
	});

const known: Record<string, string> = {
	"vars.DATA_DIR || 'data'": 'data',
	"vars.DATA_DIR || '.'": '.',
	'github.ref_name': 'main',
	'github.actor': somebody.name,
	'github.actor_id': '7'
};

const evaluated = (env: Record<string, string>, values: Map<string, string>) =>
	Object.fromEntries(Object.entries(env).map(([name, text]) => [name, expand(text, values)]));

function isWanted(
	condition: string | undefined,
	status: number,
	values: Map<string, string>
): boolean {
	if (condition === undefined) return status === 0;
	if (condition === '${{ !cancelled() }}') return true;
	const [, name = '', sign, wanted] = /^(\S+) (==|!=) '(\w+)'$/.exec(condition) ?? [];
	if (!sign) throw new Error(`What is ${condition}?`);
	return status === 0 && (values.get(name) === wanted) === (sign === '==');
}
