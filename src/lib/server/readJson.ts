import { Refusal } from './refusal';

/**
 * The JSON body of a request. Stops reading at the limit, whatever Content-Length says.
 * @param most bytes
 * @throws Refusal
 */
export async function readJson(request: Request, most: number): Promise<unknown> {
	const tooMuch = new Refusal(413, `A request may bring ${Math.floor(most / 1000)} kB at most.`);
	if (Number(request.headers.get('content-length') ?? 0) > most) throw tooMuch;
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of request.body ?? []) {
		size += chunk.length;
		if (size > most) throw tooMuch;
		chunks.push(chunk);
	}
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
	} catch {
		throw new Refusal(422, 'The body must be JSON in UTF-8.');
	}
}
