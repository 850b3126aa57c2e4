/**
 * Where pushes may go: public https addresses, and nothing in a private network. A name is judged when
 * it is said, and what it resolves to when something is sent; the connection then uses just that address.
 */
import { lookup as resolve, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

const LONGEST = 2048;

/** RFC 6890 and its followers: everything that is not for the public Internet. */
const SPECIAL_V4: [string, number][] = [
	...[['0.0.0.0', 8] as const, ['10.0.0.0', 8] as const, ['100.64.0.0', 10] as const],
	...[['127.0.0.0', 8] as const, ['169.254.0.0', 16] as const, ['172.16.0.0', 12] as const],
	...[['192.0.0.0', 24] as const, ['192.0.2.0', 24] as const, ['192.88.99.0', 24] as const],
	...[['192.168.0.0', 16] as const, ['198.18.0.0', 15] as const, ['198.51.100.0', 24] as const],
	...[['203.0.113.0', 24] as const, ['224.0.0.0', 4] as const, ['240.0.0.0', 4] as const]
].map(([net, prefix]) => [net, prefix]);

/** Within 2000::/3, the only part that is given out: what carries another address, or none. */
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

/** Of an address as text. One of IPv4 within IPv6 lies outside of 2000::/3 and is refused with the rest. */
export function isPublicAddress(address: string): boolean {
	const family = isIP(address);
	if (family === 4) return !special.v4.check(address, 'ipv4');
	return family === 6 && given.check(address, 'ipv6') && !special.v6.check(address, 'ipv6');
}

/** Names that only mean something within one network. */
const LOCAL_NAME =
	/(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|onion|home\.arpa)$/;

/**
 * A push service's address, or null where we send nothing.
 * @param admitted the origin of a test's own service, the one exception
 */
export function readEndpoint(text: unknown, admitted: string | null): URL | null {
	if (typeof text !== 'string' || text.length > LONGEST || !URL.canParse(text)) return null;
	const url = new URL(text);
	if (url.username || url.password || url.hash) return null;
	if (admitted !== null && url.origin === admitted) return url;
	if (url.protocol !== 'https:' || url.port !== '') return null;
	// the parser has made 127.0.0.1 of 0x7f.1 already; a name may end in a dot
	const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
	if (isIP(host)) return isPublicAddress(host) ? url : null;
	return host.includes('.') && !LOCAL_NAME.test(host) ? url : null;
}

/** The name has no public address: whoever sent us there means harm, or is gone. */
export class NotPublic extends Error {
	readonly code = 'ENOTPUBLIC';
}

type Resolve = (
	hostname: string,
	options: { all: true },
	done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void
) => void;

/** For `node:https`: only public addresses come out of it, and the connection is made to one of them. */
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
