/** Asks a site what it shows and which live revisions it has, and says in words why it has none. */
import type { SiteHistory } from '../../lib/data/pull/history';
import type { Instant, ProgramFolder } from '../../lib/program/model';
import { isLiveRevision } from '../../lib/program/live/readRevisions';
import { UsageError } from './usage';

/** What the site was built from: `/program/revision.json`, which a site of files has too. */
export interface Deployed {
	/** The last of its ledger. */
	number: number;
	/** When that was published, and the id of its event; null of a site built before it said so. */
	at: Instant | null;
	event: string | null;
}

export type Asked = {
	/** Null where the site does not say. */
	deployed: Deployed | null;
} & (
	| { kind: 'live'; history: SiteHistory; event: () => Promise<string | null> }
	/** Its clock is set for a rehearsal: nothing that is published there is live. */
	| { kind: 'rehearsal' }
	/** Nobody answers there. */
	| { kind: 'silent' }
	/** An address that nobody can have: it was not asked. */
	| { kind: 'example' }
	/** A site of files, or no Runsheet: it has no live day. */
	| { kind: 'still' }
);

/** The address of a site, as people write it. */
export function siteAddress(text: string): string {
	const url = URL.canParse(text) ? new URL(text) : null;
	if (!url || !/^https?:$/.test(url.protocol)) {
		throw new UsageError(`"${text}" isn't the address of a site: write it as https://example.org.`);
	}
	return `${url.origin}${url.pathname.replace(/\/+$/, '')}/`;
}

/** Names that are reserved for examples and tests (RFC 2606): no site can have them. */
const isReserved = (address: string) =>
	/(^|\.)(example(\.(org|com|net))?|test|invalid)$/.test(new URL(address).hostname);

/** What to know where such a site was to be compared with. */
export const reserved = (site: string) =>
	`${site} is an address for examples (RFC 2606), so there was no site to compare with.`;

/**
 * The site to compare with, as a person would write it; null where nobody may be asked.
 * @param named by a flag
 */
export function siteToAsk(
	{ program }: ProgramFolder,
	{ site: named, offline }: { site?: string; offline?: boolean }
): string | null {
	if (offline || process.env['OFFLINE'] === '1') return null;
	return siteAddress(named ?? (process.env['ORIGIN'] || program.event.site)).slice(0, -1);
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
const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null);

/** Null where a single one of its revisions cannot be read: leaving it out would change what it says. */
function readHistory(answer: Fields | null): SiteHistory | null {
	const { revision, deployed, revisions } = answer ?? {};
	if (!isNumber(revision) || !isNumber(deployed) || !Array.isArray(revisions)) return null;
	if (!revisions.every(isLiveRevision)) return null;
	return { revision, deployed, revisions: revisions.sort((a, b) => a.number - b.number) };
}

function readDeployed(answer: Fields | null): Deployed | null {
	const { revision, at, event } = answer ?? {};
	if (!isNumber(revision)) return null;
	return { number: revision, at: textOrNull(at), event: textOrNull(event) };
}

/**
 * @param site as `siteAddress` has it
 * @param patience how long it may take to answer, in ms
 */
export async function askSite(site: string, patience: number): Promise<Asked> {
	if (isReserved(site)) return { kind: 'example', deployed: null };
	const built = fetchJson(`${site}program/revision.json`, patience).catch(() => null);
	const live = await fetchJson(`${site}api/live`, patience).catch(() => 'silent' as const);
	const deployed = readDeployed(await built);
	if (live === 'silent') return { kind: 'silent', deployed };
	if (live?.['rehearsal'] === true) return { kind: 'rehearsal', deployed };
	const history = readHistory(live);
	if (!history) return { kind: 'still', deployed };
	const event = async () => {
		if (deployed?.event) return deployed.event;
		const program = await fetchJson(`${site}program.json`, patience);
		return textOrNull((program?.['event'] as Fields | undefined)?.['id']);
	};
	return { kind: 'live', deployed, history, event };
}
