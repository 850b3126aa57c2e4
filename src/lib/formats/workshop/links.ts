/** Where titles on a schedule page link to: papers, slides, surveys. */
import type { Link, LinkKind } from '../../program/model';
import type { Remarks } from '../format';
import { linkKind } from '../reading/link';
import { toOpenLink } from '../reading/meeting';

/** What a title links to, by its address; what says more comes first. */
const kinds: [LinkKind, RegExp][] = [
	['survey', /goo\.gl\/forms|forms\.gle|google\.com\/forms|surveymonkey\.|typeform\./i],
	['slides', /\.(pptx?|odp|key)$|\/(ppt|slides?|talks)\/|presentation|slides/i],
	['paper', /\/papers?\/|arxiv\.org\/pdf|openreview\.net|doi\.org|proceedings/i]
];

function told(url: string): LinkKind | null {
	const found = kinds.find(([, address]) => address.test(url))?.[0] ?? linkKind(null, url);
	return found === 'other' ? null : found;
}

export class WorkshopLinks {
	readonly #page: string | null;
	readonly #mostlyPapers: boolean;

	/**
	 * @param base the site's address, with a slash at its end
	 * @param permalink where the page stands below it
	 * @param all the addresses of the whole page
	 */
	constructor(
		base: string | null,
		permalink: string | null,
		all: string[],
		readonly remarks: Remarks
	) {
		this.#page = base && pageAddress(base, permalink ?? '');
		const known = all.map(told).filter((kind) => kind !== null);
		this.#mostlyPapers = known.filter((kind) => kind === 'paper').length * 2 > known.length;
	}

	/** @param at `line 14` */
	read(hrefs: string[], at: string): Link[] {
		return hrefs.map((href) => this.#link(href, at)).filter((link) => link !== null);
	}

	#link(href: string, at: string): Link | null {
		const whole = /^[a-z][a-z\d+.-]*:|^www\./i.test(href);
		if (!whole && this.#page === null) {
			const what = 'a relative address: --base-url says what it is relative to';
			this.remarks.add('left out', at, what);
			return null;
		}
		const kind = this.#kind(href);
		const link = toOpenLink(href, null, at, this.remarks, { base: this.#page, kind });
		if (link) this.remarks.add('inferred', at, `the kind of a link (${kind}), from its address`);
		return link;
	}

	/** A PDF that says nothing is what most of its neighbors are. */
	#kind(href: string): LinkKind {
		return told(href) ?? (this.#mostlyPapers && /\.pdf$/i.test(href) ? 'paper' : 'other');
	}
}

/** `/schedule/` lies below the site, wherever that lies. */
function pageAddress(base: string, permalink: string): string {
	const below = permalink.replace(/^\/+/, '');
	const whole =
		/^[\w./-]*$/.test(below) && URL.canParse(below, base) ? new URL(below, base) : new URL(base);
	return whole.href;
}
