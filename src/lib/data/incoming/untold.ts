/** Words that stand where a title or a name will be. */

const LATER = [
	/t\.? ?b\.? ?[acd]\.?/,
	/to be (?:announced|confirmed|determined|decided|defined)/,
	/(?:not yet |yet to be )announced/,
	/n\.? ?n\.?/,
	/(?:wird|werden) noch bekannt ?gegeben/,
	/noch offen/,
	/à (?:confirmer|définir|préciser)/,
	/por (?:confirmar|anunciar|definir)/,
	/da (?:definire|confermare|annunciare)/,
	/\?+/
].map(({ source }) => source);

const later = new RegExp(
	`^(?:(?:title|talk|speaker|presenter|name|session)s?[\\s:–-]*)?[([]?(?:${LATER.join('|')})[)\\]]?[.…]*$`,
	'i'
);

/** `TBA`, `Speaker TBD`, `To be announced`, `N.N.` */
export const isUntold = (text: string): boolean => later.test(text.trim());
