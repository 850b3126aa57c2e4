/** What a device sends to get pushes: checked, or refused with a sentence. */
import { isId } from '$lib/program/id';
import { createECDH } from 'node:crypto';
import * as v from 'valibot';
import type { Wants } from '$lib/program/agenda/messages';
import type { Id } from '$lib/program/model';
import { MOST_MINUTES } from '$lib/program/agenda/reminders';
import { Refusal } from '../refusal';
import type { Device } from './delivery';
import { readEndpoint } from './endpoint';

export interface Registration extends Device {
	kept: Id[];
	minutes: number;
	wants: Wants;
}

/** The browser has changed the device's endpoint on its own. */
export interface AddressChange {
	from: string;
	to: Device;
}

const MOST_KEPT = 5000;

const text = v.pipe(v.string(), v.maxLength(2048));
const device = v.object({ endpoint: text, keys: v.object({ p256dh: text, auth: text }) });
const asked = v.object({
	...device.entries,
	kept: v.pipe(v.array(v.custom<Id>(isId)), v.maxLength(MOST_KEPT)),
	minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_MINUTES)),
	wants: v.object({ changes: v.boolean(), notices: v.boolean(), reminders: v.boolean() })
});
const moved = v.object({ ...device.entries, replaces: text });

/** @throws Refusal */
export function readRegistration(
	body: unknown,
	admitted: string | null
): Registration | AddressChange {
	const change = v.safeParse(moved, body);
	if (change.success) return { from: change.output.replaces, to: readDevice(body, admitted) };
	const wish = v.safeParse(asked, body);
	if (!wish.success) {
		const path = v.getDotPath(wish.issues[0]);
		throw new Refusal(422, `"${path ?? 'The request'}" is missing or not as the contract says.`);
	}
	const { kept, minutes, wants } = wish.output;
	return { ...readDevice(body, admitted), kept: [...new Set(kept)], minutes, wants };
}

function readDevice(body: unknown, admitted: string | null): Device {
	const { endpoint, keys } = v.parse(device, body);
	if (!readEndpoint(endpoint, admitted)) {
		throw new Refusal(422, '"endpoint" must be the public https address of a push service.');
	}
	if (!isPoint(keys.p256dh) || bytes(keys.auth)?.length !== 16) {
		throw new Refusal(422, '"keys" must be those of the browser’s subscription.');
	}
	return { endpoint, ...keys };
}

/** base64url, padded or not. */
function bytes(text: string): Buffer | null {
	return /^[\w-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64url') : null;
}

/** Whether this is a point on P-256; otherwise nothing can be encrypted for it (RFC 8291, 3.1). */
function isPoint(text: string): boolean {
	const point = bytes(text);
	if (point?.length !== 65) return false;
	try {
		const own = createECDH('prime256v1');
		own.generateKeys();
		own.computeSecret(point);
		return true;
	} catch {
		return false;
	}
}
