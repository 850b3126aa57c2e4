/**
 * Connects the app and the server around it. They are separate bundles, so they meet on `globalThis`: the app
 * registers when it starts, and the server looks it up.
 */
import type { Answers } from './answers';

export interface Registered {
	/** The program has never been published. */
	draft: boolean;
	answers: Answers;
	/** The event's time during a rehearsal; null otherwise. */
	rehearsed(): string | null;
	/** What whoever starts the server should know of an earlier rehearsal; null where there was none. */
	earlier: string | null;
	/** The server is stopping: ends streams, so that clients go elsewhere. */
	drain(): void;
	/** After the last request: closes files and connections. */
	close(): Promise<void>;
}

type Registry = { [key: symbol]: Registered | undefined };
const KEY = Symbol.for('runsheet.app');

export function register(app: Registered): void {
	(globalThis as Registry)[KEY] = app;
}

export function registered(): Registered | undefined {
	return (globalThis as Registry)[KEY];
}
