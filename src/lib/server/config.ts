import { statSync } from 'node:fs';
import { rehearsedMoment } from '../program/time/rehearsedMoment';

/** The settings from the environment, checked. */
export interface Config {
	/** 0 lets the system choose. */
	port: number;
	/** Null listens on every interface. */
	host: string | null;
	/** The public address without a trailing slash; null to go by each request's Host. */
	origin: string | null;
	/** The folder for what outlives a restart; it may not exist yet. Null for one in `state/`, by the event's id. */
	stateDir: string | null;
	/** PostgreSQL, for several servers that share one state; null for the embedded store in `stateDir`. */
	databaseUrl: string | null;
	/** What the event's clock is set to, as written; the venue's time unless it has an offset. */
	rehearseAt: string | null;
	/** The origin of a test's push service: pushes may go there although it isn't public. */
	pushTestOrigin: string | null;
	/** Whether to print a line of JSON for each answer. */
	log: boolean;
}

/** A mistake in the environment: the message is one sentence for the person who set it. */
export class ConfigError extends Error {
	override name = 'ConfigError';
}

/**
 * An empty variable counts as not set.
 * @throws ConfigError that names the variable, what it may be and what it was
 */
export function readConfig(env: Record<string, string | undefined>): Config {
	return {
		port: port(env.PORT || '3000'),
		host: env.HOST ? host(env.HOST) : null,
		origin: env.ORIGIN ? origin('ORIGIN', env.ORIGIN) : null,
		stateDir: env.STATE_DIR ? folder(env.STATE_DIR) : null,
		databaseUrl: env.DATABASE_URL ? database(env.DATABASE_URL) : null,
		rehearseAt: env.REHEARSE_AT ? rehearsal(env.REHEARSE_AT) : null,
		pushTestOrigin: env.PUSH_TEST_ORIGIN ? origin('PUSH_TEST_ORIGIN', env.PUSH_TEST_ORIGIN) : null,
		log: env.LOG === '1'
	};
}

function port(text: string): number {
	if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
		throw new ConfigError(`PORT must be a number from 0 to 65535, not "${text}".`);
	}
	return Number(text);
}

function host(text: string): string {
	const bare = text.replace(/^\[(.*)\]$/, '$1');
	if (!/^[\w.:%-]+$/.test(bare)) {
		throw new ConfigError(`HOST must be a host name or an address, not "${text}".`);
	}
	return bare;
}

function origin(name: string, text: string): string {
	const url = URL.canParse(text) ? new URL(text) : null;
	const whole = url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
	if (!whole) {
		throw new ConfigError(
			`${name} must be an address like https://example.org, without a path, not "${text}".`
		);
	}
	return url.origin;
}

function folder(text: string): string {
	const found = statSync(text, { throwIfNoEntry: false });
	if (found && !found.isDirectory()) {
		throw new ConfigError(`STATE_DIR must be a folder, and "${text}" is a file.`);
	}
	return text;
}

/** The message doesn't repeat the address, which may hold a password. */
function database(text: string): string {
	if (URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)) return text;
	throw new ConfigError('DATABASE_URL must be an address like postgres://user@host/database.');
}

function rehearsal(text: string): string {
	if (rehearsedMoment(text, () => 0) !== null) return text;
	throw new ConfigError(
		`REHEARSE_AT must be a time like 2030-05-02T09:32 (the venue’s, or with an offset), not "${text}".`
	);
}
