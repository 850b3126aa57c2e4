import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress, publicLookup, readEndpoint } from '../../../src/lib/server/push/endpoint';

const refused = (text: unknown, admitted: string | null = null) =>
	readEndpoint(text, admitted) === null;

describe('an endpoint', () => {
	it('is the public https address of a push service', () => {
		for (const good of [
			'https://fcm.googleapis.com/fcm/send/abc:def',
			'https://updates.push.services.mozilla.com/wpush/v2/gAAAA',
			'https://web.push.apple.com/QGuQyavXutnMB',
			'https://wns2-par02p.notify.windows.com/w/?token=BQ',
			'https://8.8.8.8/send',
			'https://[2606:4700::1111]/send'
		]) {
			expect(readEndpoint(good, null)?.href, good).toBe(good);
		}
	});

	it('is nothing else: not plain, not elsewhere on the host, not with a name and password', () => {
		for (const bad of [
			...[
				'http://fcm.googleapis.com/x',
				'ftp://push.example.org/x',
				'https://push.example.org:8443/'
			],
			...['https://user:word@push.example.org/', 'https://push.example.org/#x', 'push.example.org'],
			...['', null, undefined, 7, {}, `https://push.example.org/${'x'.repeat(2050)}`]
		]) {
			expect(refused(bad), String(bad)).toBe(true);
		}
	});

	it('lies in no private network, however its address is written', () => {
		for (const host of [
			...['127.0.0.1', '127.1', '0x7f.0.0.1', '2130706433', '0', '0.0.0.0', '017700000001'],
			...['10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254'],
			...['100.64.0.1', '100.127.255.255', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
			...['[::1]', '[::]', '[fe80::1]', '[fc00::1]', '[fd12:3456::1]', '[ff02::1]'],
			...['[::ffff:127.0.0.1]', '[::ffff:10.0.0.1]', '[::127.0.0.1]', '[64:ff9b::7f00:1]'],
			...['[2002:7f00:1::]', '[2001::1]', '[2001:db8::1]', '[3fff::1]', '[5f00::1]'],
			...['localhost', 'localhost.', 'a.localhost', 'printer', 'printer.local', 'x.internal'],
			...['router.lan', 'nas.home.arpa', '１２７.０.０.１']
		]) {
			expect(refused(`https://${host}/x`), host).toBe(true);
		}
	});

	it('may be at the one origin that a test has named, and only there', () => {
		const admitted = 'http://127.0.0.1:4567';
		expect(refused('http://127.0.0.1:4567/send/a', admitted)).toBe(false);
		expect(refused('http://127.0.0.1:4568/send/a', admitted)).toBe(true);
		expect(refused('https://127.0.0.1:4567/send/a', admitted)).toBe(true);
		expect(refused('http://127.0.0.1:4567@evil.example/', admitted)).toBe(true);
	});
});

describe('a public address', () => {
	it('is no IPv4 in the clothes of IPv6, whichever it is', () => {
		fc.assert(
			fc.property(fc.ipV4(), (address) => {
				expect(isPublicAddress(`::ffff:${address}`)).toBe(false);
				expect(isPublicAddress(`::${address}`)).toBe(false);
				expect(isPublicAddress(`64:ff9b::${address}`)).toBe(false);
			})
		);
	});

	it('is none of the private networks, at any of their addresses', () => {
		const octet = fc.integer({ min: 0, max: 255 });
		fc.assert(
			fc.property(octet, octet, octet, (a, b, c) => {
				for (const address of [
					`10.${a}.${b}.${c}`,
					`127.${a}.${b}.${c}`,
					`100.${64 + (a % 64)}.${b}.${c}`,
					`172.${16 + (a % 16)}.${b}.${c}`,
					`192.168.${b}.${c}`,
					`169.254.${b}.${c}`
				]) {
					expect(isPublicAddress(address), address).toBe(false);
				}
			})
		);
	});
});

describe('the address that a name resolves to', () => {
	type Found = { address: string; family: number }[];
	const look = (found: Found, all: boolean) =>
		new Promise<unknown>((done) => {
			publicLookup((_, __, answer) => answer(null, found))(
				'push.example.org',
				{ all },
				(error, one) => done(error ? error.code : one)
			);
		});

	it('is refused when it is private, and never used when another is public', async () => {
		const inside = { address: '127.0.0.1', family: 4 };
		const outside = { address: '142.250.1.1', family: 4 };
		expect(await look([inside], false)).toBe('ENOTPUBLIC');
		expect(await look([inside, { address: 'fd00::1', family: 6 }], true)).toBe('ENOTPUBLIC');
		expect(await look([inside, outside], true)).toEqual([outside]);
		expect(await look([inside, outside], false)).toBe('142.250.1.1');
		expect(await look([], false)).toBe('ENOTPUBLIC');
	});
});
