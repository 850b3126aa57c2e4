/** One synced agenda as the real server carries it (routes/api/README.md), for the phone's side alone. */
import type { RequestListener, ServerResponse } from 'node:http';
import { emptyCopy, receive, type Wishes } from '../../src/lib/program/agenda/synced';
import { bodyOf, says } from './otherServer';

export class AgendaOnServer {
	/** Null until a device has put it there, and once it was erased. */
	copy: ReturnType<typeof emptyCopy> | null = null;
	version = 0;
	/** Also says so when it is asked. */
	erased = false;
	readonly #waiting = new Set<() => void>();

	/** Another device has decided this. */
	take(wishes: Wishes): void {
		const former = JSON.stringify(this.copy?.wishes);
		this.copy = receive(this.copy ?? emptyCopy(), wishes, Date.now());
		if (JSON.stringify(this.copy.wishes) === former) return;
		this.version++;
		for (const answer of this.#waiting) answer();
		this.#waiting.clear();
	}

	/** Whether a device waits for news. */
	get isFollowed(): boolean {
		return this.#waiting.size > 0;
	}

	get kept(): string[] {
		const wishes = Object.entries(this.copy?.wishes ?? {});
		return wishes.filter(([, { keep }]) => keep).map(([id]) => id);
	}

	readonly answer: RequestListener = async (request, response) => {
		const { method, headers } = request;
		const refuse = (status: number, error: string) => says(status, { error })(request, response);
		if (this.erased) return refuse(410, 'This agenda was erased.');
		if (method === 'PUT' && this.copy) return refuse(412, 'There is an agenda under this key.');
		if (method === 'PUT' || method === 'PATCH') {
			const { wishes } = (await bodyOf(request)) as { wishes: Wishes };
			this.take(wishes);
		}
		if (!this.copy) return refuse(404, 'There is no agenda under this key.');
		if (method === 'DELETE') {
			this.copy = null;
			return says(200, { erased: true })(request, response);
		}
		if (headers['if-none-match'] === `"${this.version}"`) {
			this.#waiting.add(() => this.#answer(response));
			return;
		}
		this.#answer(response);
	};

	#answer(response: ServerResponse): void {
		const body = {
			agenda: { wishes: this.copy?.wishes },
			feed: '/agendas/feed.ics',
			share: '/a/share',
			version: this.version
		};
		response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
	}
}
