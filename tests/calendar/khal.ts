/** khal, a calendar program, on a disk of its own. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class Khal {
	/** Its own folder; `calendar` in it holds the entries. */
	readonly home = mkdtempSync(join(tmpdir(), 'runsheet-khal-'));
	readonly calendar = join(this.home, 'calendar');

	/** @param zone that of its clock */
	constructor(zone: string) {
		mkdirSync(this.calendar);
		writeFileSync(
			join(this.home, 'config'),
			`[calendars]\n[[mine]]\npath = ${this.calendar}\n[sqlite]\npath = ${this.home}/khal.db\n` +
				`[locale]\nlocal_timezone = ${zone}\ndefault_timezone = ${zone}\ntimeformat = %H:%M\n` +
				'dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\n' +
				'longdatetimeformat = %Y-%m-%d %H:%M\n[default]\ndefault_calendar = mine\n'
		);
	}

	import(file: string): { said: string } {
		return { said: this.#khal('import', '--batch', file).stderr };
	}

	/** The entries of a range (`2017-08-10 1d`), a line each. */
	list(format: string, range: string[]): { lines: string[]; said: string } {
		const args = ['list', '--once', '--day-format', '', '--format', format, ...range];
		const { stdout, stderr } = this.#khal(...args);
		return { lines: stdout.split('\n').filter(Boolean), said: stderr };
	}

	/** Runs a program that sees nothing but this folder. @throws what it says where it fails */
	run(name: string, args: string[], input = ''): { stdout: string; stderr: string } {
		const { home } = this;
		const paths = { HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home };
		const done = spawnSync(name, args, {
			// where the machine is does not matter
			env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', TZ: 'America/Los_Angeles', ...paths },
			encoding: 'utf8',
			input
		});
		if (done.status !== 0) throw new Error(`${name} ${args.join(' ')}: ${done.stderr}`);
		return done;
	}

	remove(): void {
		rmSync(this.home, { recursive: true });
	}

	#khal(...args: string[]) {
		return this.run('khal', ['-c', join(this.home, 'config'), ...args]);
	}
}
