import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it, vi } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { frabXml } from '../../../src/lib/formats/frab/writer';
import { parseXml, type XmlNode } from '../../../src/lib/formats/reading/xml';
import type { ProgramFolder } from '../../../src/lib/program/model';
import { dataset } from '../datasets';
import { aFolder, anything, aSession, slot } from '../programs';

const xsd = dataset('voc-schema/schedule.xml.xsd');

async function faults(...files: string[]): Promise<string[]> {
	const xml = files.map((contents, index) => ({ fileName: `${index}.xml`, contents }));
	const { errors } = await validateXML({ xml, schema: [xsd ?? ''], maxMemoryPages: 4096 });
	return errors.map(({ message }) => message);
}

const tree = (folder: ProgramFolder) => parseXml({ name: 'schedule.xml', text: frabXml(folder) });

const eventsIn = (root: XmlNode) =>
	root.all('day').flatMap((day) => day.all('room').flatMap((room) => room.all('event')));

/** Fields of each event, by the room it stands in. */
const texts = (folder: ProgramFolder, ...fields: string[]) =>
	eventsIn(tree(folder)).map((event) => fields.map((field) => event.textOf(field)));

const morning = slot('2017-08-09T23:20:00Z', '2017-08-09T23:40:00Z', 'c4-3');

const everything = aFolder([
	aSession('smoothgrad', {
		slot: morning,
		speakers: ['ann-ash'],
		authors: ['ben-birch', 'ann-ash'],
		paperAuthors: [{ name: 'Chi Cho' }],
		track: 'vision',
		status: 'cancelled',
		links: [{ kind: 'slides', url: 'https://x.example/1.pdf', label: 'Slides' }],
		online: 'https://x.example/live'
	}),
	aSession('party', { kind: 'social', slot: slot('2017-08-10T14:30:00Z', null) }),
	aSession('plenum', {
		slot: slot('2017-08-10T01:00:00Z', '2017-08-10T02:00:00Z', 'hall', 'c4-3')
	}),
	aSession('someday', { day: null })
]);

vi.setConfig({ testTimeout: 60_000 });

describe('a program as frab XML', () => {
	it.skipIf(!xsd)('is valid by the XSD', async () => {
		expect(await faults(frabXml(everything))).toEqual([]);
	});

	it.skipIf(!xsd)('the check by the XSD sees a fault', async () => {
		const broken = frabXml(everything).replace(/ guid="[^"]+" id=/, ' id=');
		expect(await faults(broken)).toHaveLength(1);
	});

	it('says where it is from, in the first kilobyte, where Giggity looks for it', () => {
		const head = frabXml(everything).slice(0, 1024);
		expect(head).toContain('<generator name="Runsheet" system="https://vdl.example"/>');
		expect(head).toContain('<conference>');
	});

	it('names day, time with offset, room, kind and track', () => {
		expect(texts(everything, 'date', 'start', 'duration', 'room', 'type', 'track')[0]).toEqual([
			'2017-08-10T09:20:00+10:00',
			'09:20',
			'00:20',
			'C4.3',
			'talk',
			'Vision'
		]);
	});

	it('carries our ids: sessions in slugs, rooms and people behind guids', () => {
		expect(texts(everything, 'slug').flat()).toEqual([
			'vdl_2017-smoothgrad',
			'vdl_2017-plenum__c4-3',
			'vdl_2017-plenum',
			'vdl_2017-party'
		]);
		const guid = /<room name="C4.3" guid="([^"]+)">/.exec(frabXml(everything))?.[1] ?? '';
		expect(frabXml(everything)).toContain(`<?runsheet-id ${guid} c4-3?>`);
	});

	it('gives the same guid to the same session whatever its time, title and room', () => {
		const guids = (folder: ProgramFolder) =>
			eventsIn(tree(folder)).map(({ attributes }) => attributes);
		const before = guids(aFolder([aSession('a', { slot: morning })]));
		const after = guids(
			aFolder([
				aSession('a', { title: 'Other', slot: slot('2017-08-10T03:00:00Z', null, 'hall') }),
				aSession('b', { slot: morning })
			])
		);
		expect(after).toContainEqual(before[0]);
		expect(before).toEqual([{ guid: '4213b860-67dd-5ec6-b56c-595b09dcaf13', id: '1755526701' }]);
	});

	it('says in words what has no field: cancelled, who wrote, that no end is announced', () => {
		const [first, , , party] = texts(everything, 'title', 'description', 'duration');
		expect(first?.[0]).toBe('CANCELLED: Title of smoothgrad');
		expect(first?.[1]).toBe('Speakers: Ann Ash\nAuthors: Ben Birch; Ann Ash\nPaper by: Chi Cho');
		expect(party?.slice(1)).toEqual(['No end has been announced.', '00:15']);
	});

	it('leaves out what has no time, and gives a room without guid to what has none', () => {
		expect(texts(everything, 'room').flat()).toEqual([
			'C4.3',
			'C4.3',
			'Hall',
			'Room to be announced'
		]);
		expect(frabXml(everything)).toContain('<room name="Room to be announced">');
	});

	it('stands a session in each of its rooms, with a guid and a number of its own in the second', () => {
		const twice = eventsIn(tree(everything)).filter(
			(event) => event.textOf('title') === 'Title of plenum'
		);
		expect(twice.map((event) => event.textOf('room'))).toEqual(['C4.3', 'Hall']);
		expect(new Set(twice.map(({ attributes }) => attributes['guid'])).size).toBe(2);
		expect(new Set(twice.map(({ attributes }) => attributes['id'])).size).toBe(2);
	});

	it('keeps what starts after midnight in the day before', () => {
		const night = aFolder([
			aSession('late', { day: '2017-08-10', slot: slot('2017-08-10T19:10:00Z', null, 'hall') })
		]);
		const [day] = tree(night).all('day');
		expect([day?.attribute('date'), day?.attribute('start'), day?.attribute('end')]).toEqual([
			'2017-08-10',
			'2017-08-10T05:11:00+10:00',
			'2017-08-11T05:11:00+10:00'
		]);
		expect(texts(night, 'date')).toEqual([['2017-08-11T05:10:00+10:00']]);
	});

	it('tells rooms of the same name apart by their ids', () => {
		const rooms = ['a', 'b'].map((id) => ({ id, name: 'Hall', directions: null }));
		expect(
			texts(
				aFolder([aSession('x', { slot: slot('2017-08-10T00:00:00Z', null, 'b') })], { rooms }),
				'room'
			)
		).toEqual([['Hall (b)']]);
	});

	it('takes out what XML cannot hold', () => {
		const title = 'a\u0000\u0007\ud83d\u001b\ufffe<b> & "c"\nd';
		expect(texts(aFolder([aSession('x', { title, slot: morning })]), 'title')).toEqual([
			['a<b> & "c" d']
		]);
	});
});

describe('whatever the program says', () => {
	it('the XML is well-formed, and has one event for each room of each session with a slot', () => {
		fc.assert(
			fc.property(anything, (folder) => {
				const text = frabXml(folder);
				const parser = new SaxesParser();
				let events = 0;
				parser.on('error', (error) => {
					throw error;
				});
				parser.on('opentag', ({ name }) => (events += Number(name === 'event')));
				parser.write(text).close();
				const rooms = folder.program.sessions.flatMap(({ slot }) =>
					slot ? [Math.max(1, slot.rooms.length)] : []
				);
				expect(events).toBe(rooms.reduce((sum, count) => sum + count, 0));
			})
		);
	});

	it.skipIf(!xsd)('it is valid by the XSD', async () => {
		const files = fc.sample(anything, 150).map(frabXml);
		expect(await faults(...files)).toEqual([]);
	});
});
