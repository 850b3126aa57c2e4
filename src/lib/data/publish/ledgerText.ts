/** A revision as text at the end of revisions.yaml; what stands there before is not touched. */
import { Document, isMap, isSeq, parse } from 'yaml';
import type { Change, ChangeValue, EventInfo, Revision } from '../../program/model';
import { isTimeField } from '../sections/revisions';
import { toWall } from '../time/wallClock';

const HEAD = `# yaml-language-server: $schema=schemas/revisions.json
# The ledger: written by \`npm run data -- publish\`, never by hand.
`;

/** A change that is longer takes a line a field. */
const LINE = 140;

function valueText(field: string, value: ChangeValue, zone: string): ChangeValue {
	return isTimeField(field) && typeof value === 'string' ? toWall(value, zone) : value;
}

function changeFields(change: Change, zone: string): Record<string, ChangeValue> {
	const { subject, id, field } = change;
	return {
		[subject]: id,
		field,
		old: valueText(field, change.old, zone),
		new: valueText(field, change.new, zone)
	};
}

function revisionText({ number, at, note, changes }: Revision, zone: string): string {
	const lines = changes.map((change) => changeFields(change, zone));
	const document = new Document([{ revision: number, at, note, changes: lines }]);
	const list = document.getIn([0, 'changes'], true);
	for (const line of isSeq(list) ? list.items : []) {
		if (isMap(line) && JSON.stringify(line.toJSON()).length <= LINE) line.flow = true;
	}
	return document.toString({ lineWidth: 0, singleQuote: true });
}

/**
 * @param text the ledger's text so far; null where there is no file
 * @throws where the text does not end as a list that can be added to
 */
export function withRevision(text: string | null, revision: Revision, event: EventInfo): string {
	const before = text === null ? HEAD : text.endsWith('\n') ? text : `${text}\n`;
	const gap = before.trim() === '' ? '' : '\n';
	const after = `${before}${gap}${revisionText(revision, event.zone)}`;
	const count = (yaml: string) => ((parse(yaml) as unknown[] | null) ?? []).length;
	if (count(after) !== count(before) + 1) {
		throw new Error('revisions.yaml is not written as a list with "- " at the beginning of lines');
	}
	return after;
}
