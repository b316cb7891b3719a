import { isLoopback, isOfInnerNetwork } from './inner-network';

describe('inner network', () => {
  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.9'])('%s is this machine', (address) => {
    expect([isLoopback(address), isOfInnerNetwork(address)]).toEqual([true, true]);
  });

  it.each(['10.1.2.3', '172.31.255.255', '192.168.0.9', '::ffff:10.0.0.4', 'fd00::1', 'fe80::1', '169.254.1.1'])(
    '%s is private, and not this machine',
    (address) => {
      expect([isLoopback(address), isOfInnerNetwork(address)]).toEqual([false, true]);
    },
  );

  it.each(['8.8.8.8', '172.32.0.1', '11.0.0.1', '2001:db8::1', '::ffff:8.8.8.8', 'unix', ''])(
    '%s is neither',
    (address) => {
      expect([isLoopback(address), isOfInnerNetwork(address)]).toEqual([false, false]);
    },
  );
});
