// Which machines may be asked. A page may name any host; what counts is the address behind it, checked at
// the moment of connecting, so that a name which changes its address in between gains nothing.
import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Names to addresses; the system's own, or another one in tests. */
export type Resolve = (
  host: string,
  options: LookupOptions & { readonly all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export const resolveBySystem: Resolve = (host, options, done) => {
  systemLookup(host, options, done);
};

const embedded = (address: ipaddr.IPv6): ipaddr.IPv4 | null => {
  const bytes = address.toByteArray();
  const range = address.range();
  if (range === 'ipv4Mapped') return address.toIPv4Address();
  if (range === 'rfc6052') return new ipaddr.IPv4(bytes.slice(12));
  if (range === '6to4') return new ipaddr.IPv4(bytes.slice(2, 6));
  return null;
};

/**
 * True for an address of the open internet. False for everything private, local, reserved or unreadable,
 * also where it hides inside an IPv6 form.
 */
export const isPublicAddress = (text: string): boolean => {
  if (!isIP(text.split('%')[0] ?? '') || text.includes('%')) return false;
  const address = ipaddr.parse(text);
  if (address instanceof ipaddr.IPv4) return address.range() === 'unicast';
  const inner = embedded(address);
  if (inner) return inner.range() === 'unicast';
  if (address.range() !== 'unicast') return false;
  // Only 2000::/3 is handed out; the old "IPv4-compatible" form ::a.b.c.d lies outside of it.
  return ((address.toByteArray()[0] ?? 0) & 0xe0) === 0x20;
};

/** Raised inside a connection attempt; the fetcher turns it into its own words. */
export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress';
  readonly address: string;
  constructor(address: string) {
    super(`the address ${address} is not a public one`);
    this.address = address;
  }
}

/**
 * The lookup a connection uses: resolves, and gives only what is public. One private address among several
 * refuses them all, since which of them is used is not ours to choose.
 */
export const publicLookup =
  (resolve: Resolve): LookupFunction =>
  (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, []);
      const bad = addresses.find(({ address }) => !isPublicAddress(address));
      if (bad) return done(new RefusedAddress(bad.address), []);
      const first = addresses[0];
      if (!first) return done(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), []);
      if (options.all) return done(null, addresses);
      return done(null, first.address, first.family);
    });
  };

/** The lookup for a configured address that may be private: whatever the name means. */
export const anyLookup =
  (resolve: Resolve): LookupFunction =>
  (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      const first = addresses?.[0];
      if (error || !first)
        return done(error ?? Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), []);
      if (options.all) return done(null, addresses);
      return done(null, first.address, first.family);
    });
  };

/** The literal address in a URL's host, or null where it is a name. WHATWG has already read odd forms. */
export const literalAddress = (url: URL): string | null => {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) ? host : null;
};
