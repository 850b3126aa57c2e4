/**
 * Fetches or imports something once, when it is first asked for. A failed attempt is forgotten, so the next
 * call tries again: the network may be back by then.
 */
export function lazy<Args extends unknown[], T>(
	load: (...args: Args) => Promise<T>
): (...args: Args) => Promise<T> {
	let pending: Promise<T> | null = null;
	return (...args) => {
		pending ??= load(...args).catch((cause: unknown) => {
			pending = null;
			throw cause;
		});
		return pending;
	};
}
