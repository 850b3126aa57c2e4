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
