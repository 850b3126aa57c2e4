/** Next year's program folder from this year's: what an event keeps from one edition to the next. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isSeq, parseDocument, Scalar, type Document, type YAMLMap } from 'yaml';
import type { Program } from '../../program/model';
import { opening, writeNewFolder } from './newFolder';
import { pictureFile } from '../pictures/pictures';

/** What the new edition is; the rest comes from the old one. Held to their models. */
export interface NextEdition {
	name: string;
	/** Another than the old one, or calendars would take its sessions for the old ones. */
	id: string;
	/** The first day. It has as many as the old one, at the same distances. */
	day: string;
}

/** Said of one edition alone. */
const OF_ONE_EDITION = ['shortName', 'tagline', 'dates'];

/** Speakers and authors are of one edition. */
const STAYING = new Set<string>(['organizer', 'committee', 'chair']);

/** The days of the old edition, moved so that the first is `day`. */
export function movedDays(days: readonly string[], day: string): string[] {
	const by = Date.parse(day) - Date.parse(days[0] ?? day);
	return days.map((old) => new Date(Date.parse(old) + by).toISOString().slice(0, 10));
}

/**
 * Takes venue, rooms, tracks, people with a role, their biographies and pictures, pages and links along;
 * no sessions, no ledger, nothing that was published.
 * @param from the old folder, which has no errors
 * @param old what it says
 * @returns false, and nothing written, where something is in `dir` already
 * @throws what the system throws
 */
export async function nextFolder(
	dir: string,
	from: string,
	old: Program,
	edition: NextEdition
): Promise<boolean> {
	const days = movedDays(old.event.days, edition.day);
	const files = new Map([
		['event.yaml', eventText(from, edition, days)],
		['sessions.yaml', opening(old.rooms[0]?.id ?? null, days.length > 1 ? edition.day : null)]
	]);
	for (const name of ['rooms.yaml', 'tracks.yaml', ...below(from, 'pages')])
		keep(from, name, files);
	const staying = old.people.filter(({ roles }) => roles.some((role) => STAYING.has(role)));
	const ids = new Set(staying.map(({ id }) => id));
	if (ids.size > 0) files.set('people.yaml', peopleText(from, ids));
	for (const id of ids) keep(from, join('people', `${id}.md`), files);
	if (!(await writeNewFolder(dir, files))) return false;
	for (const path of [old.event.logo, ...staying.map(({ photo }) => photo)]) {
		if (path) takePicture(from, dir, path);
	}
	return true;
}

function below(from: string, folder: string): string[] {
	if (!existsSync(join(from, folder))) return [];
	const names = readdirSync(join(from, folder)).filter((name) => name.endsWith('.md'));
	return names.map((name) => join(folder, name));
}

function keep(from: string, name: string, files: Map<string, string>): void {
	if (existsSync(join(from, name))) files.set(name, readFileSync(join(from, name), 'utf8'));
}

const document = (from: string, name: string) =>
	parseDocument(readFileSync(join(from, name), 'utf8'));

/** Comments and spelling of what stays are kept. */
const written = (document: Document) => document.toString({ lineWidth: 0 });

function eventText(from: string, { name, id }: NextEdition, days: string[]): string {
	const event = document(from, 'event.yaml');
	const first = event.get('days', true);
	event.set('id', id);
	event.set('name', name);
	const list = event.createNode(days, { flow: true });
	list.comment = (first as { comment?: string } | undefined)?.comment ?? null;
	for (const item of list.items) (item as Scalar).type = Scalar.QUOTE_SINGLE;
	event.set('days', list);
	for (const field of OF_ONE_EDITION) event.delete(field);
	withoutTrials(event);
	return written(event);
}

/** Addresses of this machine, from which somebody has tried out the frame. */
function withoutTrials(event: Document): void {
	const embed = event.get('embed');
	if (!isSeq(embed)) return;
	embed.items = embed.items.filter((site) => !/^http:\/\/localhost\b/.test(String(site)));
	if (embed.items.length === 0) event.delete('embed');
}

function peopleText(from: string, ids: ReadonlySet<string>): string {
	const people = document(from, 'people.yaml');
	const list = people.contents;
	if (isSeq(list)) {
		list.items = list.items.filter((item) => ids.has(String((item as YAMLMap).get('id'))));
	}
	return underHead(readFileSync(join(from, 'people.yaml'), 'utf8'), written(people));
}

/** The comments at the top of a file: the parser takes them for the first entry's, and they would go with it. */
function underHead(old: string, text: string): string {
	const comments = (file: string) => /^(#.*\n)*/.exec(file)![0].split('\n').filter(Boolean);
	const kept = comments(text);
	const lost = comments(old).filter((line) => !kept.includes(line));
	return [...lost, text].join('\n');
}

/** Where the new folder sees the same picture beside it, it stays there. */
function takePicture(from: string, dir: string, path: string): void {
	const file = pictureFile(from, path);
	if (!file || pictureFile(dir, path)) return;
	const to = join(dir, 'pictures', path);
	mkdirSync(dirname(to), { recursive: true });
	copyFileSync(file, to);
}
