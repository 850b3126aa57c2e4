/** Why a request is refused: the message is one sentence for whoever sent it. */
export class Refusal extends Error {
	override name = 'Refusal';

	/** @param retryAfter seconds, where it may be tried again */
	constructor(
		readonly status: number,
		message: string,
		readonly retryAfter: number | null = null
	) {
		super(message);
	}
}

/** Does the work. Where it is refused, `say` answers; any other error goes on. */
export async function orRefused(
	work: () => Promise<Response>,
	say: (refusal: Refusal) => Response | Promise<Response>
): Promise<Response> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return say(error);
	}
}

/** What belongs to a refusal, over the headers of its door. */
export function refusalHeaders(
	{ status, retryAfter }: Refusal,
	own: Record<string, string>
): Record<string, string> {
	return {
		...own,
		...(retryAfter === null ? {} : { 'retry-after': String(retryAfter) }),
		// what was not read would stand before the next request on the same connection
		...(status === 413 ? { connection: 'close' } : {})
	};
}

/** The sentence as JSON. @param own headers of the door */
export function refused(refusal: Refusal, own: Record<string, string>): Response {
	const { status, message } = refusal;
	return Response.json({ error: message }, { status, headers: refusalHeaders(refusal, own) });
}
