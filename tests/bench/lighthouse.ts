/** Lighthouse's four scores for a phone. Its throttling is simulated: never compare its ms with ours. */
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { browserFlags, browserPath } from './browser';
import type { Certificate } from './certificate';
import { median } from './statistics';
import { count, type Table } from './table';

export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Category = (typeof categories)[number];

interface Run {
	/** 0 to 100. */
	scores: Record<Category, number | null>;
	/** Audits that cost points, with Lighthouse's own words for how much. */
	lost: string[];
}

export interface Scores {
	/** 0 to 100, the median of the runs. */
	scores: Record<Category, number | null>;
	lost: string[];
	runs: Run[];
}

export async function scoresOf(
	url: string,
	certificate: Certificate,
	runs: number
): Promise<Scores> {
	const all: Run[] = [];
	for (let i = 0; i < runs; i++) all.push(await once(url, certificate));
	const of = (category: Category) => median(all.map(({ scores }) => scores[category]));
	return {
		scores: {
			performance: of('performance'),
			accessibility: of('accessibility'),
			'best-practices': of('best-practices'),
			seo: of('seo')
		},
		lost: [...new Set(all.flatMap(({ lost }) => lost))],
		runs: all
	};
}

async function once(url: string, certificate: Certificate): Promise<Run> {
	const chrome = await launch({
		chromePath: browserPath(),
		chromeFlags: ['--headless=new', ...browserFlags(certificate)],
		logLevel: 'silent'
	});
	// it would outlive a bench that is told to stop
	const kill = () => chrome.kill();
	process.once('exit', kill);
	try {
		const result = await lighthouse(url, {
			port: chrome.port,
			logLevel: 'silent',
			onlyCategories: [...categories]
		});
		if (!result) throw new Error(`Lighthouse said nothing of ${url}.`);
		const { lhr } = result;
		if (lhr.runtimeError) throw new Error(`Lighthouse at ${url}: ${lhr.runtimeError.message}`);
		const of = (category: Category) => {
			const score = lhr.categories[category]?.score;
			return typeof score === 'number' ? Math.round(score * 100) : null;
		};
		const lost = categories
			.filter((category) => of(category) !== 100)
			.flatMap((category) => lhr.categories[category]?.auditRefs ?? [])
			.filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 1)
			.map(({ id }) => [id, lhr.audits[id]?.displayValue].filter(Boolean).join(' '));
		return {
			scores: {
				performance: of('performance'),
				accessibility: of('accessibility'),
				'best-practices': of('best-practices'),
				seo: of('seo')
			},
			lost
		};
	} finally {
		process.off('exit', kill);
		kill();
	}
}

type Named = { name: string } & Scores;

const figures = ({ scores }: Scores) => categories.map((category) => count(scores[category]));

/** @param reference what no page can surpass on this machine, for it has no script at all */
export function lighthouseTable(pages: Named[], reference: Named): Table {
	return {
		title: `Lighthouse, mobile, medians of ${reference.runs.length}`,
		columns: [...categories],
		rows: [
			...pages.map((page) => ({
				what: page.name,
				figures: figures(page),
				bar: {
					text: '100 each',
					holds: categories.every((category) => page.scores[category] === 100)
				},
				because: page.lost.join(', ')
			})),
			{ what: reference.name, figures: figures(reference) }
		]
	};
}
