/**
 * The key to an agenda on the server: 160 random bits, written in base32 (RFC 4648, section 6) in small
 * letters. Every text of 32 such letters is a key. Whoever has it may read and change the agenda, so it
 * stands only in fragments, and in paths that are never logged.
 */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
export const KEY_BYTES = 20;

/** @param bytes twenty of them */
export function keyText(bytes: Uint8Array): string {
	let text = '';
	let bits = 0;
	let held = 0;
	for (const byte of bytes) {
		held = (held << 8) | byte;
		bits += 8;
		while (bits >= 5) {
			bits -= 5;
			text += LETTERS[(held >> bits) & 31];
		}
		held &= (1 << bits) - 1;
	}
	return text;
}

export const isKey = (text: string): boolean => /^[a-z2-7]{32}$/.test(text);

/** The fragment of a link that links another device, without its `#`. */
export const linkFragment = (key: string): string => `link=${key}`;

/** The key in a fragment; null if there is none. QR codes and people may write it in capitals. */
export function readLinkFragment(fragment: string): string | null {
	const [, key = ''] = /(?:^#?|&)link=([^&]*)/i.exec(fragment) ?? [];
	return isKey(key.toLowerCase()) ? key.toLowerCase() : null;
}
