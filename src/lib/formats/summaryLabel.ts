/** A summary that speaks of something else than its session says so, in our exports and feeds. */
import { summaryLabels } from '../program/exchange/marks';
import type { SummaryKind } from '../program/model';

export function labelledSummary(kind: SummaryKind | null, text: string): string {
	const label = summaryLabels[kind ?? 'talk'];
	return label && text ? `${label}\n\n${text}` : text;
}

/** Feeds have one line break behind the label. */
export function readSummary(written: string): { kind: SummaryKind; text: string } {
	for (const kind of ['background', 'note'] as const) {
		const label = `${summaryLabels[kind]}\n`;
		if (written.startsWith(label)) return { kind, text: written.slice(label.length).trimStart() };
	}
	return { kind: 'talk', text: written };
}
