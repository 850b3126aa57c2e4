/** Words made safe for calendars: clients choke on control characters, line breaks in titles and TeX. */

/** What a TeX command stands for. `\nabla` left as it is reads as a line break and "abla" in some clients. */
const symbols: Record<string, string> = {
	alpha: 'α',
	beta: 'β',
	gamma: 'γ',
	delta: 'δ',
	epsilon: 'ε',
	varepsilon: 'ε',
	zeta: 'ζ',
	eta: 'η',
	theta: 'θ',
	kappa: 'κ',
	lambda: 'λ',
	mu: 'μ',
	nu: 'ν',
	xi: 'ξ',
	pi: 'π',
	rho: 'ρ',
	sigma: 'σ',
	tau: 'τ',
	phi: 'φ',
	varphi: 'φ',
	chi: 'χ',
	psi: 'ψ',
	omega: 'ω',
	Gamma: 'Γ',
	Delta: 'Δ',
	Theta: 'Θ',
	Lambda: 'Λ',
	Sigma: 'Σ',
	Phi: 'Φ',
	Psi: 'Ψ',
	Omega: 'Ω',
	nabla: '∇',
	partial: '∂',
	infty: '∞',
	sum: '∑',
	prod: '∏',
	int: '∫',
	sqrt: '√',
	in: '∈',
	notin: '∉',
	neq: '≠',
	ne: '≠',
	neg: '¬',
	not: '¬',
	leq: '≤',
	le: '≤',
	geq: '≥',
	ge: '≥',
	approx: '≈',
	sim: '∼',
	pm: '±',
	times: '×',
	cdot: '·',
	to: '→',
	rightarrow: '→',
	ell: 'ℓ'
};

const fromTex = (text: string): string =>
	text.replace(/\\([A-Za-z]+)/g, (command, name: string) =>
		Object.hasOwn(symbols, name) ? (symbols[name] ?? command) : command
	);

/**
 * Text with its line breaks as `\n`, without any other control character (C0, DEL, C1) and without
 * halves of surrogate pairs. Not escaped for iCalendar: that is for the writer of the property.
 */
export function manyLines(text: string): string {
	const clean = text
		.replace(/\r\n|[\r\u0085\u2028\u2029]/g, '\n')
		.replace(/[\t\v\f]/g, ' ')
		.replace(/(?!\n)\p{Cc}/gu, '')
		.replace(/\p{Surrogate}/gu, '\ufffd');
	return fromTex(clean)
		.replace(/ +(?=\n|$)/g, '')
		.trim();
}

/** The same on one line: calcurse skips an event with a line break in its SUMMARY, khal cuts it. */
export function oneLine(text: string): string {
	return manyLines(text).replace(/\s+/g, ' ');
}

/** A name for CATEGORIES, where an escaped comma is split all the same by node-ical. */
export function categoryName(text: string): string {
	return oneLine(oneLine(text).replace(/,/g, ' '));
}

/** A web address in ASCII without `,`, `;` and `\`, which the feed library would escape as in TEXT. */
export function webAddress(url: string): string {
	return oneLine(url).replace(/[^!-~]|[,;\\]/gu, (character) => encodeURIComponent(character));
}

/** The right-hand side of a UID, which the feed library writes as it is. */
export function domainName(domain: string): string {
	return domain.replace(/[^A-Za-z0-9.-]/g, '');
}
