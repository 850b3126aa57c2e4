/** A server that speaks the live day's contract, and can be as rude as a network: for the phone's side alone. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { applyRevisions } from '../../src/lib/program/live/applyRevisions';
import type { Action, Live, LiveRevision, Printed } from '../../src/lib/program/live/live';
import { changesMade } from '../../src/lib/program/live/changesMade';
import { inWords } from '../../src/lib/program/live/actionInWords';

export class LiveServer {
	#server: Server;
	#streams = new Set<ServerResponse>();
	#live: Live;
	/** Every question, with its query. */
	readonly asked: string[] = [];
	/** Statuses of the answers to `/api/live`. */
	readonly answered: number[] = [];
	/** `dead`: streams open and say nothing; `refused`: they fail at once. */
	streams: 'well' | 'dead' | 'refused' = 'well';
	/** Answers every request with this status, and nothing else. */
	trouble: number | null = null;
	/** Takes questions and answers none. */
	hangs = false;
	deployed: number;
	numbering = 0;
	now = Date.now();
	/** The event's time where it is rehearsed. */
	rehearsed: string | null = null;

	constructor(printed: Printed) {
		this.#live = applyRevisions(printed, []);
		this.deployed = this.revision;
		this.#server = createServer((request, response) => this.#answer(request, response));
	}

	get revision(): number {
		return this.#live.program.revision;
	}

	get revisions(): LiveRevision[] {
		return this.#live.revisions;
	}

	get connected(): number {
		return this.#streams.size;
	}

	async start(): Promise<string> {
		await new Promise<void>((go) => this.#server.listen(0, '127.0.0.1', go));
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api/live`;
	}

	async stop(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise<void>((gone) => this.#server.close(() => gone()));
	}

	publish(action: Action, why = ''): LiveRevision {
		const revision = this.make(action, why);
		this.tell(revision);
		return revision;
	}

	/** Published, and told to nobody: lost on the way. */
	make(action: Action, why = ''): LiveRevision {
		const before = this.#live;
		const plain: LiveRevision = {
			number: before.program.revision + 1,
			at: '2017-08-09T23:36:00Z',
			by: '',
			note: [inWords(action, before), why].filter(Boolean).join(' '),
			action,
			changes: []
		};
		const revision = { ...plain, changes: changesMade(before, applyRevisions(before, [plain])) };
		this.#live = applyRevisions(before, [revision]);
		return revision;
	}

	tell(revision: LiveRevision): void {
		for (const stream of this.#streams) event(stream, 'revision', revision, revision.number);
	}

	beat(): void {
		const { revision } = this;
		for (const stream of this.#streams) event(stream, 'beat', { revision, now: this.#time() });
	}

	/** In the middle of a stream, as after a deploy that gave numbers anew. */
	greet(): void {
		for (const stream of this.#streams) event(stream, 'hello', this.#hello());
	}

	#hello() {
		const { revision, deployed, numbering } = this;
		return { revision, deployed, numbering, now: this.#time() };
	}

	/** Ends all streams, as a proxy does. */
	cut(): void {
		for (const stream of this.#streams) stream.destroy();
	}

	/** From now on these are all that the server knows: another deploy, or another store. */
	replace(printed: Printed, revisions: LiveRevision[]): void {
		this.#live = applyRevisions(printed, revisions);
	}

	#time(): string {
		return `${new Date(this.now).toISOString().slice(0, 19)}Z`;
	}

	#answer(request: IncomingMessage, response: ServerResponse): void {
		const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://host');
		this.asked.push(`${pathname}${search}`);
		const since = Number(searchParams.get('since') ?? -1);
		const missing = this.#live.revisions.filter(({ number }) => number > since);
		if (this.hangs) return;
		if (this.trouble) return void response.writeHead(this.trouble).end();
		if (pathname.endsWith('/stream')) return this.#stream(request, response, missing);
		const { deployed, numbering, revision } = this;
		const body = JSON.stringify({ revision, deployed, numbering, revisions: missing });
		const etag = `"${Buffer.from(body).toString('base64url').slice(-40)}"`;
		const known = request.headers['if-none-match'] === etag;
		this.answered.push(known ? 304 : 200);
		response.writeHead(known ? 304 : 200, {
			'content-type': 'application/json',
			date: new Date(this.now).toUTCString(),
			...(this.rehearsed ? { 'event-time': this.rehearsed } : {}),
			etag
		});
		response.end(known ? undefined : body);
	}

	#stream(request: IncomingMessage, response: ServerResponse, missing: LiveRevision[]): void {
		if (this.streams === 'refused') return void response.writeHead(502).end();
		response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
		response.flushHeaders();
		if (this.streams === 'dead') return;
		event(response, 'hello', this.#hello());
		for (const one of missing) event(response, 'revision', one, one.number);
		this.#streams.add(response);
		request.on('close', () => this.#streams.delete(response));
	}
}

function event(stream: ServerResponse, name: string, content: object, id?: number): void {
	const data = JSON.stringify(content);
	stream.write(`event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}data: ${data}\n\n`);
}
