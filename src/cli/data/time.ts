import { instant } from '../../lib/program/time/instant';
import { UsageError } from './usage';

/** An instant in whole seconds. */
export function readTime(text: string): string {
	const at = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) ? Date.parse(text) : NaN;
	if (Number.isNaN(at))
		throw new UsageError(`"${text}" isn't a valid time: write it as 2030-05-02T04:38:41Z.`);
	return instant(at);
}
