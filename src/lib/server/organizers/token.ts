/**
 * What stands in the desk's cookie: the session's id, when it ends, and a signature (HMAC-SHA-256) of
 * both. A forged or stale one is refused before the store is asked.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

export interface Token {
	/** base64url */
	session: string;
	/** ms */
	until: number;
}

const sign = (text: string, secret: Buffer) =>
	createHmac('sha256', secret).update(`desk ${text}`).digest();

export function writeToken({ session, until }: Token, secret: Buffer): string {
	const text = `${session}.${until}`;
	return `${text}.${sign(text, secret).toString('base64url')}`;
}

/** Null for one that is not ours, or has ended at `now` (ms). */
export function readToken(token: string, secret: Buffer, now: number): Token | null {
	const [, text, session, until, signature] =
		/^(([\w-]{22})\.(\d{13}))\.([\w-]{43})$/.exec(token) ?? [];
	if (!text || !session || !signature) return null;
	const given = Buffer.from(signature, 'base64url');
	const own = sign(text, secret);
	if (given.length !== own.length || !timingSafeEqual(given, own)) return null;
	return Number(until) > now ? { session, until: Number(until) } : null;
}
