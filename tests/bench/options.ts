/** The command line of `npm run bench`, checked. */
import { parseArgs } from 'node:util';
import { ENOUGH, type Benchmark, type Options } from './benchmark';

/** Somebody asked for what there is not; the message says how to ask. Exit code 2. */
export class UsageError extends Error {}

export interface Request {
	name: string;
	benchmark: Benchmark;
	options: Options;
}

export function readOptions(args: string[], benchmarks: Record<string, Benchmark>): Request {
	const names = Object.keys(benchmarks).join('|');
	const refuse = (why: string): never => {
		throw new UsageError(
			`${why}\nusage: npm run bench -- ${names} [--rounds N] [--only PART[,PART]] [--site DIR]`
		);
	};
	const { values, positionals } = parse(args, refuse);
	const [name, ...rest] = positionals;
	const benchmark = name && Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
	if (!name || !benchmark) return refuse(name ? `No benchmark is named “${name}”.` : 'Which one?');
	if (rest.length > 0) return refuse(`“${rest.join(' ')}” is one word too many.`);

	const rounds = Number(values.rounds ?? ENOUGH);
	if (!Number.isInteger(rounds) || rounds < 1)
		return refuse('--rounds takes a whole number from 1.');
	const parts = values.only?.split(',') ?? [...benchmark.parts];
	const unknown = parts.find((part) => !benchmark.parts.includes(part));
	if (unknown !== undefined) {
		return refuse(`“${unknown}” is no part of ${name}: ${benchmark.parts.join(', ')}.`);
	}
	return { name, benchmark, options: { rounds, parts, site: values.site ?? null } };
}

function parse(args: string[], refuse: (why: string) => never) {
	try {
		return parseArgs({
			args,
			allowPositionals: true,
			options: { rounds: { type: 'string' }, only: { type: 'string' }, site: { type: 'string' } }
		});
	} catch (error) {
		return refuse(error instanceof Error ? error.message : String(error));
	}
}
