/** `/api/live` and what streams say of the live day. */
import type { LiveRevision } from '$lib/program/live/live';
import type { Answer } from '../answers';
import type { LiveProgram } from './liveProgram';

/** Where the day is, and whose numbers it has: contract in routes/api/README.md. */
export function hello({ revision, deployed, numbering, rehearsal }: LiveProgram) {
	return { revision, deployed, numbering, ...(rehearsal ? { rehearsal } : {}) };
}

/** Who published is the organizers' business. */
export function withoutNames(revision: LiveRevision): LiveRevision {
	return { ...revision, by: '' };
}

/** A number as clients write it; -1, which is before all, for anything else. */
export function readSince(text: string | null): number {
	return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : -1;
}

const ADDRESS = '/api/live';

/** How an answer is named among all others: by a number that the program has reached. */
export function liveAddress(query: URLSearchParams, revision: number): string {
	return `${ADDRESS}?since=${Math.min(readSince(query.get('since')), revision)}`;
}

/** For an address that `liveAddress` has made; null for any other. */
export function answerLive(live: LiveProgram, address: string): Answer | null {
	const [path, query] = address.split('?');
	if (path !== ADDRESS) return null;
	return liveAnswer(live, readSince(new URLSearchParams(query).get('since')));
}

/** @param since the last revision that the client has; -1 for none */
function liveAnswer(live: LiveProgram, since: number): Answer {
	const revisions = live.since(since).map(withoutNames);
	const body = JSON.stringify({ ...hello(live), revisions });
	return { body, type: 'application/json; charset=utf-8', filename: null };
}
