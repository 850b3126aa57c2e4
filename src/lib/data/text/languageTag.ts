/** Whether a language tag names a language that exists, by the registry of BCP 47. */
import { createRequire } from 'node:module';
import { didYouMean, distance } from '../model/nearest';

const require = createRequire(import.meta.url);

type Index = Record<string, number>;
interface Entry {
	Type: string;
	Subtag?: string;
	Description?: string[];
}

const registered = (part: 'language' | 'script' | 'region', subtag: string | undefined): boolean =>
	subtag === undefined ||
	// Object.hasOwn: every object has a "constructor"
	Object.hasOwn(
		require(`language-subtag-registry/data/json/${part}.json`) as Index,
		subtag.toLowerCase()
	);

function parsed(tag: string): Intl.Locale | null {
	try {
		return new Intl.Locale(tag);
	} catch {
		return null;
	}
}

/** Null for a tag that is fine; else what is wrong with it, a line break, and what to do. */
export function languageProblem(tag: string): string | null {
	const locale = parsed(tag);
	if (!locale) {
		const dashed = tag.replaceAll('_', '-');
		const near = dashed !== tag && languageProblem(dashed) === null ? dashed : null;
		return unknown(near ? `Did you mean "${near}"?` : byName(tag));
	}
	const { language, script, region } = locale;
	if (!registered('language', language)) return unknown(byName(language));
	if (!registered('script', script)) return `has no known script\n${known(language)}`;
	if (!registered('region', region)) return `names no known country\n${known(language)}`;
	return null;
}

const FORM = 'Write its code: "en", "de", "pt-BR".';
const known = (language: string) => `"${language}" alone will do.`;
const unknown = (mend: string) => `isn't a known language\n${mend || FORM}`;

/** `Did you mean "de"?` for `german`, `Deutsch` or `germn`. */
function byName(name: string): string {
	const wanted = name.toLowerCase();
	if (wanted.length < 4) return '';
	const registry = require('language-subtag-registry/data/json/registry.json') as Entry[];
	const languages = registry.filter(({ Type, Subtag }) => Type === 'language' && Subtag);
	// the two letters are the languages with the most speakers
	const common = languages.filter(({ Subtag = '' }) => Subtag.length === 2);
	const exact = [...common, ...languages].find(({ Subtag = '', Description = [] }) =>
		[...Description, ...(Subtag.length === 2 ? [ownName(Subtag)] : [])].some(
			(one) => one.toLowerCase() === wanted
		)
	);
	if (exact) return `Did you mean "${exact.Subtag}"?`;
	const near = common.find(({ Description = [] }) =>
		Description.some((one) => distance(one.toLowerCase(), wanted) === 1)
	);
	return near ? didYouMean(near.Subtag!, [near.Subtag!]) : '';
}

/** `Deutsch` for `de`. */
const ownName = (subtag: string): string =>
	new Intl.DisplayNames(subtag, { type: 'language' }).of(subtag) ?? '';
