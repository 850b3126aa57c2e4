import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendar, end, fakeBuild, type Running, start } from './running';

let build: string;
let server: Running;

beforeAll(async () => {
	build = await fakeBuild();
	server = await start(build);
}, 60_000);
afterAll(() => end(server, build));

it('the page for frames says who may show it; nothing else may be shown in a frame', async () => {
	const policy = async (path: string) =>
		(await server.ask(path)).headers['content-security-policy'];
	expect(await policy('/embed/')).toBe("default-src 'none'; frame-ancestors https://example.org");
	for (const path of ['/', '/schedule/', '/program.json', '/embed/nothing', '/unknown']) {
		expect([path, await policy(path)]).toEqual([
			path,
			expect.stringContaining("frame-ancestors 'none'")
		]);
	}
});

describe('a feed', () => {
	it('has what calendars go by: type, name, caching, and a door open to every site', async () => {
		const { status, headers, body } = await server.ask('/feeds/program.ics');
		expect(status).toBe(200);
		expect(body.toString()).toBe(calendar);
		expect(headers).toMatchObject({
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': 'inline; filename="program.ics"',
			'cache-control': 'public, max-age=0, must-revalidate',
			'access-control-allow-origin': '*',
			'x-content-type-options': 'nosniff',
			vary: 'Accept-Encoding'
		});
		const hash = createHash('sha256').update(calendar).digest('base64url');
		expect(headers.etag).toBe(`"${hash}"`);
	});

	it('comes compressed, and 304 to who has that coding of it', async () => {
		const as = (headers: Record<string, string>) => server.ask('/feeds/program.ics', headers);
		const br = await as({ 'accept-encoding': 'gzip, deflate, br' });
		const gzip = await as({ 'accept-encoding': 'gzip' });
		expect(brotliDecompressSync(br.body).toString()).toBe(calendar);
		expect(gunzipSync(gzip.body).toString()).toBe(calendar);
		const etag = br.headers.etag ?? '';
		expect((await as({ 'accept-encoding': 'br', 'if-none-match': etag })).status).toBe(304);
		expect((await as({ 'accept-encoding': 'gzip', 'if-none-match': etag })).status).toBe(200);
	});

	it('answers HEAD with the length and no body', async () => {
		const { status, headers, body } = await server.ask('/feeds/program.ics', {}, 'HEAD');
		expect([status, headers['content-length'], body.length]).toEqual([
			200,
			String(calendar.length),
			0
		]);
	});

	it('that does not exist is a 404 in words, never an empty calendar', async () => {
		const { status, headers, body } = await server.ask('/feeds/nobody.ics');
		expect([status, headers['content-type']]).toEqual([404, 'text/plain; charset=utf-8']);
		expect(body.toString()).toMatch(/^There is no such feed/);
	});

	it('that fails is a 500 in words, and the next one is answered', async () => {
		const { status, body } = await server.ask('/feeds/broken.ics');
		expect(status).toBe(500);
		expect(body.toString()).not.toContain('planted');
		expect((await server.ask('/feeds/program.ics')).status).toBe(200);
	});

	it('can only be read, also from another site', async () => {
		const post = await server.ask('/feeds/program.ics', {}, 'POST');
		expect([post.status, post.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
		const preflight = await server.ask('/feeds/program.ics', {}, 'OPTIONS');
		expect(preflight.status).toBe(204);
		expect(preflight.headers['access-control-allow-headers']).toBe('If-None-Match');
	});
});

describe('the program file', () => {
	it('is what the app says at each revision, under a new ETag', async () => {
		const before = await server.ask('/program.json');
		expect(before.body.toString()).toBe('{"revision":8}');
		expect(before.headers).not.toHaveProperty('content-disposition');
		await server.ask('/next-revision');
		const after = await server.ask('/program.json', { 'if-none-match': before.headers.etag ?? '' });
		expect([after.status, after.body.toString()]).toEqual([200, '{"revision":9}']);
	});

	it('has its schema beside it, open too', async () => {
		const { headers } = await server.ask('/program.schema.json');
		expect(headers).toMatchObject({
			'access-control-allow-origin': '*',
			'content-type': 'application/json; charset=utf-8'
		});
	});
});

it('says the event’s time with it while that is rehearsed, and keeps the real date', async () => {
	const time = '2017-08-09T23:32:00Z';
	const rehearsing = await start(build, { REHEARSED: time });
	const { headers } = await rehearsing.ask('/program.json');
	await end(rehearsing);
	expect(headers['event-time']).toBe(time);
	expect(Math.abs(Date.parse(headers.date ?? '') - Date.now())).toBeLessThan(60_000);
	expect((await server.ask('/program.json')).headers['event-time']).toBeUndefined();
});
