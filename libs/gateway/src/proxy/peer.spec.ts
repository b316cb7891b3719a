import type { IncomingMessage } from 'node:http';
import { limitAddress, PeerReader } from './peer';

const from = (remoteAddress: string, headers: Record<string, string> = {}): IncomingMessage =>
  ({ socket: { remoteAddress }, headers: { host: 'base.example', ...headers } }) as unknown as IncomingMessage;

describe('PeerReader', () => {
  const forwarded = { 'x-forwarded-for': '1.1.1.1, 9.9.9.9, 10.0.0.7', 'x-forwarded-proto': 'https' };

  it('believes nobody without trusted proxies', () => {
    expect(new PeerReader([]).peerOf(from('127.0.0.1', forwarded))).toEqual({
      address: '127.0.0.1',
      isSecure: false,
      host: 'base.example',
    });
  });

  it('believes a trusted proxy, back to the first address that is none', () => {
    const reader = new PeerReader(['10.0.0.0/8', 'loopback']);
    expect(reader.peerOf(from('::ffff:10.0.0.1', forwarded))).toMatchObject({ address: '9.9.9.9', isSecure: true });
    expect(reader.peerOf(from('::1', { 'x-forwarded-for': 'unknown' })).address).toBe('::1');
    expect(reader.peerOf(from('8.8.8.8', forwarded))).toMatchObject({ address: '8.8.8.8', isSecure: false });
  });

  it('takes a forwarded host only when it is one', () => {
    const reader = new PeerReader(['10.0.0.1']);
    expect(reader.peerOf(from('10.0.0.1', { 'x-forwarded-host': 'school.example' })).host).toBe('school.example');
    expect(reader.peerOf(from('10.0.0.1', { 'x-forwarded-host': 'a/b@c' })).host).toBe('base.example');
  });

  it('refuses a proxy that is no address', () => {
    expect(() => new PeerReader(['proxy.example'])).toThrow(/"proxy.example"/);
  });
});

describe('limitAddress', () => {
  it('takes an IPv6 customer by the /64 and an IPv4 one by the address', () => {
    expect(limitAddress('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
    expect(limitAddress('2001:db8::1')).toBe('2001:db8:0:0');
    expect(limitAddress('::1')).toBe('0:0:0:0');
    expect(limitAddress('10.1.2.3')).toBe('10.1.2.3');
  });
});
