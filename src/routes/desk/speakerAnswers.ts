/** Speakers' links as the desk asks for them. No answer is one, too. */
import type { Id, Instant } from '$lib/program/model';

export interface SpeakerRow {
	person: Id;
	/** Null while their link is revoked. */
	key: string | null;
	state: { seen: number; seenAt: Instant | null; here: Record<Id, Instant> };
}

export type SpeakersAnswer =
	| { kind: 'known'; speakers: SpeakerRow[] }
	| { kind: 'refused'; why: string }
	| { kind: 'unreached' };

const ADDRESS = '/api/desk/speakers';

export async function askSpeakers(renewal?: {
	person: Id;
	how: 'reissue' | 'revoke';
}): Promise<SpeakersAnswer> {
	try {
		const response = await fetch(ADDRESS, {
			cache: 'no-store',
			signal: AbortSignal.timeout(10_000),
			...(renewal
				? {
						method: 'POST',
						body: JSON.stringify(renewal),
						headers: { 'content-type': 'application/json' }
					}
				: {})
		});
		const answer = (await response.json()) as { speakers?: SpeakerRow[]; error?: string };
		if (response.ok && Array.isArray(answer.speakers)) {
			return { kind: 'known', speakers: answer.speakers };
		}
		return answer.error ? { kind: 'refused', why: answer.error } : { kind: 'unreached' };
	} catch {
		return { kind: 'unreached' };
	}
}
