/** `/api/live`, and what it shares with the streams. Contract: routes/api/README.md. */
import type { LiveRevision } from '$lib/program/live/live';
import type { Answer } from '../answers';
import type { LiveProgram } from './liveProgram';

/** The current revision, and which numbering it belongs to. */
export function hello({ revision, deployed, numbering, rehearsal }: LiveProgram) {
	return { revision, deployed, numbering, ...(rehearsal ? { rehearsal } : {}) };
}

/** Only organizers see who published. */
export function withoutNames(revision: LiveRevision): LiveRevision {
	return { ...revision, by: '' };
}

/** A revision's number as clients send it; -1, before the first, for anything else. */
export function readSince(text: string | null): number {
	return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : -1;
}

const ADDRESS = '/api/live';

/** The address under which the answer is cached. Numbers not reached yet share one. */
export function liveAddress(query: URLSearchParams, revision: number): string {
	return `${ADDRESS}?since=${Math.min(readSince(query.get('since')), revision)}`;
}

/** For an address made by `liveAddress`; null for any other. */
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
