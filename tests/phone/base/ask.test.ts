import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, askIfChanged } from '../../../src/lib/phone/base/ask';
import { says, startOtherServer, strangers, type OtherServer } from '../otherServer';

const read = (content: unknown) => {
	const { revision } = (content ?? {}) as { revision?: unknown };
	return typeof revision === 'number' ? revision : null;
};
const unreached = (status: unknown) => ({ kind: 'unreached', status, why: null, retryAfter: 0 });

let server: OtherServer;
beforeEach(async () => {
	server = await startOtherServer();
});
afterEach(() => server.close());

describe('an answer is ours', () => {
	it('where the reader accepts what came', async () => {
		server.answer = says(200, { revision: 8 });
		expect(await ask('/api/live', { read })).toMatchObject({
			kind: 'ours',
			value: 8,
			rehearsal: false
		});
	});

	it('and says whether the server rehearses', async () => {
		server.answer = says(200, { revision: 8 }, { 'event-time': '2017-08-09T23:32:00Z' });
		expect(await ask('/api/live', { read })).toMatchObject({
			rehearsal: true,
			time: Date.parse('2017-08-09T23:32:00Z')
		});
	});

	it('where it refuses in a sentence, with all that it sent', async () => {
		const content = { error: 'Others have published.', revisions: [9] };
		server.answer = says(409, content);
		expect(await ask('/api/desk/revisions', { method: 'POST', body: {}, read })).toMatchObject({
			kind: 'refused',
			status: 409,
			why: 'Others have published.',
			content,
			rehearsal: false
		});
	});
});

describe('an answer does not count', () => {
	for (const [name, answer] of Object.entries(strangers)) {
		if (name.startsWith('our own')) continue;
		it(`when it is ${name}`, async () => {
			server.answer = answer;
			expect(await ask('/api/live', { read })).toEqual(unreached(expect.any(Number)));
		});
	}

	it('when the server is busy, and says when to come back', async () => {
		server.answer = says(429, { error: 'Too many.' }, { 'retry-after': '30' });
		const expected = { kind: 'unreached', status: 429, why: 'Too many.', retryAfter: 30 };
		expect(await ask('/api/live', { read })).toEqual(expected);
	});

	it('when it takes longer than the timeout, headers or body', async () => {
		server.answer = () => {};
		expect(await ask('/api/live', { read, timeout: 50 })).toEqual(unreached(0));
		server.answer = (_, response) => response.writeHead(200).write('{"revision":');
		expect(await ask('/api/live', { read, timeout: 50 })).toEqual(unreached(200));
	});

	it('when the caller gives up, before or during the request', async () => {
		server.answer = () => {};
		expect(await ask('/api/live', { read, signal: AbortSignal.abort() })).toEqual(unreached(0));
		const caller = new AbortController();
		const answer = ask('/api/live', { read, signal: caller.signal });
		caller.abort();
		expect(await answer).toEqual(unreached(0));
	});

	it('when it is a 304 that nobody asked for', async () => {
		server.answer = (_, response) => response.writeHead(304).end();
		expect(await ask('/api/live', { read })).toEqual(unreached(304));
	});
});

it('is unchanged where the server has nothing newer than the tag that was sent', async () => {
	let sent: string | undefined;
	server.answer = (request, response) => {
		sent = request.headers['if-none-match'];
		response.writeHead(304).end();
	};
	expect(await askIfChanged('/api/live', '"8"', { read })).toMatchObject({
		kind: 'unchanged',
		rehearsal: false
	});
	expect(sent).toBe('"8"');
});
