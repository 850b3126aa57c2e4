/**
 * Where the app and the server around it meet: on `globalThis`, because their bundles are two. The app
 * registers when it starts, the server looks it up.
 */
import type { Answers } from './answers';

export interface Registered {
	/** Nothing of the program was ever published. */
	draft: boolean;
	answers: Answers;
	/** The event's time while it is rehearsed; null where it is the real one, which every answer's Date says. */
	rehearsed(): string | null;
	/** The server is on its way down: streams end, so that their clients go elsewhere. */
	drain(): void;
	/** Nothing is asked any more: files and connections are closed. */
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
