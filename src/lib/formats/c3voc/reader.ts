/**
 * `schedule.json` of the C3VOC: version 1 as frab, pretalx, the CCC's hub and we ourselves write it, and
 * version 2 with its flat list. Read leniently, since hardly any published file is valid by its schema; but
 * the identifiers must be what the format says, because everything hangs on them.
 */
import type { Draft } from '../../program/exchange/draft';
import { Unreadable, type Format, type Given, type SourceFile } from '../format';
import { Gathering } from '../reading/gathering';
import { parseJson, tryJson, type Value } from '../reading/json';
import { listOf } from '../reading/records';
import { leaveIdle, readConference, readDay, type Schedule } from './conference';
import { leaveOfPeople, record, type Standing } from './session';
import { addRecord, shareLanguage } from '../voc/session';

const scheduleIn = (top: Value): Value => (top.get('schedule').missing ? top : top.get('schedule'));

const isSchedule = (top: Value): boolean => {
	const schedule = scheduleIn(top);
	const conference = schedule.get('conference');
	return Array.isArray(conference.get('days').raw) || Array.isArray(schedule.get('events').raw);
};

function sourceOf(top: Value, { text }: SourceFile, { base }: Given): Schedule {
	const schedule = scheduleIn(top);
	const names = [top, schedule].map((one) => one.get('generator').get('name').text());
	const generator = names.find((name) => name !== null) ?? null;
	const isPretalx = /pretalx/i.test(generator ?? '') || /"code"\s*:/.test(text);
	return {
		...{ own: generator === 'Runsheet', generator, language: null },
		form: isPretalx ? 'lines' : 'any',
		...{ base, media: base ?? schedule.get('base_url').text(), read: new Map() },
		...{ rooms: new Map(), tracks: new Map(), people: new Map(), days: [] }
	};
}

/** Numbers, in version 1: a file that has words there was not written for this format, and they may not last. */
function requireIds(it: Value, { name }: SourceFile): void {
	const wrong = [it, ...it.get('persons').items()]
		.map((one) => one.get('id'))
		.find((id) => !id.missing && typeof id.raw !== 'number' && !/^-?\d+$/.test(asWritten(id)));
	if (!wrong) return;
	const what = `${wrong.at} is "${asWritten(wrong).slice(0, 40)}", and must be a whole number`;
	throw new Unreadable(
		name,
		what,
		'Correct it where the file is made; identifiers must not change.'
	);
}

/** Of an object too, which may have a `toString` of its own that is no function. */
const asWritten = ({ raw }: Value) => (typeof raw === 'string' ? raw : JSON.stringify(raw));

/** Every session, and where it stands. Days come first, since they tell what the night belongs to. */
function* sessionsIn(
	schedule: Value,
	file: SourceFile,
	source: Schedule,
	gathering: Gathering
): Generator<[Value, Standing]> {
	const { remarks } = gathering;
	const days = listOf(schedule.get('conference').get('days'), remarks);
	for (const day of days) {
		const date = readDay(day, source, gathering);
		for (const [room, sessions] of day.get('rooms').entries()) {
			for (const it of listOf(sessions, remarks)) {
				requireIds(it, file);
				yield [it, { day: date, room }];
			}
		}
	}
	for (const it of listOf(schedule.get('events'), remarks)) yield [it, { day: null, room: null }];
}

function read([file, ...more]: SourceFile[], given: Given): Draft {
	if (!file) throw new Unreadable('', 'no file was given');
	if (more[0]) {
		const what = 'a schedule.json holds a whole program';
		throw new Unreadable(more[0].name, what, 'Import one at a time.');
	}
	const top = parseJson(file);
	if (!isSchedule(top)) throw new Unreadable(file.name, 'this is not a schedule.json of the C3VOC');
	const source = sourceOf(top, file, given);
	const gathering = new Gathering();
	gathering.ownIds = source.own;
	readConference(scheduleIn(top), source, gathering);
	leaveOfPeople(source, gathering.remarks);
	const met = new Set<string>();
	for (const [it, standing] of sessionsIn(scheduleIn(top), file, source, gathering)) {
		const found = record(it, standing, source, gathering);
		if (found) addRecord(found, source, gathering);
		for (const person of it.get('participants').items()) {
			met.add(person.get('guid').text()?.toLowerCase() ?? '');
		}
	}
	leaveIdle(source, met, gathering.remarks);
	shareLanguage(gathering);
	return gathering.draft(file.name);
}

export const c3vocJson: Format = {
	name: 'c3voc-json',
	what: 'schedule.json of the C3VOC, frab or pretalx',
	recognizes(file) {
		const top = /"conference"/.test(file.text) ? tryJson(file) : null;
		return top !== null && isSchedule(top);
	},
	read
};
