/** Why a request is refused: the message is one sentence for whoever sent it. */
export class Refusal extends Error {
	override name = 'Refusal';

	/** @param retryAfter seconds until it may be tried again; null if trying again won't help */
	constructor(
		readonly status: number,
		message: string,
		readonly retryAfter: number | null = null
	) {
		super(message);
	}
}

/** The headers that a refusal calls for. */
export function refusalHeaders({ status, retryAfter }: Refusal): Record<string, string> {
	return {
		...(retryAfter === null ? {} : { 'retry-after': String(retryAfter) }),
		// the rest of a body that is too large would be read as the next request of this connection
		...(status === 413 ? { connection: 'close' } : {})
	};
}
