/** Addresses of other systems: http and https ones are links, everything else is left out and said. */
import type { Link, LinkKind } from '../../program/model';
import type { SourcePlace } from '../../program/exchange/draft';
import type { Remarks } from '../format';

/**
 * A whole http(s) address, resolved against `base` where it is relative; null for anything else
 * (`javascript:`, `data:`, mail addresses, addresses with a password in them).
 */
export function webAddress(text: string | null, base: string | null = null): string | null {
	const trimmed = text?.trim() ?? '';
	const full = /^www\./i.test(trimmed) ? `https://${trimmed}` : trimmed;
	if (!full || !URL.canParse(full, base ?? undefined)) return null;
	const url = new URL(full, base ?? undefined);
	if (!/^https?:$/.test(url.protocol) || url.username || url.password) return null;
	if (!url.hostname.includes('.') && url.hostname !== 'localhost') return null;
	return url.href.replace(/[\\^`{|}]/g, encodeURIComponent);
}

const kindsByWord: [LinkKind, RegExp][] = [
	['slides', /\bslides?\b|\.pptx?$|\.odp$|\.key$/i],
	[
		'video',
		/\bvideos?\b|\brecordings?\b|youtube\.com|youtu\.be|vimeo\.com|media\.ccc\.de|\.(mp4|webm|av1|mkv)$/i
	],
	['preprint', /arxiv\.org|\bpreprint\b/i],
	['paper', /\bpaper\b|doi\.org/i],
	['code', /\b(code|source|repository)\b|github\.com|gitlab\.|codeberg\.org/i],
	['live', /\b(live ?stream|stream|live)\b/i],
	['survey', /\b(feedback|survey)\b/i],
	['homepage', /\b(home ?page|web ?site)\b/i]
];

/** The kind of a link from its label, then from its address. */
export function linkKind(label: string | null, url: string): LinkKind {
	for (const text of [label ?? '', url]) {
		const found = kindsByWord.find(([, words]) => words.test(text));
		if (found) return found[0];
	}
	return 'other';
}

/** A link, or null with a remark. An empty address is no remark: systems write empty fields. */
export function toLink(
	url: string | null,
	label: string | null,
	at: SourcePlace,
	remarks: Remarks,
	{ base = null, kind }: { base?: string | null; kind?: LinkKind } = {}
): Link | null {
	if (!url?.trim()) return null;
	const address = webAddress(url, base);
	if (!address) {
		remarks.add('left out', at, "an address that isn't a web address");
		return null;
	}
	const named = label?.trim() || null;
	const found = kind ?? linkKind(named, address);
	return { kind: found, url: address, label: named ?? '' };
}
