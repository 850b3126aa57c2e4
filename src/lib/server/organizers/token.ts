/**
 * The value of the desk's cookie: the login's id, when it expires, and a signature (HMAC-SHA-256) of both.
 * A forged or expired one is refused without asking the store.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

export interface Token {
	/** base64url */
	login: string;
	/** ms */
	until: number;
}

const sign = (text: string, secret: Buffer) =>
	createHmac('sha256', secret).update(`desk ${text}`).digest();

export function writeToken({ login, until }: Token, secret: Buffer): string {
	const text = `${login}.${until}`;
	return `${text}.${sign(text, secret).toString('base64url')}`;
}

/** Null if it isn't ours, or has expired at `now` (ms). */
export function readToken(token: string, secret: Buffer, now: number): Token | null {
	const [, text, login, until, signature] =
		/^(([\w-]{22})\.(\d{13}))\.([\w-]{43})$/.exec(token) ?? [];
	if (!text || !login || !signature) return null;
	const given = Buffer.from(signature, 'base64url');
	const own = sign(text, secret);
	if (given.length !== own.length || !timingSafeEqual(given, own)) return null;
	return Number(until) > now ? { login, until: Number(until) } : null;
}
