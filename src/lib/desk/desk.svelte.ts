/**
 * The desk on this device: the program as it is now, who is signed in, and the one change that may be on
 * its way. One instance lives as long as the page. The server decides; nothing here is believed until it
 * has answered.
 */
import { createContext } from 'svelte';
import { applyRevisions } from '$lib/program/live/applyRevisions';
import type { Action, Live, LiveRevision, Printed } from '$lib/program/live/live';
import type { Revision } from '$lib/program/model';
import { openDesk, publish, signOut, type Phones, type Published } from './requests';
import type { Stored } from '$lib/phone/base/stored';
import { newKey, storedChange, type Kept } from './keptChange';

/** ms. So soon the server is asked again whether a change arrived. */
const RETRY = 2_000;
/** ms. What waited longer was decided in another situation: it is asked about before it is sent. */
const STALE = 600_000;

export type Phase = 'opening' | 'open' | 'signed out' | 'unreached';
/** What becomes of the kept change: it is on its way, waits for the network, or for an answer. */
export type KeptPhase = 'sending' | 'waiting' | 'asking' | 'refused';

export interface Outside {
	eventId: string;
	storage: Storage | null;
	/** The program as deployed, from the network: never an older copy of this device. */
	printed: () => Promise<Printed>;
}

export class Desk {
	#phase = $state.raw<Phase>('opening');
	#reached = $state.raw(true);
	#name = $state.raw('');
	#phones = $state.raw<Phones>({ connected: 0, newest: 0 });
	#printed = $state.raw<Printed | null>(null);
	#revisions = $state.raw<LiveRevision[]>([]);
	/** That of the revisions. */
	#numbering = 0;
	#kept = $state.raw<Kept | null>(null);
	#keptPhase = $state.raw<KeptPhase>('waiting');
	#refusal = $state.raw('');
	#said = $state.raw('');
	#stored: Stored<Kept> | null = null;
	#outside: Outside;
	#looking: Promise<void> | null = null;
	#again = false;

	constructor(outside: Outside) {
		this.#outside = outside;
	}

	#live = $derived(this.#printed ? applyRevisions(this.#printed, this.#revisions) : null);

	get phase(): Phase {
		return this.#live || this.#phase !== 'open' ? this.#phase : 'opening';
	}
	/** False while the server does not answer. */
	get reached(): boolean {
		return this.#reached;
	}
	get name(): string {
		return this.#name;
	}
	get phones(): Phones {
		return this.#phones;
	}
	/** The program's number as far as it is known here; 0 before. */
	get revision(): number {
		return this.#live?.program.revision ?? 0;
	}
	/** There once the desk is open. */
	get live(): Live {
		return this.#live!;
	}
	get kept(): Kept | null {
		return this.#kept;
	}
	get keptPhase(): KeptPhase {
		return this.#keptPhase;
	}
	get refusal(): string {
		return this.#refusal;
	}
	/** The last thing that came to pass, in a sentence. */
	get said(): string {
		return this.#said;
	}

	say(sentence: string): void {
		this.#said = sentence;
	}

	/** All revisions after that one, oldest first, with who published them. */
	since(number: number): { revision: Revision; by: string }[] {
		const by = new Map(this.#revisions.map((one) => [one.number, one.by]));
		return this.live.ledger
			.filter((revision) => revision.number > number)
			.map((revision) => ({ revision, by: by.get(revision.number) ?? '' }));
	}

	/** Asks the server how things are. Asked while it asks, it asks once more. */
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
		const opened = await openDesk();
		this.#reached = opened.kind !== 'unreached';
		if (opened.kind === 'signed out') return this.#close();
		if (opened.kind === 'unreached') {
			if (this.#phase === 'opening') this.#phase = 'unreached';
			return;
		}
		const { name, phones, revisions, deployed, numbering } = opened.state;
		// a rehearsal has begun or ended, or a deploy has given numbers anew
		if (numbering !== this.#numbering) this.#revisions = [];
		this.#numbering = numbering;
		if (!this.#printed || (this.#printed.ledger.at(-1)?.number ?? 0) !== deployed) {
			const fresh = await this.#outside.printed().catch(() => null);
			if (!fresh && !this.#printed) {
				this.#phase = 'unreached';
				return;
			}
			if (fresh) {
				// a deploy may have given live revisions new numbers: what was known is forgotten
				this.#revisions = [];
				this.#printed = fresh;
			}
		}
		this.#phones = phones;
		this.#take(revisions);
		this.#enter(name);
		await this.#sendKept();
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
			this.#stored = storedChange(this.#outside.eventId, name, this.#outside.storage);
			this.#kept = this.#stored.get();
			this.#keptPhase = 'waiting';
		}
		this.#name = name;
		this.#phase = 'open';
	}

	#close(): void {
		this.#phase = 'signed out';
		this.#revisions = [];
		this.#kept = null;
		this.#stored = null;
		this.#name = '';
	}

	async leave(): Promise<void> {
		if (await signOut()) this.#close();
		else this.say('The server cannot be reached, so you are still signed in on this device.');
	}

	/** Publishes; what the server did not answer for stays on this device and is sent again. */
	async publish(action: Action, why: string, base: number): Promise<Published> {
		const numbering = this.#numbering;
		this.#keep({ key: newKey(), base, numbering, action, why, at: Date.now() });
		const answer = await this.#send();
		// whoever is asking shows these itself, with the words still in its hands
		if (answer.kind === 'meanwhile' || answer.kind === 'refused') this.discard();
		// others may have deployed meanwhile
		if (answer.kind === 'meanwhile') void this.look();
		return answer;
	}

	/** The organizer has seen what others did meanwhile: on top of that, then. */
	async confirm(): Promise<void> {
		if (!this.#kept) return;
		const now = { base: this.live.program.revision, numbering: this.#numbering, at: Date.now() };
		this.#keep({ ...this.#kept, ...now });
		await this.#send();
	}

	discard(): void {
		this.#keep(null);
	}

	#keep(kept: Kept | null): void {
		this.#kept = kept;
		this.#stored?.set(kept);
	}

	/** What waits is sent by itself only while nothing has come in between and it is fresh. */
	async #sendKept(): Promise<void> {
		const kept = this.#kept;
		if (!kept || this.#keptPhase !== 'waiting') return;
		const elsewhere = (kept.numbering ?? this.#numbering) !== this.#numbering;
		if (elsewhere || Date.now() - kept.at > STALE) this.#keptPhase = 'asking';
		else await this.#send();
	}

	async #send(): Promise<Published> {
		const kept = this.#kept!;
		this.#keptPhase = 'sending';
		const answer = await publish(kept);
		if (answer.kind === 'unreached') {
			this.#keptPhase = 'waiting';
			this.#reached = false;
			setTimeout(() => void this.look(), RETRY);
		} else if (answer.kind === 'signed out') {
			// it stays on this device, and is there again after the next sign-in
			this.#close();
		} else if (answer.kind === 'published') {
			this.#take([answer.revision]);
			this.#keep(null);
			this.say(`Published as revision ${answer.revision.number}.`);
		} else if (answer.kind === 'meanwhile') {
			this.#take(answer.revisions);
			this.#keptPhase = 'asking';
		} else {
			this.#refusal = answer.why;
			this.#keptPhase = 'refused';
		}
		return answer;
	}
}

export const [useDesk, provideDesk] = createContext<Desk>();
