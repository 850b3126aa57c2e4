/** `npm run bench -- NAME`: exit 0 where every bar holds, 1 where one falls, 2 for a wrong command. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Benchmark } from './benchmark';
import { RESULTS } from './build';
import { readOptions, UsageError } from './options';
import { fallen, render, type Report } from './table';
import { live } from './live';
import { sync } from './sync';
import { thousand } from './thousand';
import { tricks } from './tricks';
import { workshop } from './workshop';

const benchmarks: Record<string, Benchmark> = { workshop, thousand, live, sync, tricks };

async function main(): Promise<number> {
	const { name, benchmark, options } = readOptions(process.argv.slice(2), benchmarks);
	const report = await benchmark.run(options, (line) => console.error(`… ${line}`));
	print(name, report);
	return fallen(report.tables).length > 0 ? 1 : 0;
}

function print(name: string, report: Report): void {
	for (const table of report.tables) console.log(`\n${render(table)}`);
	console.log(`\n${report.notes.map((note) => `- ${note}`).join('\n')}`);
	const down = fallen(report.tables);
	for (const { what, because } of down)
		console.log(`\nFALLS: ${what}${because ? `: ${because}` : ''}`);
	if (down.length === 0) console.log('\nEvery bar holds.');
	console.log(`Single runs: ${keep(name, report)}`);
}

function keep(name: string, report: Report): string {
	mkdirSync(RESULTS, { recursive: true });
	const file = join(RESULTS, `${name}-${new Date().toISOString().replace(/\W/g, '-')}.json`);
	writeFileSync(file, JSON.stringify(report, null, '\t'));
	return file;
}

process.once('SIGTERM', () => process.exit(143));
try {
	process.exitCode = await main();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = error instanceof UsageError ? 2 : 1;
}
