/** What the desk asks the server, and how the answers are read. Nothing here throws. */
import { ask, type Answer } from '$lib/phone/base/ask';
import { isProgramList } from '$lib/phone/program/files';
import { isRecord } from '$lib/program/json';
import type { Action, LiveRevision, Printed } from '$lib/program/live/live';
import { readRevisions } from '$lib/program/live/readRevisions';

const addresses = {
	session: '/api/desk/session',
	desk: '/api/desk',
	revisions: '/api/desk/revisions'
};

export interface Phones {
	connected: number;
	newest: number;
}
/** The desk's state as the server has it. */
export interface DeskState {
	name: string;
	revision: number;
	deployed: number;
	/** Counts how often revisions were renumbered: equal numbers of another numbering are other revisions. */
	numbering: number;
	revisions: LiveRevision[];
	phones: Phones;
}
/** A change to publish. However often it is sent, its `key` makes the server publish it once. */
export interface DeskChange {
	key: string;
	base: number;
	/** Of the revisions that the organizer had seen. */
	numbering?: number | undefined;
	action: Action;
	why: string;
}

export type Opened =
	{ kind: 'open'; state: DeskState } | { kind: 'signed out' } | { kind: 'unreached' };
export type SignedIn = { kind: 'open' } | { kind: 'refused'; why: string } | { kind: 'unreached' };
export type Published =
	| { kind: 'published'; revision: LiveRevision }
	| { kind: 'meanwhile'; revisions: LiveRevision[] }
	| { kind: 'refused'; why: string }
	| { kind: 'signed out' }
	/** It may have arrived or not: send it again with the same key. */
	| { kind: 'unreached' };

type Fields = Record<string, unknown>;
const fields = (content: unknown): Fields => (isRecord(content) ? content : {});
const count = (value: unknown) => (typeof value === 'number' ? value : 0);

function readState(content: unknown): DeskState | null {
	const { name, revision, deployed, numbering, revisions, phones } = fields(content);
	if (typeof name !== 'string' || typeof revision !== 'number') return null;
	const { connected, newest } = fields(phones);
	return {
		name,
		revision,
		deployed: count(deployed),
		numbering: count(numbering),
		revisions: readRevisions(revisions),
		phones: { connected: count(connected), newest: count(newest) }
	};
}

function readSession(content: unknown): boolean | null {
	const { signedIn } = fields(content);
	return typeof signedIn === 'boolean' ? signedIn : null;
}

const readPublished = (content: unknown): LiveRevision | null =>
	readRevisions([fields(content).revision])[0] ?? null;

const isSignedOut = (answer: Answer<unknown>) => answer.kind === 'refused' && answer.status === 401;

/** The program as deployed; null where it doesn't come. @param address of the program's list */
export async function askPrinted(address: string): Promise<Printed | null> {
	const answer = await ask(address, {
		read: (content) => (isProgramList(content) ? content : null)
	});
	return answer.kind === 'ours' ? answer.value : null;
}

export async function openDesk(): Promise<Opened> {
	const answer = await ask(addresses.desk, { read: readState });
	if (answer.kind === 'ours') return { kind: 'open', state: answer.value };
	return { kind: isSignedOut(answer) ? 'signed out' : 'unreached' };
}

export async function signIn(name: string, passphrase: string): Promise<SignedIn> {
	const body = { name, passphrase };
	const answer = await ask(addresses.session, { method: 'POST', body, read: readSession });
	if (answer.kind === 'ours') return { kind: 'open' };
	// with too many attempts the server says when to come back
	if (answer.why !== null) return { kind: 'refused', why: answer.why };
	return { kind: 'unreached' };
}

/** Whether the server has confirmed it. */
export async function signOut(): Promise<boolean> {
	const answer = await ask(addresses.session, { method: 'DELETE', read: readSession });
	return answer.kind === 'ours' || isSignedOut(answer);
}

export async function publish(change: DeskChange): Promise<Published> {
	const { key, base, numbering, action, why } = change;
	const body = { key, base, numbering, action, why };
	const answer = await ask(addresses.revisions, { method: 'POST', body, read: readPublished });
	if (answer.kind === 'ours') return { kind: 'published', revision: answer.value };
	if (answer.kind === 'unreached') return { kind: 'unreached' };
	if (isSignedOut(answer)) return { kind: 'signed out' };
	if (answer.status === 409) {
		return { kind: 'meanwhile', revisions: readRevisions(fields(answer.content).revisions) };
	}
	return { kind: 'refused', why: answer.why };
}
