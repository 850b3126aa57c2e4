/** What a speaker's page reports: checked, or refused with a sentence. */
import { isRecord } from '$lib/program/json';
import type { Id } from '$lib/program/model';
import { Refusal } from '../refusal';
import type { SpeakerUpdate } from './speakerLinks';

/**
 * @param own the sessions they present
 * @throws Refusal with a sentence
 */
export function readUpdate(body: unknown, own: ReadonlySet<Id>): SpeakerUpdate {
	if (!isRecord(body)) throw new Refusal(422, 'Send a JSON object with "seen", "here" or both.');
	const { seen, here } = body;
	return {
		...(seen === undefined ? {} : { seen: readSeen(seen) }),
		...(here === undefined ? {} : { here: readHere(here, own) })
	};
}

function readSeen(seen: unknown): number {
	if (Number.isSafeInteger(seen) && (seen as number) >= 0) return seen as number;
	throw new Refusal(422, '"seen" must be the number of a revision.');
}

function readHere(here: unknown, own: ReadonlySet<Id>): Record<Id, boolean> {
	if (!isRecord(here)) throw new Refusal(422, '"here" must map sessions to true or false.');
	for (const [session, value] of Object.entries(here)) {
		if (!own.has(session)) throw new Refusal(422, 'You can check in for your own sessions only.');
		if (typeof value !== 'boolean') {
			throw new Refusal(422, `"here" must be true or false for “${session}”.`);
		}
	}
	return here as Record<Id, boolean>;
}
