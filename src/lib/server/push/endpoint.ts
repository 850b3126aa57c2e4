/**
 * Where pushes may go: to public https addresses, never into a private network. The host name is checked
 * when a device registers, the address it resolves to whenever something is sent; the connection then uses
 * exactly that address.
 */
import { lookup as resolve, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

const LONGEST = 2048;

/** RFC 6890 and its successors: everything outside of the public Internet. */
const SPECIAL_V4: [string, number][] = [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.0.2.0', 24],
	['192.88.99.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['198.51.100.0', 24],
	['203.0.113.0', 24],
	['224.0.0.0', 4],
	['240.0.0.0', 4]
];

/** Parts of 2000::/3, the only allocated range, that embed another address or are reserved. */
const SPECIAL_V6: [string, number][] = [
	['2001::', 23],
	['2001:db8::', 32],
	['2002::', 16],
	['3fff::', 20]
];

function blocks(subnets: [string, number][], family: 'ipv4' | 'ipv6'): BlockList {
	const list = new BlockList();
	for (const [net, prefix] of subnets) list.addSubnet(net, prefix, family);
	return list;
}

const special = { v4: blocks(SPECIAL_V4, 'ipv4'), v6: blocks(SPECIAL_V6, 'ipv6') };
const given = blocks([['2000::', 3]], 'ipv6');

/** IPv4 addresses mapped into IPv6 lie outside of 2000::/3, so they are refused too. */
export function isPublicAddress(address: string): boolean {
	const family = isIP(address);
	if (family === 4) return !special.v4.check(address, 'ipv4');
	return family === 6 && given.check(address, 'ipv6') && !special.v6.check(address, 'ipv6');
}

/** Names that mean something only within one network. */
const LOCAL_NAME =
	/(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|onion|home\.arpa)$/;

/**
 * A push service's address; null if we don't send there.
 * @param admitted the origin of a test's own push service, the one exception
 */
export function readEndpoint(text: unknown, admitted: string | null): URL | null {
	if (typeof text !== 'string' || text.length > LONGEST || !URL.canParse(text)) return null;
	const url = new URL(text);
	if (url.username || url.password || url.hash) return null;
	if (admitted !== null && url.origin === admitted) return url;
	if (url.protocol !== 'https:' || url.port !== '') return null;
	// the URL parser has already turned 0x7f.1 into 127.0.0.1; a name may end with a dot
	const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
	if (isIP(host)) return isPublicAddress(host) ? url : null;
	return host.includes('.') && !LOCAL_NAME.test(host) ? url : null;
}

/** The name has no public address: an attack, or a service that no longer exists. */
export class NotPublic extends Error {
	readonly code = 'ENOTPUBLIC';
}

type Resolve = (
	hostname: string,
	options: { all: true },
	done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void
) => void;

/** For `node:https`: resolves to public addresses only, so the connection goes to one of them. */
export function publicLookup(ask: Resolve = resolve): LookupFunction {
	return (hostname, options, done) => {
		ask(hostname, { ...options, all: true }, (error, addresses) => {
			if (error) return done(error, '', 0);
			const open = addresses.filter(({ address }) => isPublicAddress(address));
			const [first] = open;
			if (!first) return done(new NotPublic('The name has no public address.'), '', 0);
			if (options.all) done(null, open);
			else done(null, first.address, first.family);
		});
	};
}
