import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { freePort } from './free-port';
import { until } from './until';

describe('until', () => {
  it('answers what was wanted, as soon as it is seen', async () => {
    let seen = 0;
    const look = () => (seen += 1);
    expect(await until(look, (n) => n === 3)).toBe(3);
    expect(await until(() => Promise.resolve('there'))).toBe('there');
  });

  it('says what was seen last where it does not come', async () => {
    const waiting = until(
      () => ({ state: 'pending' }),
      ({ state }) => state === 'done',
      50,
    );
    await expect(waiting).rejects.toThrow(/within 50 ms.*"state":"pending"/);
    await expect(until(() => false, Boolean, 50)).rejects.toThrow(/50 ms.*last seen false/);
  });
});

describe('freePort', () => {
  it('gives one that can be listened at, below those of outgoing connections, and none twice', async () => {
    const ports = await Promise.all(Array.from({ length: 20 }, () => freePort()));
    expect(new Set(ports).size).toBe(20);
    for (const port of ports) expect(port).toBeLessThan(32_000);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(ports[0], '127.0.0.1', resolve));
    expect((server.address() as AddressInfo).port).toBe(ports[0]);
    await new Promise((resolve) => server.close(resolve));
  });
});
