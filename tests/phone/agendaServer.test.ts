/** What sync takes for an answer, from a real server on a real connection; only the origin is ours. */
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AgendaServer, Rehearsing, Unwell } from '../../src/lib/phone/sync/server';

const KEY = 'abcdefghijklmnopqrstuvwxyz';
const agendas = new AgendaServer();
let server: Server;
let answer: RequestListener;
let asked: string[];

beforeEach(async () => {
	asked = [];
	server = createServer((request, response) => {
		asked.push(request.method ?? '');
		answer(request, response);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const { fetch } = globalThis;
	vi.stubGlobal('fetch', (address: string, init: RequestInit) => fetch(origin + address, init));
});
afterEach(() => {
	vi.unstubAllGlobals();
	server.closeAllConnections();
	server.close();
});

const ended: RequestListener = (_, response) =>
	response.writeHead(410).end('{"error":"This agenda was erased."}');
const nothing =
	(status: number): RequestListener =>
	(_, response) =>
		response.writeHead(status).end();

it('is gone when our server says so, not when somebody on the way says that all is well', async () => {
	answer = nothing(204);
	await expect(agendas.forget(KEY)).rejects.toBeInstanceOf(Unwell);
	expect(asked).toEqual(['DELETE', 'GET']);
	answer = (request, response) =>
		(request.method === 'DELETE' ? nothing(204) : ended)(request, response);
	await agendas.forget(KEY);
	answer = ended;
	await agendas.forget(KEY);
});

it('is not gone while the server refuses to erase it', async () => {
	answer = (_, response) => response.writeHead(422).end('{"error":"Not now."}');
	await expect(agendas.forget(KEY)).rejects.toBeInstanceOf(Unwell);
});

it('takes an empty answer for one only where it has asked for that', async () => {
	answer = nothing(304);
	expect(await agendas.read(KEY, 3)).toEqual({ kind: 'done', rehearsal: false });
	for (const status of [200, 204, 205]) {
		answer = nothing(status);
		await expect(agendas.read(KEY, 3)).rejects.toBeInstanceOf(Unwell);
		await expect(agendas.change(KEY, {})).rejects.toBeInstanceOf(Unwell);
		await expect(agendas.create(KEY, {})).rejects.toBeInstanceOf(Unwell);
		await expect(agendas.renew(KEY, 'feed')).rejects.toBeInstanceOf(Unwell);
	}
});

it('a server that rehearses ends nothing for good: its store is another one', async () => {
	answer = (_, response) =>
		response
			.writeHead(404, { 'event-time': '2017-08-09T23:32:00Z' })
			.end('{"error":"There is no agenda under this key."}');
	await expect(agendas.forget(KEY)).rejects.toBeInstanceOf(Rehearsing);
	expect(await agendas.read(KEY, 0)).toEqual({ kind: 'unknown', rehearsal: true });
});
