/** What the desk asks the server, and how it reads the answers. Nothing here throws. */
import { ask, type Answer } from '$lib/phone/base/ask';
import type { Action, LiveRevision } from '$lib/program/live/live';
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
	/** Revisions of another one are others, whatever their numbers. */
	numbering: number;
	revisions: LiveRevision[];
	phones: Phones;
}
/** A change on its way; `key` makes it one however often it is sent. */
export interface Sent {
	key: string;
	base: number;
	/** That of the revisions on which it was decided. */
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
	/** It may have arrived or not: send the same again. */
	| { kind: 'unreached' };

type Fields = Record<string, unknown>;
const fields = (content: unknown): Fields =>
	typeof content === 'object' && content !== null ? (content as Fields) : {};
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

export async function openDesk(): Promise<Opened> {
	const answer = await ask(addresses.desk, { read: readState });
	if (answer.kind === 'ours') return { kind: 'open', state: answer.value };
	return { kind: isSignedOut(answer) ? 'signed out' : 'unreached' };
}

export async function signIn(name: string, passphrase: string): Promise<SignedIn> {
	const body = { name, passphrase };
	const answer = await ask(addresses.session, { method: 'POST', body, read: readSession });
	if (answer.kind === 'ours') return { kind: 'open' };
	// too many attempts: the server says when to come back
	if (answer.why !== null) return { kind: 'refused', why: answer.why };
	return { kind: 'unreached' };
}

/** Whether the server has confirmed it. */
export async function signOut(): Promise<boolean> {
	const answer = await ask(addresses.session, { method: 'DELETE', read: readSession });
	return answer.kind === 'ours' || isSignedOut(answer);
}

export async function publish(change: Sent): Promise<Published> {
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
