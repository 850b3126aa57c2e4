/** Languages by the names that people write: `German`, `Deutsch`, `pt-BR`. */

/** Those in which programs are held; others are given by their code. */
const codes = (
	'ar bg bn ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu id is it ja ka ko lt lv ' +
	'ms nb nl nn no pl pt ro ru sk sl sq sr sv sw ta te th tl tr uk ur vi zh'
).split(' ');

const bare = (words: string) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Made once for a file, and filled when first asked: the names of languages are slow to come by. */
export class LanguageNames {
	#codes: Map<string, string> | null = null;

	/** BCP 47; null for what names no language, or more than one. */
	code(words: string): string | null {
		this.#codes ??= codesByName();
		const named = this.#codes.get(bare(words.trim()));
		if (named) return named;
		const [, language, region] = /^([a-z]{2})(?:[-_]([a-z]{2}))?$/i.exec(words.trim()) ?? [];
		if (!language || !codes.includes(language.toLowerCase())) return null;
		return [language.toLowerCase(), ...(region ? [region.toUpperCase()] : [])].join('-');
	}
}

/** Each by its English name and by its own. */
function codesByName(): Map<string, string> {
	const english = new Intl.DisplayNames(['en'], { type: 'language' });
	const found = new Map<string, string>();
	for (const code of codes) {
		const own = new Intl.DisplayNames([code], { type: 'language' });
		for (const name of [own.of(code), english.of(code)]) if (name) found.set(bare(name), code);
	}
	return found;
}
