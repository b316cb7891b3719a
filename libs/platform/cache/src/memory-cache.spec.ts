import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { cacheContract } from './cache.contract.fixture';
import { MemoryCache, claimSingleInstance } from './index';
import type { InstanceClaim } from './index';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase([]);
});
afterAll(() => test.close());

cacheContract('MemoryCache', async () => {
  const claim = await claimSingleInstance(test.server);
  return { cache: new MemoryCache(claim), close: () => claim.release() };
});

describe('MemoryCache', () => {
  it('holds no more than its capacity, the longest unused going first, counters apart', async () => {
    const claim = await claimSingleInstance(test.server);
    const cache = new MemoryCache(claim, { values: 3, counters: 2 });
    await cache.increment('limit', 1, 5000);
    for (const key of ['a', 'b', 'c']) await cache.set(key, key, 5000);
    await cache.get('a');
    await cache.set('d', 'd', 5000);
    expect(await Promise.all(['a', 'b', 'c', 'd'].map((key) => cache.get(key)))).toEqual(['a', undefined, 'c', 'd']);
    expect((await cache.increment('limit', 1, 5000)).count).toBe(2);
    await claim.release();
  });
});

describe('claimSingleInstance', () => {
  it('refuses a second instance on the database, naming the first, until that one ends', async () => {
    const first = await claimSingleInstance(test.server);
    const second = claimSingleInstance(test.server);
    await expect(second).rejects.toMatchObject({ code: 'cache.second_instance' });
    await expect(second).rejects.toThrow(new RegExp(`plinth pid ${process.pid} on .+, since 20`));
    await first.release();
    await (await claimSingleInstance(test.server)).release();
  });

  it('lets another database have its own', async () => {
    const other = await openTestDatabase([]);
    const claims = [await claimSingleInstance(test.server), await claimSingleInstance(other.server)];
    await Promise.all(claims.map((claim) => claim.release()));
    await other.close();
  });

  it('is free at once when the process that held it is killed', async () => {
    const { host, port, user, database } = test.server.owner();
    const script = `const { Client } = require('pg');
      const client = new Client(${JSON.stringify({ host, port, user, database })});
      client.connect().then(() => client.query('SELECT pg_try_advisory_lock(7165020)')).then(() => console.log('held'));`;
    const child = spawn(process.execPath, ['-e', script], { cwd: __dirname, stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await expect(claimSingleInstance(test.server)).rejects.toMatchObject({ code: 'cache.second_instance' });
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    let claim: InstanceClaim | undefined;
    for (let tries = 0; tries < 50 && claim === undefined; tries += 1) {
      claim = await claimSingleInstance(test.server).catch(() => undefined);
      if (claim === undefined) await sleep(20);
    }
    expect(claim).toBeDefined();
    await claim?.release();
  });

  const cut = () =>
    test.asOwner(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name LIKE 'plinth pid %'`);

  it('claims again after its connection was cut', async () => {
    const claim = await claimSingleInstance(test.server);
    await cut();
    await sleep(600);
    claim.check();
    await expect(claimSingleInstance(test.server)).rejects.toMatchObject({ code: 'cache.second_instance' });
    await claim.release();
  });

  it('stops the cache of an instance that was overtaken while its connection was cut', async () => {
    const lost: string[] = [];
    const claim = await claimSingleInstance(test.server, { onLost: (error) => lost.push(error.code) });
    const cache = new MemoryCache(claim);
    await cache.set('k', 1, 5000);
    await cut();
    const successor = await claimSingleInstance(test.server);
    await sleep(600);
    expect(lost).toEqual(['cache.second_instance']);
    await expect(cache.get('k')).rejects.toMatchObject({ code: 'cache.second_instance' });
    await expect(cache.increment('k', 1, 5000)).rejects.toMatchObject({ code: 'cache.second_instance' });
    await successor.release();
    await claim.release();
  });
});
