import type { AgendaCopy, Wishes } from '$lib/program/agenda/synced';
import { feedAddress, linkKey, shareAddress } from './keys';
import type { AgendaRow } from './tables';

/** What a device gets as an answer. */
export interface AgendaAnswer {
	agenda: { wishes: Wishes };
	/** Addresses from the root. */
	feed: string;
	share: string;
	/** Rises with every change. */
	version: number;
}

/** @param key the agenda's main key, from which those of its links are derived */
export function answerOf(key: string, row: AgendaRow): AgendaAnswer {
	const { wishes } = JSON.parse(row.carried) as AgendaCopy;
	return {
		agenda: { wishes },
		feed: feedAddress(linkKey(key, 'feed', row.feed_generation)),
		share: shareAddress(linkKey(key, 'share', row.share_generation)),
		version: row.version
	};
}
