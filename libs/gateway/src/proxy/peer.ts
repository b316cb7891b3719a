import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';
import type { TLSSocket } from 'node:tls';

/** Where a request really came from. */
export interface Peer {
  readonly address: string;
  readonly isSecure: boolean;
  readonly host: string;
}

const plainAddress = (address: string): string => (address.startsWith('::ffff:') ? address.slice(7) : address);

/** Reads X-Forwarded-* of proxies that the operator trusts, and of nobody else (`PLINTH_TRUSTED_PROXIES`). */
export class PeerReader {
  private readonly trusted = new BlockList();
  private readonly trustsAny: boolean;

  /** @param proxies addresses, `address/prefix` networks, or `loopback` */
  constructor(proxies: readonly string[]) {
    this.trustsAny = proxies.length > 0;
    for (const proxy of proxies.flatMap((each) => (each === 'loopback' ? ['127.0.0.0/8', '::1'] : [each]))) {
      const [address = '', prefix] = proxy.split('/');
      if (isIP(address) === 0) throw new Error(`A trusted proxy must be an address or a network, not "${proxy}"`);
      const family = isIPv6(address) ? 'ipv6' : 'ipv4';
      this.trusted.addSubnet(address, prefix === undefined ? (family === 'ipv6' ? 128 : 32) : Number(prefix), family);
    }
  }

  peerOf(request: IncomingMessage): Peer {
    const { socket, headers } = request;
    const address = plainAddress(socket.remoteAddress ?? '');
    const isSecure = (socket as TLSSocket).encrypted === true;
    const host = headers.host ?? '';
    if (!this.trustsAny || !this.isTrusted(address)) return { address, isSecure, host };
    const forwardedHost = oneValue(headers['x-forwarded-host']);
    const forwardedProto = oneValue(headers['x-forwarded-proto']);
    return {
      address: this.clientIn(headers['x-forwarded-for'], address),
      isSecure: forwardedProto === undefined ? isSecure : forwardedProto === 'https',
      host: forwardedHost !== undefined && /^[\w.:[\]-]{1,255}$/.test(forwardedHost) ? forwardedHost : host,
    };
  }

  private isTrusted(address: string): boolean {
    return this.trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  }

  /** The last address that no trusted proxy has: all before it is the client's own claim. */
  private clientIn(header: string | string[] | undefined, fallback: string): string {
    const chain = String(header ?? '').split(',');
    let nearest = fallback;
    for (const each of chain.reverse()) {
      const address = plainAddress(each.trim());
      if (isIP(address) === 0) return nearest;
      nearest = address;
      if (!this.isTrusted(address)) return nearest;
    }
    return nearest;
  }
}

/** The value that the nearest proxy added. */
const oneValue = (header: string | string[] | undefined): string | undefined =>
  header === undefined ? undefined : String(header).split(',').at(-1)?.trim().toLowerCase();

/** What limits by address count: one IPv6 customer holds a whole /64. */
export function limitAddress(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const start = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - start.length - (tail === '' ? 0 : tail.split(':').length);
  return [...start, ...Array<string>(Math.max(0, missing)).fill('0'), ...(tail ?? '').split(':')].slice(0, 4).join(':');
}
