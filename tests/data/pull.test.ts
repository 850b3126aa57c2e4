/** Two writers, one order: what was published on the site comes into the folder, and nothing is lost. */
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { bringIn } from '../../src/lib/data/pull/bringIn';
import { newSession } from '../../src/lib/data/pull/fields';
import { publishFolder, unpublished } from '../../src/lib/data/publish/publish';
import { withEntry } from '../../src/lib/data/yaml/edit';
import { applyRevisions } from '../../src/lib/program/live/applyRevisions';
import type { Action, Live, NewSession, Printed } from '../../src/lib/program/live/live';
import { modified, sequence } from '../../src/lib/program/ledger/ledger';
import type { Program, ProgramFolder, Session } from '../../src/lib/program/model';
import { ms } from '../../src/lib/program/time/instant';
import {
	action,
	DAYS,
	dayOf,
	delay,
	printedDay,
	publish,
	ROOMS,
	sessionIn
} from '../program/liveDays';
import { runs } from '../runs';
import { folderOf, read, smallFolder } from './folders';
import { liveSite, nobody } from './liveSite';
import { data } from './ran';
import { WORKSHOP } from '../workshop';

/** The workshop's own folder, to write in. */
function workshop(): string {
	const dir = folderOf({});
	cpSync(WORKSHOP, dir, { recursive: true });
	return dir;
}

const liveOf = (dir: string, ...actions: Action[]): Live => dayOf(read(dir), actions).at(-1)!;

const filesIn = (dir: string) =>
	Object.fromEntries(
		readdirSync(dir, { recursive: true, encoding: 'utf8' })
			.filter((name) => statSync(join(dir, name)).isFile())
			.map((name) => [name, readFileSync(join(dir, name), 'utf8')])
	);

const slot = { start: '2017-08-10T04:40:00Z', end: '2017-08-10T05:00:00Z', rooms: ['c4-3'] };
const fresh = {
	...{ id: 'lightning', kind: 'talk', title: 'Lightning talks: five of them', day: '2017-08-10' },
	slot: { ...slot, start: '2017-08-10T05:00:00Z', end: null, rooms: [] },
	speakers: [{ id: 'ada-lovelace', name: 'Ada Lovelace' }]
} satisfies NewSession;
const everything: Action[] = [
	{ kind: 'delay', room: 'c4-3', from: 'input-resampling', minutes: 10 },
	{ kind: 'move', session: 'deepresolve', day: '2017-08-10', slot },
	{ kind: 'cancel', session: 'activis' },
	{ kind: 'retitle', session: 'smoothgrad', title: 'SmoothGrad: without noise' },
	{
		kind: 'speakers',
		session: 'panel',
		speakers: [
			{ id: 'ge-liu', name: 'Ge Liu' },
			{ id: 'grace-hopper', name: 'Grace Hopper' }
		]
	},
	{ kind: 'add', session: fresh },
	{
		kind: 'link',
		session: 'smoothgrad',
		link: 'slides',
		url: 'https://example.org/s.pdf',
		label: ''
	},
	{ kind: 'notice', severity: 'info', text: 'The bar is open.', until: null },
	{ kind: 'cancel', session: 'lunch' },
	{ kind: 'undo', revision: 17 }
];

/** What every feed and every agenda is told of a session. */
const stamps = ({ program, ledger }: Pick<ProgramFolder, 'program' | 'ledger'>) =>
	program.sessions.map((session) => [
		session.id,
		sequence(session, ledger),
		modified(session, program, ledger)
	]);

describe('npm run data -- pull', () => {
	it('brings each revision into the ledger, and what it changed for good into the program', async () => {
		const dir = workshop();
		const live = liveOf(dir, ...everything);
		const { url } = await liveSite(() => live, 8);
		const { status, out, err } = await data(dir, 'pull', url, dir);
		expect({ status, err }).toEqual({ status: 0, err: '' });
		expect(out.split('\n').length).toBe(everything.length + 2);
		const after = read(dir);
		expect(after.ledger).toEqual(live.ledger);
		expect(after.program.sessions).toEqual(live.planned.sessions);
		expect(unpublished(dir)).toEqual([]);
		const person = after.program.people.find(({ id }) => id === 'ada-lovelace');
		expect(person).toMatchObject({
			name: 'Ada Lovelace',
			sortName: 'Lovelace, Ada',
			roles: ['speaker']
		});
	});

	it('leaves every line that it need not touch', async () => {
		const dir = workshop();
		const before = filesIn(dir)['sessions.yaml']!.split('\n');
		await bringIn(dir, {
			revision: 18,
			deployed: 8,
			revisions: liveOf(dir, ...everything).revisions
		});
		const after = filesIn(dir)['sessions.yaml']!.split('\n');
		const gone = before.filter((line) => !after.includes(line));
		const come = after.filter((line) => !before.includes(line));
		expect(gone).toEqual(["  title: 'SmoothGrad: removing noise by adding noise'"]);
		expect(come).toEqual([
			"  title: 'SmoothGrad: without noise'",
			"    - { kind: slides, url: 'https://example.org/s.pdf' }",
			'  status: cancelled',
			'  speakers: [ge-liu, grace-hopper]',
			'- id: lightning',
			"  title: 'Lightning talks: five of them'",
			'  speakers: [ada-lovelace]'
		]);
	});

	it('run twice changes nothing', async () => {
		const dir = workshop();
		const live = liveOf(dir, ...everything);
		const { url } = await liveSite(() => live, 8);
		await data(dir, 'pull', url);
		const once = filesIn(dir);
		expect(await data(dir, 'pull', `${url}/`)).toEqual({
			status: 0,
			out: `DIR/ has all that ${url} has: revision 18.\n`,
			err: ''
		});
		expect(filesIn(dir)).toEqual(once);
	});

	it('after a build of what was pulled, everybody is told the same as before', async () => {
		const dir = workshop();
		const live = liveOf(dir, ...everything);
		await bringIn(dir, { revision: 18, deployed: 8, revisions: live.revisions });
		const rebuilt = applyRevisions(read(dir), live.revisions);
		expect(stamps(rebuilt)).toEqual(stamps(live));
		expect(rebuilt.lateness).toEqual(live.lateness);
		expect(rebuilt.notices).toEqual(live.notices);
		const next: Action = { kind: 'undo', revision: 10 };
		expect(stamps(publish(rebuilt, next))).toEqual(stamps(publish(live, next)));
	});

	it('keeps what a hand has changed and not published, and says so', async () => {
		const dir = workshop();
		const live = liveOf(dir, ...everything);
		const file = join(dir, 'sessions.yaml');
		const text = readFileSync(file, 'utf8');
		writeFileSync(file, text.replace('SmoothGrad: removing noise by adding noise', 'Mine'));
		const { url } = await liveSite(() => live, 8);
		const { out } = await data(dir, 'pull', url);
		expect(out).toContain(
			'  smoothgrad: title: yours, not published, stays. The site has another.\n'
		);
		expect(unpublished(dir)).toEqual([
			{
				subject: 'session',
				id: 'smoothgrad',
				field: 'title',
				old: 'SmoothGrad: without noise',
				new: 'Mine'
			}
		]);
	});

	it('refuses with a sentence what it cannot bring together, and touches nothing', async () => {
		const dir = workshop();
		const live = liveOf(dir, everything[0]!);
		const before = filesIn(dir);
		const { url } = await liveSite(() => live, 8);
		const other = await liveSite(() => live, 8, { event: 'vdl-2018' });
		const newer = await liveSite(() => live, 9);
		const silent = await nobody();
		const plain = await liveSite(() => live, 8);
		const said = async (...args: string[]) => (await data(dir, 'pull', ...args)).err.split('\n')[0];
		expect(await said(other.url)).toBe(
			`${other.url} is the site of another event: “vdl-2018”, and DIR/ is of “vdl-2017”.`
		);
		expect(await said(newer.url)).toBe(
			`${newer.url} was built from revision 9, and DIR/ ends with revision 8: get its newest files first.`
		);
		expect(await said(silent)).toBe(
			`${silent} could not be reached. Is the address right, and are you online?`
		);
		expect(await said(`${plain.url}/elsewhere`)).toBe(
			`${plain.url}/elsewhere has no desk changes: it is a static build, or isn't a Runsheet site.`
		);
		expect(await said('example.org')).toBe(
			'"example.org" isn\'t the address of a site: write it as https://example.org.'
		);
		expect(await said()).toBe('Name the site, for example https://example.org.');
		expect(filesIn(dir)).toEqual(before);
		const rooms = join(dir, 'rooms.yaml');
		writeFileSync(rooms, readFileSync(rooms, 'utf8').replace('C4.3', 'C4.3 (level 4)'));
		publishFolder(dir, { note: 'By hand', now: Date.now() });
		expect(await said(url)).toBe(
			`Revision 9 in DIR/ (“By hand”) isn't the revision 9 of ${url}: both went on from revision 8. ` +
				'Restore revisions.yaml and published.json as they were at revision 8, leave the other files as they are, pull, and run: DATA_DIR=DIR npm run data -- publish -m "why"'
		);
	});

	it('whatever was done on the day, says it in files that read as the site does', async () => {
		await fc.assert(
			fc.asyncProperty(
				printedDay,
				fc.array(action, { minLength: 1, maxLength: 8 }),
				fc.nat(8),
				async (printed, actions, cut) => {
					const dir = folderSaying(printed);
					const states = dayOf(read(dir), actions);
					const [half, whole] = [states[Math.min(cut, states.length - 1)]!, states.at(-1)!];
					for (const live of [half, whole]) {
						const { revision } = live.program;
						await bringIn(dir, { revision, deployed: 1, revisions: live.revisions });
						expect(read(dir).ledger).toEqual(live.ledger);
						expect(unpublished(dir)).toEqual([]);
					}
					const rebuilt = applyRevisions(read(dir), whole.revisions);
					expect(stamps(rebuilt)).toEqual(stamps(whole));
				}
			),
			runs(8)
		);
	});
});

const sessionsText = ({ sessions, event }: Program) =>
	sessions.reduce((text, session) => withEntry(text, newSession(session, event)), '');

/** A folder of what is printed, published once. */
function folderSaying({ program }: Printed): string {
	const dir = smallFolder({
		'event.yaml': readEvent(program.event.keep),
		'rooms.yaml': ROOMS.map((id) => `- id: ${id}\n  name: ${id}\n`).join(''),
		'people.yaml': '- id: kim\n  name: kim\n- id: lee\n  name: lee\n',
		'sessions.yaml': sessionsText(program),
		...{ 'tracks.yaml': null, 'sessions/smoothgrad.md': null, 'people/been-kim.md': null }
	});
	publishFolder(dir, { note: 'All of it.', now: 0, at: '2017-08-01T00:00:00Z' });
	return dir;
}

function readEvent(keep: Record<string, number>): string {
	return `id: tiny-2017
name: A tiny workshop
shortName: Tiny
tagline: Small, but complete.
days: ['${DAYS.join("', '")}']
zone: Australia/Sydney
site: https://tiny.example.org/
domain: tiny.example.org
venue: { name: Town hall, address: 1 Main Street, city: Sydney }
keep: ${JSON.stringify(keep)}
`;
}

function edited(dir: string, name: string, from: string | RegExp, to: string): void {
	const file = join(dir, name);
	writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}

describe('publish', () => {
	const edit = (dir: string) => edited(dir, 'rooms.yaml', 'C4.3', 'C4.3 (level 4)');

	it('waits while the site is ahead, and names the command', async () => {
		const dir = workshop();
		const live = liveOf(dir, everything[0]!);
		edit(dir);
		const { url } = await liveSite(() => live, 8);
		vi.stubEnv('OFFLINE', '');
		const before = filesIn(dir);
		expect(await data(dir, 'publish', '-m', 'why', '--site', url)).toEqual({
			status: 1,
			out: '',
			err: `${url} is at revision 9, ahead of DIR/. Bring that in first: DATA_DIR=DIR npm run data -- pull ${url}\n`
		});
		expect(filesIn(dir)).toEqual(before);
		vi.stubEnv('OFFLINE', '');
		await data(dir, 'pull', url);
		vi.stubEnv('OFFLINE', '');
		const { status, out } = await data(dir, 'publish', '-m', 'why', '--site', url);
		expect(status).toBe(0);
		expect(out).toContain('Revision 10, ');
	});

	it('says of whom a late room pushes otherwise that they are expected at another time', async () => {
		const dir = workshop();
		const live = liveOf(dir, everything[0]!);
		const { url } = await liveSite(() => live, 8);
		await data(dir, 'pull', url);
		const before = applyRevisions(read(dir), live.revisions);
		// it is 20 minutes long; the posters after it wait for its end
		edited(dir, 'sessions.yaml', /(id: input-resampling[^]*?end: )'10:00'/, "$1'9:50'");
		vi.stubEnv('OFFLINE', '');
		const { out } = await data(dir, 'publish', '-m', 'It is short.', '--site', url);
		const after = applyRevisions(read(dir), live.revisions);
		const posters = (state: Live) => sessionIn(state.program, 'coffee-posters-am')!;
		expect(posters(after).slot).not.toEqual(posters(before).slot);
		expect(out).toContain('  coffee-posters-am: Expected at 10:00. Was 10:10.\n');
		const stamp = (state: Live) => [
			sequence(posters(state), state.ledger),
			modified(posters(state), state.program, state.ledger)
		];
		const [sequenceBefore] = stamp(before);
		expect(stamp(after)).toEqual([Number(sequenceBefore) + 1, after.ledger.at(-1)!.at]);
	});

	it('raises what calendars have of every session that it moves on a late day, and of nobody else', async () => {
		const late = fc.array(fc.oneof({ weight: 3, arbitrary: delay }, action), { maxLength: 6 });
		const byHand = action.filter(({ kind }) => /^(move|cancel|restore)$/.test(kind));
		const keeps = fc.record({ break: fc.constantFrom(5, 15), posters: fc.constantFrom(0, 90) });
		const says = ({ slot, status }: Session) => JSON.stringify([slot, status]);
		await fc.assert(
			fc.asyncProperty(
				printedDay,
				late,
				fc.array(byHand, { maxLength: 3 }),
				keeps,
				async (printed, actions, hands, keep) => {
					const dir = folderSaying(printed);
					const { program, revisions } = liveOf(dir, ...actions);
					await bringIn(dir, { revision: program.revision, deployed: 1, revisions });
					const before = applyRevisions(read(dir), revisions);
					writeFileSync(join(dir, 'sessions.yaml'), sessionsText(liveOf(dir, ...hands).planned));
					writeFileSync(join(dir, 'event.yaml'), readEvent(keep));
					publishFolder(dir, { note: 'By hand.', now: 0, live: revisions });
					const after = applyRevisions(read(dir), revisions);
					for (const was of before.program.sessions) {
						const is = sessionIn(after.program, was.id)!;
						const differs = says(is) !== says(was);
						const rise = sequence(is, after.ledger) - sequence(was, before.ledger);
						const later =
							ms(modified(is, after.program, after.ledger)) -
							ms(modified(was, before.program, before.ledger));
						const told = [rise, Math.sign(later)];
						if (differs) expect(told).toEqual([1, 1]);
						// another printed time may be the one that was expected
						else if (is.printed !== undefined)
							expect([
								[0, 0],
								[1, 1]
							]).toContainEqual(told);
						else expect(told).toEqual([0, 0]);
					}
				}
			),
			runs(8)
		);
	});

	it('goes on where nobody answers, or nothing is live, and says so', async () => {
		const dir = workshop();
		edit(dir);
		const silent = await nobody();
		vi.stubEnv('OFFLINE', '');
		const dry = await data(dir, 'publish', '-m', 'why', '--dry-run', '--site', silent);
		expect(dry.out).toContain(
			`${silent} could not be reached, so desk changes could not be checked.\n`
		);
		const live = liveOf(workshop());
		const { url } = await liveSite(() => live, 8);
		vi.stubEnv('OFFLINE', '');
		const still = await data(dir, 'publish', '-m', 'why', '--site', `${url}/static`);
		expect(still.status).toBe(0);
		expect(still.out).toContain(`${url}/static has no unpulled desk changes.\n`);
	});

	it('asks nobody when it is told to be offline, or the address is an example', async () => {
		const dir = workshop();
		edit(dir);
		const live = liveOf(workshop(), everything[0]!);
		const { url, asked } = await liveSite(() => live, 8);
		vi.stubEnv('OFFLINE', '');
		expect((await data(dir, 'publish', '-m', 'why', '--offline', '--site', url)).status).toBe(0);
		vi.stubEnv('OFFLINE', '');
		const first = await data(smallFolder(), 'publish', '-m', 'why');
		expect(first).toMatchObject({
			status: 0,
			out: expect.not.stringContaining('reached') as string
		});
		expect(asked).toEqual([]);
	});
});
