/**
 * What `new` and an import write where nobody has said anything yet. A draft may keep it; `publish` refuses
 * it, because it would stand on every page, and the domain in every calendar, for good.
 */
import { join } from 'node:path';
import type { EventInfo } from '../../program/model';
import type { Findings } from '../findings';
import type { Source } from '../yaml/source';

export const placeholders = {
	name: 'An event',
	site: 'https://example.org',
	domain: 'example.org',
	venue: 'The venue',
	/** What follows is the city, if there is one. */
	address: 'Its street',
	abstract: 'What the event is about, in a paragraph or two.'
} as const;

/** Hosts that belong to nobody, RFC 2606. Names below them are left alone: trials need some. */
const isExample = (host: string) => /^(www\.)?example\.(org|com|net)$/.test(host);

interface Given {
	event: EventInfo;
	source: Source;
	/** Pages as Markdown has made them. */
	pages: Record<string, string>;
	published: boolean;
}

/** @param dir the program folder, as its user names it */
export function checkPlaceholders(
	dir: string,
	{ event, source, pages, published }: Given,
	findings: Findings
): void {
	const unready = (path: string[], what: string, mend: string) =>
		findings.unready(source.place(path), what, mend);
	const { name, site, domain, venue } = event;
	const host = new URL(site).hostname;
	if (name === placeholders.name) {
		unready(['name'], `the event is still called "${name}"`, 'Write its name.');
	}
	if (isExample(host)) {
		const mend = 'Write the address at which people will open these pages.';
		unready(['site'], `the site "${site}" is only an example`, mend);
	}
	// once it is published it stays, whatever it is: calendars hold it
	if (isExample(domain) && !published) {
		const fit = isExample(host) ? 'Write the host of your site' : `Write ${host}`;
		const mend = `${fit}; it can't change once it is published.`;
		unready(['domain'], `the domain "${domain}" is only an example`, mend);
	}
	if (venue.name === placeholders.venue) {
		const mend = 'Write what the building is called, or take the line out.';
		unready(['venue', 'name'], `the venue is still called "${venue.name}"`, mend);
	}
	if (venue.address?.startsWith(placeholders.address)) {
		const mend = 'Write it as on a letter, or take the line out.';
		unready(['venue', 'address'], `the address "${venue.address}" is only an example`, mend);
	}
	if (pages['abstract']?.includes(placeholders.abstract)) {
		const place = { file: join(dir, 'pages', 'abstract.md'), line: 1, where: '' };
		const mend = 'Write what the event is about, or delete the file.';
		findings.unready(place, 'this is still the example text', mend);
	}
}
