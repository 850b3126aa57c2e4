/**
 * A speaker's private link on this phone: whose it is, which changes they have seen, whether they are there.
 * A tap shows at once and is sent when the network allows; both are stored, so that the page opens without
 * one. Lives as long as the page. Merge winner: what was tapped here, until the server has it.
 */
import type { Id } from '$lib/program/model';
import { ask } from '../base/ask';
import { whileAwake } from '../base/awake';
import { backoff } from '../base/retry';
import type { Stored } from '../base/stored';
import {
	askSpeakerLink,
	readState,
	storedSpeakerLink,
	type StoredSpeakerLink,
	type SpeakerAnswer,
	type SpeakerChange
} from './speakerLink';

/** `void`: it was valid once; `unknown`: it never was. */
export type SpeakerLinkState = 'known' | 'void' | 'unknown' | 'unreachable';

/** ms */
const PAUSES = { first: 4_000, longest: 300_000 };

const isEmpty = ({ seen, here }: SpeakerChange) =>
	seen === undefined && Object.keys(here ?? {}).length === 0;

/** What was tapped while `sent` was under way. */
function without(unsent: SpeakerChange, sent: SpeakerChange): SpeakerChange {
	const rest = Object.entries(unsent.here ?? {}).filter(
		([session, value]) => sent.here?.[session] !== value
	);
	return {
		...(unsent.seen === undefined || unsent.seen === sent.seen ? {} : { seen: unsent.seen }),
		...(rest.length > 0 ? { here: Object.fromEntries(rest) } : {})
	};
}

export class SpeakerOnPhone {
	readonly #address: string;
	readonly #stored: Stored<StoredSpeakerLink>;
	#answer = $state.raw<SpeakerAnswer | null>(null);
	#unsent = $state.raw<SpeakerChange>({});
	#state = $state.raw<SpeakerLinkState>('unreachable');
	/** Why the server refused a tap, in its own sentence; null while all is well. */
	#trouble = $state.raw<string | null>(null);
	#sending: Promise<void> | null = null;
	/** Requests in a row that weren't answered. */
	#failures = 0;
	#retry: ReturnType<typeof setTimeout> | undefined;
	#started = false;

	/** @param address of `/api/speak/KEY` */
	constructor(eventId: Id, key: string, address: string, storage: Storage | null) {
		this.#address = address;
		this.#stored = storedSpeakerLink(eventId, key, storage);
		const remembered = this.#stored.get();
		if (!remembered) return;
		this.#answer = remembered.answer;
		this.#unsent = remembered.unsent;
		this.#state = 'known';
	}

	get state(): SpeakerLinkState {
		return this.#state;
	}
	get answer(): SpeakerAnswer | null {
		return this.#answer;
	}
	get trouble(): string | null {
		return this.#trouble;
	}
	/** True while a tap hasn't reached the server. */
	get waits(): boolean {
		return !isEmpty(this.#unsent);
	}
	/** The revision up to which changes were seen. */
	get seen(): number {
		return Math.max(this.#answer?.seen ?? 0, this.#unsent.seen ?? 0);
	}

	isHere(session: Id): boolean {
		return this.#unsent.here?.[session] ?? Object.hasOwn(this.#answer?.here ?? {}, session);
	}

	/** Asks the server and sends what waits, now and whenever the page is seen again. Returns a function that stops it. */
	start(): () => void {
		this.#started = true;
		const stop = whileAwake({ look: () => void this.#ask().then(() => this.send()) });
		return () => {
			this.#started = false;
			clearTimeout(this.#retry);
			stop();
		};
	}

	see(revision: number): void {
		if (revision > this.seen) this.#change({ ...this.#unsent, seen: revision });
	}

	sayHere(session: Id, here: boolean): void {
		this.#change({ ...this.#unsent, here: { ...this.#unsent.here, [session]: here } });
	}

	#change(change: SpeakerChange): void {
		this.#unsent = change;
		this.#save();
		void this.send();
	}

	async #ask(): Promise<void> {
		const answer = await askSpeakerLink(this.#address);
		if (answer.kind === 'ours') this.take(answer.value);
		// a rehearsal has its own keys: what it doesn't know may be valid on the real day
		if (answer.kind !== 'refused' || answer.rehearsal) return;
		if (answer.status !== 404 && answer.status !== 410) return;
		this.#state = answer.status === 410 ? 'void' : 'unknown';
		this.#delete();
	}

	take({ person, name, seen, here }: SpeakerAnswer): void {
		this.#answer = { person, name, seen, here };
		this.#state = 'known';
		this.#save();
	}

	/** Sends what waits. Resolves once the server has answered, or hasn't. */
	send(): Promise<void> {
		if (!this.waits || this.#state !== 'known') return Promise.resolve();
		return (this.#sending ??= this.#post().finally(() => (this.#sending = null)));
	}

	async #post(): Promise<void> {
		const sent = this.#unsent;
		clearTimeout(this.#retry);
		const answer = await ask(this.#address, { method: 'POST', body: sent, read: readState });
		if (answer.kind === 'unreached' || (answer.kind === 'refused' && answer.rehearsal)) {
			return this.#sendLater();
		}
		this.#failures = 0;
		this.#trouble = answer.kind === 'refused' ? answer.why : null;
		this.#unsent = without(this.#unsent, sent);
		if (this.#answer && answer.kind === 'ours') this.take({ ...this.#answer, ...answer.value });
		else this.#save();
		if (this.waits) setTimeout(() => void this.send());
	}

	#sendLater(): void {
		if (!this.#started) return;
		this.#retry = setTimeout(() => void this.send(), backoff(this.#failures++, PAUSES));
	}

	#save(): void {
		if (this.#answer) this.#stored.set({ answer: this.#answer, unsent: this.#unsent });
	}

	#delete(): void {
		this.#answer = null;
		this.#unsent = {};
		this.#stored.set(null);
	}
}
