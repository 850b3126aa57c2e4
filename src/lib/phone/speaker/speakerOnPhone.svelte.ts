/**
 * A speaker's own link on this phone: who it is for, what was seen, whether they are here. What is tapped
 * shows at once and is told when the network lets it; the device remembers, so that the page opens without
 * one. Lives as long as the page. Merge winner: what was tapped here, until the server has it.
 */
import type { Id } from '$lib/program/model';
import { ask } from '../base/ask';
import { whileAwake } from '../base/awake';
import type { Stored } from '../base/stored';
import {
	askLink,
	readState,
	storedLink,
	type RememberedLink,
	type SpeakerAnswer,
	type SpeakerState,
	type SpeakerWord
} from './link';

/** `void`: was valid once; `unknown`: never was. */
export type LinkState = 'known' | 'void' | 'unknown' | 'unreachable';

const isEmpty = ({ seen, here }: SpeakerWord) =>
	seen === undefined && Object.keys(here ?? {}).length === 0;

export class SpeakerOnPhone {
	readonly #address: string;
	readonly #stored: Stored<RememberedLink>;
	#answer = $state.raw<SpeakerAnswer | null>(null);
	#unsent = $state.raw<SpeakerWord>({});
	#state = $state.raw<LinkState>('unreachable');
	/** Words of the server that say why something was not taken; null while all is well. */
	#trouble = $state.raw<string | null>(null);
	#sending: Promise<void> | null = null;

	/** @param address of `/api/speak/KEY` */
	constructor(eventId: Id, key: string, address: string, storage: Storage | null) {
		this.#address = address;
		this.#stored = storedLink(eventId, key, storage);
		const remembered = this.#stored.get();
		if (!remembered) return;
		this.#answer = remembered.answer;
		this.#unsent = remembered.unsent;
		this.#state = 'known';
	}

	get state(): LinkState {
		return this.#state;
	}
	get answer(): SpeakerAnswer | null {
		return this.#answer;
	}
	get trouble(): string | null {
		return this.#trouble;
	}
	/** True while something that was tapped has not reached the server. */
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

	/** Asks the server, tells it what waits, and does both again when the network or somebody comes back. */
	start(): () => void {
		return whileAwake({ look: () => void this.#ask().then(() => this.send()) });
	}

	see(revision: number): void {
		if (revision > this.seen) this.#tell({ ...this.#unsent, seen: revision });
	}

	sayHere(session: Id, here: boolean): void {
		this.#tell({ ...this.#unsent, here: { ...this.#unsent.here, [session]: here } });
	}

	#tell(word: SpeakerWord): void {
		this.#unsent = word;
		this.#remember();
		void this.send();
	}

	async #ask(): Promise<void> {
		const answer = await askLink(this.#address);
		if (answer.kind === 'ours') this.take(answer.value);
		if (answer.kind !== 'refused') return;
		if (answer.status !== 404 && answer.status !== 410) return;
		this.#state = answer.status === 410 ? 'void' : 'unknown';
		this.#forget();
	}

	take({ person, name, seen, here }: SpeakerAnswer): void {
		this.#answer = { person, name, seen, here };
		this.#state = 'known';
		this.#remember();
	}

	/** Sends what waits. Resolves with the server's answer, or without one. */
	send(): Promise<void> {
		if (!this.waits || this.#state !== 'known') return Promise.resolve();
		return (this.#sending ??= this.#post().finally(() => (this.#sending = null)));
	}

	async #post(): Promise<void> {
		const sent = this.#unsent;
		const answer = await ask(this.#address, { method: 'POST', body: sent, read: readState });
		if (answer.kind === 'ours') this.#arrived(sent, answer.value);
		if (answer.kind !== 'refused') return;
		this.#trouble = answer.why;
		this.#unsent = {};
		this.#remember();
	}

	/** What was tapped while it was on its way stays unsent. */
	#arrived(sent: SpeakerWord, { seen, here }: SpeakerState): void {
		const { person, name } = this.#answer!;
		this.#trouble = null;
		const rest = Object.entries(this.#unsent.here ?? {}).filter(
			([session, value]) => sent.here?.[session] !== value
		);
		this.#unsent = {
			...(this.#unsent.seen === sent.seen ? {} : { seen: this.#unsent.seen }),
			...(rest.length > 0 ? { here: Object.fromEntries(rest) } : {})
		};
		this.take({ person, name, seen, here });
		if (this.waits) setTimeout(() => void this.send());
	}

	#remember(): void {
		if (this.#answer) this.#stored.set({ answer: this.#answer, unsent: this.#unsent });
	}

	#forget(): void {
		this.#answer = null;
		this.#unsent = {};
		this.#stored.set(null);
	}
}
