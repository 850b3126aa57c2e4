/** Why the store cannot be used: the message is one sentence for the person who runs the server. */
export class StoreError extends Error {
	override name = 'StoreError';
}
