/**
 * The desk on this device: the program as it is now, who is signed in, and the one change that may be
 * unsent. One instance lives as long as the page. The server decides: nothing counts as published before
 * it has confirmed it.
 */
import { createContext } from 'svelte';
import { applyRevisions } from '$lib/program/live/applyRevisions';
import type { Action, Live, LiveRevision, Printed } from '$lib/program/live/live';
import type { Revision } from '$lib/program/model';
import type { Stored } from '$lib/phone/base/stored';
import {
	openDesk,
	publish,
	signOut,
	type DeskState,
	type Phones,
	type Published
} from './requests';
import { newKey, storedUnsentChange, type UnsentChange } from './unsentChange';

/** ms until the server is asked whether an unconfirmed change has arrived. */
const RETRY = 2_000;
/** ms. A change that waited longer was decided in another situation: the organizer is asked before it is sent. */
const STALE = 600_000;

export type Phase = 'opening' | 'open' | 'signed out' | 'unreached';
/** What the unsent change is waiting for: an answer, the network, or the organizer (`asking`, `refused`). */
export type UnsentPhase = 'sending' | 'waiting' | 'asking' | 'refused';

export interface Outside {
	eventId: string;
	storage: Storage | null;
	/** Fetches the deployed program from the network, never an older copy on this device. Null without one. */
	printed: () => Promise<Printed | null>;
}

export class Desk {
	#phase = $state.raw<Phase>('opening');
	#reached = $state.raw(true);
	#name = $state.raw('');
	#phones = $state.raw<Phones>({ connected: 0, newest: 0 });
	#printed = $state.raw<Printed | null>(null);
	#revisions = $state.raw<LiveRevision[]>([]);
	/** Of the revisions. */
	#numbering = 0;
	#unsent = $state.raw<UnsentChange | null>(null);
	#unsentPhase = $state.raw<UnsentPhase>('waiting');
	#refusal = $state.raw('');
	#message = $state.raw('');
	#stored: Stored<UnsentChange> | null = null;
	#outside: Outside;
	#looking: Promise<void> | null = null;
	#again = false;
	/** Counts sign-outs: an answer that was asked for before one no longer counts. */
	#signOuts = 0;

	constructor(outside: Outside) {
		this.#outside = outside;
	}

	#live = $derived(this.#printed ? applyRevisions(this.#printed, this.#revisions) : null);

	get phase(): Phase {
		return this.#live || this.#phase !== 'open' ? this.#phase : 'opening';
	}
	/** False while the server doesn't answer. */
	get reached(): boolean {
		return this.#reached;
	}
	get name(): string {
		return this.#name;
	}
	get phones(): Phones {
		return this.#phones;
	}
	/** The program's revision as far as this device knows; 0 before it knows any. */
	get revision(): number {
		return this.#live?.program.revision ?? 0;
	}
	/** Only while the desk is open. */
	get live(): Live {
		return this.#live!;
	}
	get unsent(): UnsentChange | null {
		return this.#unsent;
	}
	get unsentPhase(): UnsentPhase {
		return this.#unsentPhase;
	}
	/** Why the server refused the unsent change, in its own sentence. */
	get refusal(): string {
		return this.#refusal;
	}
	/** The last thing that happened, in a sentence. */
	get message(): string {
		return this.#message;
	}

	say(sentence: string): void {
		this.#message = sentence;
	}

	/** All revisions after that one, oldest first, with who published them. */
	since(number: number): { revision: Revision; by: string }[] {
		const by = new Map(this.#revisions.map((one) => [one.number, one.by]));
		return this.live.ledger
			.filter((revision) => revision.number > number)
			.map((revision) => ({ revision, by: by.get(revision.number) ?? '' }));
	}

	/** Asks the server for the present state. Called while it asks, it asks once more afterwards. */
	look(): Promise<void> {
		if (this.#looking) this.#again = true;
		this.#looking ??= this.#look().finally(() => {
			this.#looking = null;
			if (!this.#again) return;
			this.#again = false;
			void this.look();
		});
		return this.#looking;
	}

	lost(): void {
		this.#reached = false;
	}

	async #look(): Promise<void> {
		const signOuts = this.#signOuts;
		const opened = await openDesk();
		this.#reached = opened.kind !== 'unreached';
		if (opened.kind === 'signed out') return this.#close();
		if (opened.kind === 'unreached') {
			if (this.#phase === 'opening') this.#phase = 'unreached';
			return;
		}
		const { name, phones, revisions, numbering } = opened.state;
		// a rehearsal has begun or ended, or a deploy has renumbered the revisions
		if (numbering !== this.#numbering) this.#revisions = [];
		this.#numbering = numbering;
		await this.#updatePrinted(opened.state);
		if (signOuts !== this.#signOuts) return;
		if (!this.#printed) {
			this.#phase = 'unreached';
			return;
		}
		this.#phones = phones;
		this.#take(revisions);
		this.#enter(name);
		await this.#sendStored();
	}

	async #updatePrinted({ deployed }: DeskState): Promise<void> {
		if (this.#printed && (this.#printed.ledger.at(-1)?.number ?? 0) === deployed) return;
		const printed = await this.#outside.printed();
		if (!printed) return;
		// a deploy may have renumbered live revisions
		this.#revisions = [];
		this.#printed = printed;
	}

	#take(revisions: LiveRevision[]): void {
		const known = new Map(this.#revisions.map((one) => [one.number, one]));
		const fresh = revisions.filter(({ number, by }) => known.get(number)?.by !== by);
		if (fresh.length === 0) return;
		for (const one of fresh) known.set(one.number, one);
		this.#revisions = [...known.values()].sort((a, b) => a.number - b.number);
	}

	#enter(name: string): void {
		if (this.#name !== name || !this.#stored) {
			this.#stored = storedUnsentChange(this.#outside.eventId, name, this.#outside.storage);
			this.#unsent = this.#stored.get();
			this.#unsentPhase = 'waiting';
		}
		this.#name = name;
		this.#phase = 'open';
	}

	/** An unsent change stays on the device, and is there again after the next sign-in. */
	#close(): void {
		this.#signOuts++;
		this.#phase = 'signed out';
		this.#revisions = [];
		this.#unsent = null;
		this.#stored = null;
		this.#name = '';
	}

	async leave(): Promise<void> {
		if (await signOut()) this.#close();
		else this.say('The server cannot be reached, so you are still signed in on this device.');
	}

	/** Publishes. What the server doesn't confirm stays on this device and is sent again. */
	async publish(action: Action, why: string, base: number): Promise<Published> {
		const numbering = this.#numbering;
		this.#save({ key: newKey(), base, numbering, action, why, at: Date.now() });
		const answer = await this.#send();
		// the caller's form still has the words, and shows these itself
		if (answer.kind === 'meanwhile' || answer.kind === 'refused') this.discard();
		// others may have deployed too
		if (answer.kind === 'meanwhile') void this.look();
		return answer;
	}

	/** The organizer has seen what others published, and publishes on top of it. */
	async confirm(): Promise<void> {
		if (!this.#unsent) return;
		const now = { base: this.live.program.revision, numbering: this.#numbering, at: Date.now() };
		this.#save({ ...this.#unsent, ...now });
		await this.#send();
	}

	discard(): void {
		this.#save(null);
	}

	#save(change: UnsentChange | null): void {
		this.#unsent = change;
		this.#stored?.set(change);
	}

	/** Sends a waiting change by itself only while it is fresh and the revisions have their old numbers. */
	async #sendStored(): Promise<void> {
		const change = this.#unsent;
		if (!change || this.#unsentPhase !== 'waiting') return;
		const renumbered = (change.numbering ?? this.#numbering) !== this.#numbering;
		if (renumbered || Date.now() - change.at > STALE) this.#unsentPhase = 'asking';
		else await this.#send();
	}

	async #send(): Promise<Published> {
		const change = this.#unsent!;
		this.#unsentPhase = 'sending';
		const answer = await publish(change);
		if (answer.kind === 'unreached') {
			this.#unsentPhase = 'waiting';
			this.#reached = false;
			setTimeout(() => void this.look(), RETRY);
		} else if (answer.kind === 'signed out') {
			this.#close();
		} else if (answer.kind === 'published') {
			this.#take([answer.revision]);
			this.#save(null);
			this.say(`Published as revision ${answer.revision.number}.`);
		} else if (answer.kind === 'meanwhile') {
			this.#take(answer.revisions);
			this.#unsentPhase = 'asking';
		} else {
			this.#refusal = answer.why;
			this.#unsentPhase = 'refused';
		}
		return answer;
	}
}

export const [useDesk, provideDesk] = createContext<Desk>();
