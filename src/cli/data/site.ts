/** Asks a running site for its live revisions, and says in words why it has none. */
import type { SiteHistory } from '../../lib/data/pull/history';
import { isLiveRevision } from '../../lib/program/readLive';
import { UsageError } from './usage';

export type Asked =
	| { kind: 'live'; history: SiteHistory; event: () => Promise<string | null> }
	/** Nobody answers there. */
	| { kind: 'silent' }
	/** A site of files, or no Runsheet: it has no live day. */
	| { kind: 'still' };

/** The address of a site, as people write it. */
export function siteAddress(text: string): string {
	const url = URL.canParse(text) ? new URL(text) : null;
	if (!url || !/^https?:$/.test(url.protocol)) {
		throw new UsageError(`"${text}" is no address of a site: write it as https://example.org.`);
	}
	return `${url.origin}${url.pathname.replace(/\/+$/, '')}/`;
}

type Fields = Record<string, unknown>;

/** Its JSON; null for anything else; throws where nobody answers. */
async function fetchJson(address: string, patience: number): Promise<Fields | null> {
	const signal = AbortSignal.timeout(patience);
	const response = await fetch(address, { signal, headers: { accept: 'application/json' } });
	const text = await response.text();
	if (!response.ok) return null;
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? (value as Fields) : null;
	} catch {
		return null;
	}
}

const isNumber = (value: unknown): value is number => Number.isSafeInteger(value);

/** Null where a single one of its revisions cannot be read: leaving it out would change what it says. */
function readHistory(answer: Fields | null): SiteHistory | null {
	const { revision, deployed, revisions } = answer ?? {};
	if (!isNumber(revision) || !isNumber(deployed) || !Array.isArray(revisions)) return null;
	if (!revisions.every(isLiveRevision)) return null;
	return { revision, deployed, revisions: revisions.sort((a, b) => a.number - b.number) };
}

/**
 * @param site as `siteAddress` has it
 * @param patience how long it may take to answer, in ms
 */
export async function askSite(site: string, patience: number): Promise<Asked> {
	try {
		const history = readHistory(await fetchJson(`${site}api/live`, patience));
		if (!history) return { kind: 'still' };
		const event = async () => {
			const program = await fetchJson(`${site}program.json`, patience);
			const id = (program?.['event'] as Fields | undefined)?.['id'];
			return typeof id === 'string' ? id : null;
		};
		return { kind: 'live', history, event };
	} catch {
		return { kind: 'silent' };
	}
}
