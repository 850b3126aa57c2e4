/** What an import is given, in tests: a draft, and no flag unless one is said. */
import type { Import } from '../../src/lib/data/incoming/take';
import type { Draft } from '../../src/lib/program/exchange/draft';

export const importOf = (draft: Draft, more: Partial<Import> = {}): Import => ({
	...{ draft, format: 'test', note: 'A test.', zone: null, date: null, at: null, now: 0 },
	told: { id: null, name: null, city: null, venue: null, site: null },
	...{ unscheduled: true, publish: false },
	...more
});
