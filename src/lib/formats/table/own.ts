/** Rows of our own CSV (writer.ts): semicolons part names for certain, and nothing has to be inferred. */
import type { DraftSession } from '../../program/exchange/draft';
import { HISTORICAL } from '../../program/exchange/marks';
import { kinds, type Link } from '../../program/model';
import type { GatheringByName } from '../reading/byName';
import { untoldSession } from '../reading/gathering';
import { toOnline, toOpenLink } from '../reading/meeting';
import { toProse } from '../prose';
import type { Row } from './row';
import type { Reading } from './session';
import type { Field } from './words';
import { readSummary } from '../summaryLabel';

const OWN = [
	...['id', 'day', 'start', 'end', 'time zone', 'room', 'kind', 'title', 'speakers', 'authors'],
	...['authors of the paper', 'track', 'language', 'status', 'online']
];

/** Whether a header is the one that we write. */
export const isOwn = (header: string[]): boolean =>
	OWN.every((name, index) => header[index] === name);

const several = (row: Row, field: Field) =>
	row
		.get(field)
		.split(';')
		.map((one) => one.trim())
		.filter((one) => one !== '');

export function readOwnRow(row: Row, { gathering, clock }: Reading): DraftSession {
	const { remarks } = gathering;
	const people = (field: Field) => [
		...new Set(several(row, field).map((name) => gathering.personNamed(name, {}, row.at)))
	];
	const track = row.get('track');
	const summary = readSummary(row.get('description'));
	return {
		...untoldSession(row.at),
		key: row.get('id') || null,
		kind: kinds.find((kind) => kind === row.get('kind')) ?? 'other',
		title: row.get('title') || null,
		...clock.slot(row),
		rooms: [...new Set(several(row, 'room').map((room) => gathering.roomNamed(room)))],
		...{ speakers: people('speakers'), authors: people('authors') },
		paperAuthors: several(row, 'paperAuthors').map((name) => ({ name })),
		track: track === '' ? null : gathering.trackNamed(track),
		language: row.get('language') || null,
		status: row.get('status') === 'cancelled' ? 'cancelled' : 'scheduled',
		online: toOnline(row.get('online'), row.at, remarks),
		links: linksOf(row, gathering),
		aliases: several(row, 'aliases'),
		summary: toProse(summary.text, 'plain', row.at, remarks),
		summaryKind: summary.kind
	};
}

function linksOf(row: Row, { remarks }: GatheringByName): Link[] {
	return row.all('link').flatMap(({ text, column }) =>
		text.split(/[\r\n]+/).flatMap((line): Link[] => {
			const url = line.replace(HISTORICAL, '').trim();
			const link = toOpenLink(url, null, row.at, remarks, { kind: column.link ?? 'other' });
			if (!link) return [];
			return [line.includes(HISTORICAL) ? { ...link, historical: true } : link];
		})
	);
}
