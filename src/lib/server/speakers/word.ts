/** A speaker's word, read at the door. */
import type { Id } from '$lib/program/model';
import type { Word } from './speakerLinks';

/** Bytes: many times what all sessions of one speaker need. */
const LARGEST = 8_192;

export type Read = { word: Word } | { status: 400 | 403 | 413 | 422; why: string };

/** @param own the sessions that they present */
export async function readWord(request: Request, url: URL, own: ReadonlySet<Id>): Promise<Read> {
	const origin = request.headers.get('origin');
	if (!origin || !URL.canParse(origin) || new URL(origin).host !== url.host) {
		return { status: 403, why: 'Only pages of this site may tell this.' };
	}
	const text = await request.text();
	if (text.length > LARGEST)
		return { status: 413, why: 'That is more than a speaker has to tell.' };
	const body = parsed(text);
	if (!isRecord(body)) return { status: 400, why: 'The request is not a JSON object.' };
	return readFields(body, own);
}

function readFields({ seen, here }: Record<string, unknown>, own: ReadonlySet<Id>): Read {
	const word: Word = {};
	if (seen !== undefined) {
		if (!Number.isSafeInteger(seen) || (seen as number) < 0) {
			return { status: 422, why: '"seen" must be the number of a revision.' };
		}
		word.seen = seen as number;
	}
	if (here !== undefined) {
		if (!isRecord(here)) return { status: 422, why: '"here" must say true or false of sessions.' };
		for (const [session, value] of Object.entries(here)) {
			if (typeof value !== 'boolean') {
				return { status: 422, why: `"here" must say true or false of “${session}”.` };
			}
			if (!own.has(session)) {
				return { status: 422, why: `You do not present a session “${session}”.` };
			}
		}
		word.here = here as Record<Id, boolean>;
	}
	return { word };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
