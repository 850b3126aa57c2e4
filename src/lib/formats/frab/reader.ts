/**
 * frab and pentabarf `schedule.xml`, as frab, pretalx, wafer, OSEM, FOSDEM, the CCC's hub and we ourselves
 * write it. The traps of its dialects: no `<date>` in old files, people blocks, after-midnight sessions in
 * the day before, placeholders for people, durations of three parts.
 */
import type { Draft } from '../../program/exchange/draft';
import { Unreadable, type Format, type Given, type SourceFile } from '../format';
import { leaveAttributes, leaveIdle, leaveRest, readConference, type Schedule } from './conference';
import { record, roomOf } from './session';
import { changeOf, clock } from './time';
import { ID_INSTRUCTION } from './writer';
import { Gathering } from '../reading/gathering';
import { dayOf } from '../reading/moment';
import { addRecord, shareLanguage } from '../voc/session';
import { parseXml, type XmlNode } from '../reading/xml';

function scheduleOf(root: XmlNode, { base }: Given): Schedule {
	const generator = root.first('generator')?.attribute('name') ?? null;
	const conference = root.first('conference');
	const own = generator === 'Runsheet';
	const ids = root.instructions
		.filter(([target]) => target === ID_INSTRUCTION)
		.map(([, body]) => body.split(' ') as [string, string]);
	return {
		...{ own, generator, ids: new Map(own ? ids : []), tracks: new Map(), people: new Map() },
		// abstracts are plain text in frab, Markdown in pretalx, HTML at FOSDEM and in others
		form: /pretalx/i.test(generator ?? '') ? 'lines' : 'any',
		language: conference?.textOf('language') ?? null,
		dayChange: clock(conference?.textOf('day_change') ?? null),
		...{ base, media: base ?? conference?.textOf('base_url') ?? null, read: new Map() }
	};
}

function readDay(day: XmlNode, schedule: Schedule, gathering: Gathering): void {
	const { event, remarks } = gathering;
	const date = dayOf(day.attribute('date')) ?? dayOf(day.attribute('start'));
	if (date !== null) event.days = [...new Set([...event.days, date])].sort();
	const change = changeOf(day, schedule.dayChange);
	leaveRest(day, ['room', 'event'], 'a day', remarks);
	// some systems put sessions straight into the day
	const direct = day.all('event').length > 0 ? [day] : [];
	for (const container of [...day.all('room'), ...direct]) {
		if (container !== day) readRoom(container, schedule, gathering);
		for (const node of container.all('event')) {
			const found = record(node, { container, day: date, change }, schedule, gathering);
			addRecord(found, schedule, gathering);
		}
	}
}

function readRoom(room: XmlNode, schedule: Schedule, gathering: Gathering): void {
	roomOf(room, room.attribute('name'), schedule, gathering);
	leaveRest(room, ['event'], 'a room', gathering.remarks);
	leaveAttributes(room, ['name', 'guid', 'slug', 'id'], 'a room', gathering.remarks);
}

function read([file, ...more]: SourceFile[], given: Given): Draft {
	if (!file) throw new Unreadable('', 'no file was given');
	if (more[0]) {
		const what = 'a schedule.xml holds a whole program';
		throw new Unreadable(more[0].name, what, 'Import one at a time.');
	}
	const gathering = new Gathering();
	const root = parseXml(file, gathering.remarks);
	if (root.name !== 'schedule') {
		const begin = root.name.slice(0, 40);
		throw new Unreadable(file.name, `this XML is not a schedule: it begins with <${begin}>`);
	}
	const schedule = scheduleOf(root, given);
	gathering.ownIds = schedule.own;
	readConference(root, schedule, gathering);
	for (const day of root.all('day')) readDay(day, schedule, gathering);
	leaveIdle(schedule, gathering);
	shareLanguage(gathering);
	return gathering.draft(file.name);
}

export const frabXml: Format = {
	name: 'frab-xml',
	what: 'schedule.xml of frab, pentabarf, pretalx, wafer, OSEM or FOSDEM',
	recognizes: ({ text }) =>
		/^\s*<\?xml|^\s*<schedule/.test(text) && /<schedule[\s>]/.test(text.slice(0, 4000)),
	read
};
