/**
 * `/embed/`: the schedule as a small page for frames on other sites. Its styles and script are inlined, and
 * without the script it shows the whole schedule.
 */
import { createHash } from 'node:crypto';
import { byDay, dayHeading } from '$lib/program/schedule/byDay';
import { escapeHtml } from '$lib/program/text/escapeHtml';
import type { EventInfo, ProgramFolder } from '$lib/program/model';
import { timesCity } from '$lib/program/schedule/place';
import { compareSessions } from '$lib/program/schedule/schedule';
import { type EmbedRow, rowOf, secondsOf } from './row';
import script from './embed.js?raw';
import style from './embed.css?raw';

const NOT_SET =
	'No other site may show this event. To allow some, name them like this: ' +
	'embed: [https://example.org] in event.yaml.';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Accents are checked to be colors, so they can't end the style. */
const styleOf = ({ accent }: EventInfo) => `:root{--brand:${accent ?? '#5b2a86'}}\n${style}`;

/** The page's Content-Security-Policy, for its head and for the header. */
export function policyOf(event: EventInfo): string {
	const rules = ["default-src 'none'", `style-src ${hashOf(styleOf(event))}`];
	return [...rules, `script-src ${hashOf(script)}`, "connect-src 'self'"].join('; ');
}

/** Who may show the page in a frame. Only a header can say that. */
export const framesOf = ({ embed = [] }: EventInfo): string =>
	`frame-ancestors ${embed.length > 0 ? embed.join(' ') : "'none'"}`;

/** @param base where the site begins: empty, or a path like `/2030` */
export function embedPage(folder: ProgramFolder, base: string): string {
	const { event, revision } = folder.program;
	const name = escapeHtml(event.name);
	const body = event.embed
		? `${days(folder, base)}<p class="over" hidden>Nothing is on now, and nothing is to come.</p>`
		: `<p>${NOT_SET}</p>`;
	const draft = revision === 0 ? '<span class="mark">Draft</span>' : '';
	const times = `Times in ${escapeHtml(timesCity(event))}`;
	return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policyOf(event)}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<link rel="canonical" href="${escapeHtml(event.site)}/schedule/"><base target="_blank">
<title>${name}</title><style>${styleOf(event)}</style>${event.embed ? `<script>${script}</script>` : ''}</head>
<body><header><h1 dir="auto" lang="${escapeHtml(event.language)}"><a href="${base}/" rel="noopener">${name}</a></h1><p>${draft}${times}</p></header>
<main data-revision="${revision}">${body}</main>
<footer><p><a href="${base}/schedule/" rel="noopener">The whole schedule, with search and an agenda of your own</a></p></footer></body></html>
`;
}

function days({ program }: ProgramFolder, base: string): string {
	const { event, sessions } = program;
	return byDay([...sessions].sort(compareSessions))
		.map(({ day, sessions }) => {
			const rows = sessions.map((session) => row(rowOf(session, program), base, event));
			return `<section><h2>${dayHeading(day)}</h2><ol>${rows.join('')}</ol></section>`;
		})
		.join('');
}

function row(it: EmbedRow, base: string, event: EventInfo): string {
	const lang = escapeHtml(it.language ?? event.language);
	const before = it.before ? `<s aria-label="planned for ${it.before}">${it.before}</s>` : '';
	const off = it.cancelled ? '<span class="mark off">Cancelled</span>' : '';
	const where = it.where ? `<p class="where" dir="auto">${escapeHtml(it.where)}</p>` : '';
	return (
		`<li${secondsOf(it)}${it.cancelled ? ' class="cancelled"' : ''}>` +
		`<span class="when">${before}${it.time ? `<time datetime="${it.start}">${it.time}</time>` : '–'}</span>` +
		`<div><p><span class="mark now" hidden>Now</span>${off}` +
		`<a href="${base}/sessions/${it.id}/" rel="noopener" dir="auto" lang="${lang}">${escapeHtml(it.title)}</a></p>${where}</div></li>`
	);
}
