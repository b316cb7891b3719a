import { BlockList, isIPv6 } from 'node:net';

/** As Fastify's own `loopback`, without reading every address into numbers at every request. */
export const isLoopback = (address: string): boolean =>
  /^(?:(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1)$/.test(address);

const inner = new BlockList();
for (const [net, prefix] of [['10.0.0.0', 8] as const, ['172.16.0.0', 12] as const, ['192.168.0.0', 16] as const]) {
  inner.addSubnet(net, prefix, 'ipv4');
}
inner.addSubnet('169.254.0.0', 16, 'ipv4');
inner.addSubnet('fc00::', 7, 'ipv6');
inner.addSubnet('fe80::', 10, 'ipv6');

/** An address of this machine or of a private network (RFC 1918, RFC 4193, link-local). */
export function isOfInnerNetwork(address: string): boolean {
  if (isLoopback(address)) return true;
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  return inner.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
}
