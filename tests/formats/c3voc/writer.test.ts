import Ajv from 'ajv';
import draft6 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { c3vocJson } from '../../../src/lib/formats/c3voc/writer';
import type { ProgramFolder } from '../../../src/lib/program/model';
import { anEvent, aPerson } from '../../calendar/programs';
import { dataset } from '../datasets';
import { aFolder, anything, aSession, slot } from '../programs';
import { runs } from '../../runs';

const schema = dataset('voc-schema/schema.json');

/** The formats that the schema names, by their own documents. */
const formats = {
	uri: /^https?:\/\/[!#-;=?-Z_a-z~]+$/,
	uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
	date: /^\d{4}-\d\d-\d\d$/,
	'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/,
	color: /^#[0-9a-f]{6}$/i
};

function validator() {
	const ajv = new Ajv({ strict: false, formats });
	ajv.addMetaSchema(draft6);
	const validate = ajv.compile(JSON.parse(schema ?? '{}') as object);
	return (json: unknown): string[] =>
		validate(json)
			? []
			: (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

interface Event {
	[field: string]: unknown;
}
interface Written {
	schedule: {
		version: string;
		conference: { days: { rooms: Record<string, Event[]> }[]; [field: string]: unknown };
	};
}

const written = (folder: ProgramFolder) => JSON.parse(c3vocJson(folder)) as Written;

const eventsIn = (folder: ProgramFolder) =>
	written(folder).schedule.conference.days.flatMap(({ rooms }) => Object.values(rooms).flat());

const everything = aFolder([
	aSession('smoothgrad', {
		slot: slot('2017-08-09T23:20:00Z', '2017-08-09T23:40:00Z', 'c4-3'),
		authors: ['ann-ash'],
		track: 'vision',
		links: [
			{ kind: 'preprint', url: 'https://x.example/é[1]', label: 'Preprint' },
			{ kind: 'code', url: 'https://x.example/', label: 'Code', historical: true }
		]
	}),
	aSession('week', { slot: slot('2017-08-10T00:00:00Z', '2017-08-16T00:30:00Z') })
]);
everything.prose.people['ann-ash'] = '<p>Works on <em>noise</em>.</p>';

vi.setConfig({ testTimeout: 60_000 });

describe('a program as c3voc JSON', () => {
	it.skipIf(!schema)('is valid by the schema', () => {
		expect(validator()(written(everything))).toEqual([]);
	});

	it.skipIf(!schema)('the check by the schema sees a fault', () => {
		const broken = written(everything);
		broken.schedule.conference['acronym'] = 'VDL 2017';
		expect(validator()(broken)).toEqual([
			expect.stringContaining('/schedule/conference/acronym must match pattern')
		]);
	});

	it('names the event, its zone, rooms with directions and tracks with colors', () => {
		const { version, conference } = written(everything).schedule;
		expect(version).toBe('3');
		expect(conference).toMatchObject({
			acronym: 'vdl_2017',
			start: '2017-08-10',
			daysCount: 1,
			time_zone_name: 'Australia/Sydney',
			tracks: [{ name: 'Vision', slug: 'vision', color: '#1f6f5c' }],
			rooms: [{ name: 'C4.3', slug: 'c4-3', description: 'Up the stairs' }, { name: 'Hall' }]
		});
	});

	it('keeps the order of rooms that are called by a number', () => {
		const rooms = ['Aula', '101', '7'].map((name, at) => ({
			...{ id: `room-${at}`, name, directions: null }
		}));
		const at = (room: string) => slot('2017-08-09T23:20:00Z', '2017-08-09T23:40:00Z', room);
		const sessions = rooms.map(({ id }) => aSession(`in-${id}`, { slot: at(id) }));
		const text = c3vocJson(aFolder(sessions, { rooms }));
		const [, inDay = ''] = text.split('"rooms":{');
		expect(inDay.match(/"[^"]*":\[\{"guid"/g)).toEqual([
			'"Aula":[{"guid"',
			'"101":[{"guid"',
			'"7":[{"guid"'
		]);
		const [day] = (JSON.parse(text) as Written).schedule.conference.days;
		const held = Object.entries(day!.rooms).map(([name, all]) => [name, all[0]?.['room']]);
		expect(Object.fromEntries(held)).toEqual({ Aula: 'Aula', 101: '101', 7: '7' });
		if (schema) expect(validator()(JSON.parse(text))).toEqual([]);
	});

	it('gives a session its end, also one of several days', () => {
		expect(eventsIn(everything).map(({ end, duration }) => [end, duration])).toEqual([
			['2017-08-10T09:40:00+10:00', '00:20'],
			['2017-08-16T10:30:00+10:00', '144:30']
		]);
	});

	it('gives people their id, their page and their bio', () => {
		expect(eventsIn(everything)[0]?.['persons']).toEqual([
			{
				id: expect.any(Number) as number,
				guid: expect.stringMatching(formats.uuid) as string,
				public_name: 'Ann Ash',
				slug: 'ann-ash',
				url: 'https://vdl.example/people/ann-ash/',
				biography: 'Works on *noise*.',
				links: []
			}
		]);
	});

	it('gives links a type of its list, and an address in ASCII', () => {
		expect(eventsIn(everything)[0]?.['links']).toEqual([
			{ url: 'https://x.example/%C3%A9%5B1%5D', title: 'Preprint', type: 'paper' },
			{ url: 'https://x.example/', title: 'Code (may no longer work)', type: 'web' }
		]);
	});

	it('writes a zone in the one form that the schema knows', () => {
		const zone = (name: string) =>
			written(aFolder([], { event: anEvent({ zone: name }) })).schedule.conference[
				'time_zone_name'
			];
		expect(['America/Argentina/Buenos_Aires', 'UTC', 'US/Eastern'].map(zone)).toEqual([
			'America/Argentina/Buenos_Aires',
			'UTC',
			'America/New_York'
		]);
	});

	it('names two people of one name, and an id that a slug cannot be', () => {
		const people = ['a', 'b-'].map((id) => aPerson({ id, name: 'Kim' }));
		const sessions = [
			aSession('x-', { slot: slot('2017-08-10T00:00:00Z', null, 'hall'), speakers: ['a', 'b-'] })
		];
		const [event] = eventsIn(aFolder(sessions, { people }));
		expect(event).toMatchObject({
			slug: 'vdl_2017-__x-_0',
			persons: [{ slug: 'a' }, { slug: 'b-' }]
		});
	});
});

describe('whatever the program says', () => {
	it.skipIf(!schema)('the JSON is valid by the schema', () => {
		const faults = validator();
		fc.assert(
			fc.property(anything, (folder) => {
				expect(faults(written(folder))).toEqual([]);
			}),
			runs(70)
		);
	});
});
