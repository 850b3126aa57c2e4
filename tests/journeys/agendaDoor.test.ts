/** What strangers and mistakes get at the doors of an agenda: one sentence, and nothing has changed. */
import { randomBytes } from 'node:crypto';
import type { APIRequestContext, APIResponse } from '@playwright/test';
import { startServer } from './server';
import { expect, test } from './site';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const newKey = () => Array.from(randomBytes(32), (byte) => LETTERS[byte % 32]).join('');
const create = { 'if-none-match': '*' };

async function made(request: APIRequestContext, url: string): Promise<string> {
	const key = newKey();
	const answer = await request.put(`${url}/api/agendas/${key}`, {
		...{ headers: create, data: { wishes: { smoothgrad: true, activis: false } } }
	});
	expect(answer.status()).toBe(201);
	return key;
}

async function sentence(answer: APIResponse): Promise<string> {
	const { error } = (await answer.json()) as { error: string };
	expect(error).toMatch(/^[A-Z“].*\.$/s);
	return error;
}

test('what is no wish, too much, or comes from elsewhere is refused in one sentence', async ({
	request,
	site
}) => {
	const key = await made(request, site.url);
	const address = `${site.url}/api/agendas/${key}`;
	const before = await (await request.get(address)).json();
	const many = Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`s-${n}`, true]));
	const probes: [number, { data?: unknown; headers?: Record<string, string> }][] = [
		[422, { data: { wishes: { 'no-such-session': true } } }],
		[422, { data: { wishes: many } }],
		[422, { data: { wishes: { smoothgrad: 'yes' } } }],
		[422, { data: { wishes: { smoothgrad: { keep: true, at: 'now', title: 1, start: 2 } } } }],
		[422, { data: { wishes: ['smoothgrad'] } }],
		[422, { data: { wish: {} } }],
		[422, { data: '{"wishes": {"smoothgrad": fal' }],
		[422, { data: '' }],
		[413, { data: { wishes: { smoothgrad: true }, more: 'x'.repeat(300_000) } }],
		[403, { data: { wishes: { panel: true } }, headers: { origin: 'https://evil.example' } }],
		[403, { data: { wishes: { panel: true } }, headers: { origin: 'null' } }],
		[403, { data: { wishes: { panel: true } }, headers: { 'sec-fetch-site': 'cross-site' } }]
	];
	for (const [status, options] of probes) {
		const answer = await request.patch(address, options);
		expect(answer.status(), JSON.stringify(options).slice(0, 80)).toBe(status);
		await sentence(answer);
	}
	for (const method of ['put', 'delete'] as const) {
		const headers = { ...create, origin: 'https://evil.example' };
		expect((await request[method](address, { headers, data: { wishes: {} } })).status()).toBe(403);
	}
	expect((await request.put(address, { data: { wishes: {} } })).status()).toBe(428);
	expect((await request.put(address, { headers: create, data: { wishes: {} } })).status()).toBe(
		412
	);
	expect((await request.post(address, { data: {} })).status()).toBe(405);
	expect(await (await request.get(address)).json()).toEqual(before);
});

test('foreign, truncated and guessed keys open nothing, and guessing is limited by rate', async ({
	request
}) => {
	const server = await startServer({});
	const key = await made(request, server.url);
	const { feed, share } = (await (
		await request.get(`${server.url}/api/agendas/${key}`)
	).json()) as { feed: string; share: string };
	const feedKey = feed.slice('/agendas/'.length, -'.ics'.length);
	for (const wrong of [
		...[key.slice(1), `${key}a`, key.toUpperCase(), `${key.slice(0, -1)}1`, newKey()],
		...[feedKey, share.slice('/a/'.length), '__proto__', "'%20or%201=1"]
	]) {
		const answer = await request.get(`${server.url}/api/agendas/${wrong}`);
		expect(answer.status()).toBe(404);
		await sentence(answer);
		expect((await request.get(`${server.url}/a/${key}`)).status()).toBe(404);
		expect((await request.get(`${server.url}/agendas/${key}.ics`)).status()).toBe(404);
	}
	let last = 404;
	for (let n = 0; n < 400 && last === 404; n++) {
		last = (
			await request.patch(`${server.url}/api/agendas/${newKey()}`, { data: { wishes: {} } })
		).status();
	}
	expect(last).toBe(429);
	// speakers' links among them
	for (const path of [`/agendas/${newKey()}.ics`, `/api/share/${newKey()}`, '/api/speak/guessed']) {
		const refused = await request.get(server.url + path);
		expect(refused.status()).toBe(429);
		expect(Number(refused.headers()['retry-after'])).toBeGreaterThan(0);
	}
	await server.kill();
});

test('a personal calendar is private, the same bytes at the same state, and ends in words', async ({
	request,
	site
}) => {
	const key = await made(request, site.url);
	const address = `${site.url}/api/agendas/${key}`;
	const { feed } = (await (await request.get(address)).json()) as { feed: string };
	const first = await request.get(site.url + feed);
	expect(first.headers()).toMatchObject({
		'content-type': 'text/calendar; charset=utf-8',
		'content-disposition': 'inline; filename="my-agenda.ics"',
		'x-robots-tag': 'noindex',
		'cache-control': 'private, max-age=0, must-revalidate',
		'referrer-policy': 'no-referrer'
	});
	const text = await first.text();
	expect(text.match(/^UID:.*smoothgrad@/gm)).toHaveLength(1);
	expect(text).toContain('TRANSP:OPAQUE');
	expect(text).not.toContain('VALARM');
	expect(await (await request.get(site.url + feed)).text()).toBe(text);
	const etag = first.headers().etag ?? '';
	expect(etag).toMatch(/^"[\w-]{43}"$/);
	const same = await request.get(site.url + feed, { headers: { 'if-none-match': etag } });
	expect([same.status(), await same.text()]).toEqual([304, '']);
	const head = await request.head(site.url + feed);
	expect([head.status(), head.headers().etag]).toEqual([200, etag]);
	const loud = await (await request.get(`${site.url}${feed}?alarms=10`)).text();
	expect(loud).toContain('TRIGGER:-PT10M');
	for (const odd of ['x', '-5', '', '1e9'])
		expect(await (await request.get(`${site.url}${feed}?alarms=${odd}`)).text()).toBe(text);
	await request.patch(address, { data: { wishes: { smoothgrad: false } } });
	const empty = await request.get(site.url + feed, { headers: { 'if-none-match': etag } });
	expect(empty.status()).toBe(200);
	expect(await empty.text()).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
	await request.delete(`${address}/feed`);
	const gone = await request.get(site.url + feed);
	expect(gone.status()).toBe(410);
	expect(await gone.text()).toMatch(/^This calendar has ended: /);
	const never = await request.get(`${site.url}/agendas/${newKey()}.ics`);
	expect([never.status(), never.headers()['content-type']]).toEqual([
		404,
		'text/plain; charset=utf-8'
	]);
});
