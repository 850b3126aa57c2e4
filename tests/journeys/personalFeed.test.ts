/**
 * My agenda in calendar programs: vdirsyncer fetches the subscription, khal shows it; ical.js reads it as
 * Thunderbird does. What is kept, delayed, cancelled and dropped meanwhile ends right each time.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import ICAL from 'ical.js';
import { Khal } from '../calendar/khal';
import { organized, Organizer } from './organizer';
import { startServer } from './server';

const missing = ['vdirsyncer', 'khal'].filter((name) => spawnSync(name, ['--version']).error);
const why = `${missing.join(' and ')} not installed here (Debian: apt-get install khal vdirsyncer)`;

const KEY = 'a'.repeat(31) + 'q';
/** What khal lists of an entry. */
const FORMAT = '{start-time} {end-time} {title}';

/** khal, subscribed to one address by vdirsyncer. */
class CalendarProgram {
	readonly #khal = new Khal('Australia/Sydney');
	readonly #config = join(this.#khal.home, 'vdirsyncer');

	constructor(url: string) {
		const { home, calendar } = this.#khal;
		writeFileSync(
			this.#config,
			`[general]\nstatus_path = "${home}/status/"\n` +
				'[pair mine]\na = "disk"\nb = "feed"\ncollections = null\nconflict_resolution = "b wins"\n' +
				`[storage disk]\ntype = "filesystem"\npath = "${calendar}"\nfileext = ".ics"\n` +
				`[storage feed]\ntype = "http"\nurl = "${url}"\n`
		);
		this.#vdirsyncer('discover');
	}

	/**
	 * Fetches the subscription; what is shown afterwards: `START END` and how the title begins. vdirsyncer
	 * gives what it fetches UIDs of its own.
	 */
	sync(): string[] {
		this.#vdirsyncer('sync');
		return this.#khal.list(FORMAT, ['2017-08-10', '1d']).lines.map((line) =>
			line
				.split(' ')
				.slice(0, line.includes('CANCELLED') ? 4 : 3)
				.join(' ')
		);
	}

	/** How many entries lie on its disk. */
	get entries(): number {
		return readdirSync(this.#khal.calendar).length;
	}

	remove(): void {
		this.#khal.remove();
	}

	#vdirsyncer(what: string): void {
		this.#khal.run('vdirsyncer', ['-c', this.#config, what, 'mine'], 'y\n');
	}
}

/** As Thunderbird reads it: strictly; UIDs with their SEQUENCE and STATUS. */
async function read(url: string): Promise<string[]> {
	const answer = await fetch(url);
	expect(answer.status).toBe(200);
	const calendar = new ICAL.Component(ICAL.parse(await answer.text()) as unknown[]);
	return calendar.getAllSubcomponents('vevent').map((event) => {
		const say = (name: string) => String(event.getFirstPropertyValue(name) ?? '');
		return `${say('uid').replace(/@.*/, '')} ${say('sequence')} ${say('transp')} ${say('status')}`;
	});
}

test('a subscribed agenda follows what is kept and what happens, and ends right each time', async ({
	playwright
}) => {
	test.skip(missing.length > 0, why);
	test.setTimeout(120_000);
	const { state, passphrases } = organized();
	const server = await startServer({ STATE_DIR: state });
	const api = await playwright.request.newContext();
	const organizer = new Organizer(api, server.url);
	await organizer.signIn('Ana', passphrases.Ana);
	const address = `${server.url}/api/agendas/${KEY}`;
	const wish = async (wishes: Record<string, boolean>) =>
		expect((await api.patch(address, { data: { wishes } })).status()).toBe(200);

	const made = await api.put(address, {
		headers: { 'if-none-match': '*' },
		data: { wishes: { smoothgrad: true, panel: true } }
	});
	expect(made.status()).toBe(201);
	const { feed } = (await made.json()) as { feed: string };
	const url = server.url + feed;
	const calendar = new CalendarProgram(url);
	try {
		expect(calendar.sync()).toEqual(['09:20 09:40 SmoothGrad:', '16:50 17:30 Brainstorming']);

		await wish({ 'input-resampling': true });
		const three = ['09:20 09:40 SmoothGrad:', '09:40 10:00 Towards', '16:50 17:30 Brainstorming'];
		expect(calendar.sync()).toEqual(three);
		expect(await read(url)).toHaveLength(3);

		const before = await read(url);
		const delay = { kind: 'delay', room: 'c4-3', from: 'input-resampling', minutes: 10 } as const;
		await organizer.publish(delay);
		expect(calendar.sync()).toEqual([three[0], '09:50 10:10 Towards', three[2]]);
		const sequence = (all: string[], id: string) =>
			Number(all.find((line) => line.startsWith(`vdl-2017-${id} `))?.split(' ')[1]);
		const after = await read(url);
		expect(sequence(after, 'input-resampling')).toBeGreaterThan(
			sequence(before, 'input-resampling')
		);
		expect(sequence(after, 'smoothgrad')).toBe(sequence(before, 'smoothgrad'));

		await organizer.publish({ kind: 'cancel', session: 'panel' });
		expect(calendar.sync()).toEqual([
			three[0],
			'09:50 10:10 Towards',
			'16:50 17:30 CANCELLED: Brainstorming'
		]);

		await wish({ smoothgrad: false });
		expect(calendar.sync()).toEqual([
			'09:50 10:10 Towards',
			'16:50 17:30 CANCELLED: Brainstorming'
		]);
		expect(calendar.entries).toBe(2);
		const last = await read(url);
		expect(last.map((line) => line.replace(/ \d+ /, ' '))).toEqual([
			'vdl-2017-input-resampling OPAQUE CONFIRMED',
			'vdl-2017-panel TRANSPARENT CANCELLED'
		]);
		expect(sequence(last, 'panel')).toBeGreaterThan(sequence(before, 'panel'));
	} finally {
		calendar.remove();
		await api.dispose();
		await server.kill();
	}
});
