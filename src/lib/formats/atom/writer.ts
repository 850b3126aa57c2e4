/**
 * Every revision in words, printed and live, as an Atom feed (RFC 4287). Ids are tags (RFC 4151) of the
 * event's own domain, which never changes; the same ledger gives the same bytes.
 */
import { EPOCH, isPublication } from '../../program/ledger/ledger';
import type { Ledger, Program } from '../../program/model';
import { escapeHtml } from '../../program/text/escapeHtml';
import { revisionsInWords, type RevisionInWords } from '../../program/ledger/revisionsInWords';
import { manyLines, oneLine } from '../fit';

const xml = (text: string) => escapeHtml(manyLines(text));

/** The day of the publication, when the domain was the event's. Live revisions alone must not change it. */
function tag({ event }: Program, [first]: Ledger, rest: string): string {
	const day = isPublication(first) ? first.at : (event.days[0] ?? EPOCH);
	return `tag:${event.domain},${day.slice(0, 10)}:${event.id}/${rest}`;
}

/** HTML, to be escaped as a whole. */
function content({ note, groups }: RevisionInWords, site: string): string {
	const items = groups.map(({ title, path, words }) => {
		const name = path
			? `<a href="${escapeHtml(site + path)}">${escapeHtml(title)}</a>`
			: `<b>${escapeHtml(title)}</b>`;
		return `<li>${name}: ${words.map(escapeHtml).join(' ')}</li>`;
	});
	const list = items.length > 0 ? `<ul>${items.join('')}</ul>` : '';
	return `<p>${escapeHtml(note)}</p>${list}`;
}

function entry(revision: RevisionInWords, id: string, site: string): string {
	const { number, at, note } = revision;
	return `
	<entry>
		<id>${xml(id)}</id>
		<title>${xml(oneLine(note) || `Revision ${number}`)}</title>
		<updated>${at}</updated>
		<published>${at}</published>
		<link rel="alternate" type="text/html" href="${xml(`${site}/changes/#revision-${number}`)}"/>
		<content type="html">${xml(content(revision, site))}</content>
	</entry>`;
}

export function changesFeed(program: Program, ledger: Ledger): string {
	const { shortName, site, contact } = program.event;
	const entries = revisionsInWords(program, ledger).map((revision) =>
		entry(revision, tag(program, ledger, `revisions/${revision.number}`), site)
	);
	const email = contact ? `<email>${xml(contact)}</email>` : '';
	return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
	<id>${xml(tag(program, ledger, 'changes'))}</id>
	<title>${xml(oneLine(`${shortName}: what changed`))}</title>
	<updated>${ledger.at(-1)?.at ?? EPOCH}</updated>
	<author><name>${xml(oneLine(shortName))}</name>${email}</author>
	<link rel="self" type="application/atom+xml" href="${xml(`${site}/feeds/changes.atom`)}"/>
	<link rel="alternate" type="text/html" href="${xml(`${site}/changes/`)}"/>${entries.join('')}
</feed>
`;
}
