import { Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer as createTlsServer } from 'node:tls';
import type { Server as TlsServer } from 'node:tls';
import { Redis } from 'ioredis';
import { Metrics } from '@plinth/platform-telemetry';
import { cacheContract } from './cache.contract.fixture';
import { Cache, CacheModule, Replicas, Signals, openRedis } from './index';
import type { CacheParts, RedisUse } from './index';
import { startTestRedis } from './redis.fixture';
import type { TestRedis } from './redis.fixture';

const isUnavailable = { code: 'cache.unavailable' };
const started: TestRedis[] = [];
let redis: TestRedis;
let runs = 0;
let opened: CacheParts[] = [];
let lines: string[] = [];
beforeAll(async () => {
  redis = await startOne();
});
// Those of a test that failed as well, be they paused.
afterAll(() => Promise.all(started.map((each) => each.stop())));
beforeEach(() => {
  lines = [];
  const keep = (line: unknown): void => void lines.push(String(line));
  jest.spyOn(Logger.prototype, 'warn').mockImplementation(keep);
  jest.spyOn(Logger.prototype, 'log').mockImplementation(keep);
  // The client's own remark about a password that nobody asks for.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(async () => {
  for (const parts of opened) await parts.close();
  opened = [];
  jest.restoreAllMocks();
});

const startOne = async (options?: Parameters<typeof startTestRedis>[0]): Promise<TestRedis> => {
  const one = await startTestRedis(options);
  started.push(one);
  return one;
};

const open = async (use: Partial<RedisUse> = {}): Promise<CacheParts> => {
  const parts = await openRedis({ url: redis.url, service: 'test', prefix: `t${(runs += 1)}`, ...use });
  opened.push(parts);
  return parts;
};

const waited = async (work: () => Promise<unknown>): Promise<number> => {
  const begin = performance.now();
  await work().catch(() => undefined);
  return performance.now() - begin;
};

const until = async (is: () => Promise<boolean> | boolean, withinMs = 8_000): Promise<void> => {
  for (const end = performance.now() + withinMs; performance.now() < end; await sleep(20)) if (await is()) return;
  throw new Error('it did not come');
};

const counts = (parts: CacheParts) => () =>
  parts.cache.increment('healing', 1, 60_000).then(
    () => true,
    () => false,
  );

cacheContract('RedisCache', async () => {
  const parts = await openRedis({ url: redis.url, service: 'test', prefix: `t${(runs += 1)}` });
  return { cache: parts.cache, close: () => parts.close() };
});

describe('RedisCache', () => {
  it('shares values and counters between processes of one deployment, and with no other', async () => {
    const [one, two, stranger] = [
      await open({ prefix: 'a' }),
      await open({ prefix: 'a' }),
      await open({ prefix: 'b' }),
    ];
    await one.cache.set('k', 'v', 5_000);
    await one.cache.increment('k', 1, 5_000);
    expect(await two.cache.get('k')).toBe('v');
    expect((await two.cache.increment('k', 1, 5_000)).count).toBe(2);
    expect(await stranger.cache.get('k')).toBeUndefined();
    expect((await stranger.cache.increment('k', 1, 5_000)).count).toBe(1);
  });

  it('leaves nothing without an end in Redis', async () => {
    const { cache } = await open({ prefix: 'ends' });
    await cache.set('v', 1, 5_000);
    await cache.increment('c', 1, 5_000);
    const client = new Redis(redis.url);
    const keys = await client.keys('ends:*');
    expect(keys.length).toBeGreaterThanOrEqual(3);
    for (const key of keys) expect(await client.pttl(key)).toBeGreaterThan(0);
    client.disconnect();
  });

  it('knows its scripts again after Redis has forgotten them', async () => {
    const { cache } = await open();
    await cache.increment('c', 1, 60_000);
    const client = new Redis(redis.url);
    await client.script('FLUSH');
    client.disconnect();
    expect((await cache.increment('c', 1, 60_000)).count).toBe(2);
  });
});

describe('CacheModule', () => {
  it('opens Redis with an application, gives its parts to every module, and closes it with the application', async () => {
    const use: RedisUse = { url: redis.url, service: 'module', prefix: 'module' };
    @Module({ imports: [CacheModule.forRoot({ redis: use })] })
    class Application {}
    const context = await NestFactory.createApplicationContext(Application, { logger: false });
    const cache = context.get(Cache);
    expect((await cache.increment('c', 1, 5_000)).count).toBe(1);
    expect(context.get(Replicas).count).toBe(1);
    let woken = 0;
    context.get(Signals).listen('news', () => (woken += 1));
    await until(() => {
      context.get(Signals).send('news');
      return woken > 0;
    });
    await context.close();
    await expect(cache.increment('c', 1, 5_000)).rejects.toMatchObject(isUnavailable);
    const client = new Redis(redis.url);
    expect(await client.zcard('module:replicas:module')).toBe(0);
    client.disconnect();
  });
});

describe('without Redis', () => {
  it('starts, answers at once, says so in one line without the password, and joins when it comes', async () => {
    const gone = await startOne();
    await gone.kill();
    const metrics = new Metrics({ process: false });
    const parts = await open({ url: `redis://:geheim@127.0.0.1:${gone.port}`, metrics });
    await sleep(1_500);
    for (let n = 0; n < 100; n += 1)
      await expect(parts.cache.increment('c', 1, 1_000)).rejects.toMatchObject(isUnavailable);
    expect(await waited(() => parts.cache.get('k'))).toBeLessThan(20);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`127.0.0.1:${gone.port} cannot be reached .*ECONNREFUSED`));
    expect(lines[0]).not.toContain('geheim');
    expect(await metrics.text()).toMatch(/plinth_redis_up 0/);
    await gone.restart();
    await until(counts(parts));
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/is back after \d+ s/);
    expect(await metrics.text()).toMatch(/plinth_redis_up 1/);
    await gone.stop();
  });

  it('waits once, and no longer than told, for one that hangs; then for nothing, until it answers', async () => {
    const hanging = await startOne();
    const parts = await open({ url: hanging.url });
    await parts.cache.set('k', 'v', 60_000);
    hanging.pause();
    const first = await Promise.all(
      Array.from({ length: 50 }, () => waited(() => parts.cache.increment('c', 1, 60_000))),
    );
    expect(Math.max(...first)).toBeLessThan(2_000);
    const later: number[] = [];
    for (const end = performance.now() + 2_500; performance.now() < end; await sleep(10)) {
      later.push(await waited(() => parts.cache.increment('c', 1, 60_000)), await waited(() => parts.cache.get('k')));
    }
    later.sort((a, b) => a - b);
    // Generous to a busy machine: what would be wrong is a wait of the command's time in every one of them.
    expect(later[Math.floor(later.length * 0.9)]).toBeLessThan(150);
    hanging.resume();
    await until(counts(parts));
    expect(await parts.cache.get('k')).toBe('v');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/does not answer in time|cannot be reached/);
    await hanging.stop();
  });

  it('goes on when Redis is killed under load and comes back empty', async () => {
    const killed = await startOne();
    const parts = await open({ url: killed.url });
    const slowest: number[] = [];
    let running = true;
    const load = Array.from({ length: 20 }, async () => {
      while (running) {
        slowest.push(await waited(() => parts.cache.increment('c', 1, 60_000)));
        await sleep(1);
      }
    });
    await sleep(200);
    await killed.kill();
    await sleep(700);
    await killed.restart();
    await until(counts(parts));
    running = false;
    await Promise.all(load);
    expect(Math.max(...slowest)).toBeLessThan(2_000);
    expect(lines.length).toBeLessThanOrEqual(2);
    await killed.stop();
  });

  it('names a wrong password, and takes the right one from its file without a restart', async () => {
    const guarded = await startOne({ password: 'right-one' });
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-cache-'));
    const passwordFile = path.join(folder, 'password');
    fs.writeFileSync(passwordFile, 'wrong-one\n');
    const parts = await open({ url: guarded.url, passwordFile });
    await until(() => lines.length > 0);
    expect(lines[0]).toMatch(/refuses the password/);
    expect(lines.join()).not.toMatch(/wrong-one|right-one/);
    await expect(parts.cache.increment('c', 1, 1_000)).rejects.toMatchObject(isUnavailable);
    fs.writeFileSync(passwordFile, 'right-one\n');
    await until(counts(parts));
    let woken = 0;
    parts.signals.listen('rotated', () => (woken += 1));
    await until(() => {
      parts.signals.send('rotated');
      return woken > 0;
    });
    fs.rmSync(folder, { recursive: true });
    await guarded.stop();
  });

  it('is not held up by a host that nobody reaches', async () => {
    // TEST-NET-1 (RFC 5737): packets to it go nowhere, or are sent back.
    const begin = performance.now();
    const parts = await open({ url: 'redis://192.0.2.1:6379' });
    expect(performance.now() - begin).toBeLessThan(3_000);
    expect(await waited(() => parts.cache.increment('c', 1, 1_000))).toBeLessThan(100);
  });

  it('is not held up by one that takes connections and never says a word', async () => {
    const taken = new Set<Socket>();
    const silent = createServer((socket) => void taken.add(socket.on('error', () => undefined)));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const begin = performance.now();
    const parts = await open({ url: `redis://127.0.0.1:${(silent.address() as AddressInfo).port}` });
    expect(performance.now() - begin).toBeLessThan(3_000);
    expect(await waited(() => parts.cache.increment('c', 1, 1_000))).toBeLessThan(100);
    await until(() => taken.size > 2);
    expect(lines).toHaveLength(1);
    for (const socket of taken) socket.destroy();
    silent.close();
  });

  it('takes a Redis that refuses to write for one that is away', async () => {
    const full = await startOne();
    const parts = await open({ url: full.url });
    const client = new Redis(full.url);
    await client.config('SET', 'min-replicas-to-write', '1');
    await expect(parts.cache.increment('c', 1, 1_000)).rejects.toMatchObject(isUnavailable);
    await until(() => lines.length > 0);
    expect(lines[0]).toMatch(/refuses commands .*NOREPLICAS/);
    await client.config('SET', 'min-replicas-to-write', '0');
    await until(counts(parts));
    client.disconnect();
    await full.stop();
  });

  it('refuses a password file that is not there, naming it', async () => {
    const wrong = open({ passwordFile: '/nowhere/password' });
    await expect(wrong).rejects.toMatchObject({ code: 'cache.wrong_settings' });
    await expect(wrong).rejects.toThrow('/nowhere/password');
  });
});

describe('over TLS', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-cache-tls-'));
  const [cert, key] = [path.join(folder, 'cert.pem'), path.join(folder, 'key.pem')];
  let terminator: TlsServer;
  beforeAll(async () => {
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
    const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    execFileSync('openssl', ['req', '-x509', ...curve, ...names, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    terminator = createTlsServer({ cert: fs.readFileSync(cert), key: fs.readFileSync(key) }, (socket) => {
      const inner = connect(redis.port, '127.0.0.1');
      for (const end of [socket, inner]) end.on('error', () => undefined);
      socket.pipe(inner).pipe(socket);
    });
    terminator.on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => terminator.listen(0, 'localhost', resolve));
  });
  afterAll(() => {
    terminator.close();
    fs.rmSync(folder, { recursive: true });
  });
  const url = (): string => `rediss://localhost:${(terminator.address() as AddressInfo).port}`;

  it('believes the authority that the operator names', async () => {
    const parts = await open({ url: url(), tlsCaFile: cert });
    expect((await parts.cache.increment('c', 1, 1_000)).count).toBe(1);
  });

  it('believes no other, and says so', async () => {
    const parts = await open({ url: url() });
    await expect(parts.cache.increment('c', 1, 1_000)).rejects.toMatchObject(isUnavailable);
    expect(lines.join()).toMatch(/cannot be reached .*self-signed certificate/);
  });
});

describe('RedisReplicas', () => {
  it('counts the processes of a service, takes back one that has stopped, and keeps the number while Redis is away', async () => {
    const shared = await startOne();
    const use = { url: shared.url, prefix: 'r', service: 'gateway' };
    const one = await open(use);
    const two = await open(use);
    await open({ ...use, service: 'identity' });
    await until(() => one.replicas.count === 2);
    expect(two.replicas.count).toBe(2);
    await shared.kill();
    await expect(counts(one)()).resolves.toBe(false);
    expect(one.replicas.count).toBe(2);
    await shared.stop();
  });

  it('believes the operator about what is there at least', async () => {
    expect((await open({ replicas: 3 })).replicas.count).toBe(3);
  });
});

describe('RedisSignals', () => {
  it('wakes other processes at once, and all listeners after Redis was away', async () => {
    const shared = await startOne();
    const [one, two] = [await open({ url: shared.url, prefix: 's' }), await open({ url: shared.url, prefix: 's' })];
    let woken = 0;
    const stop = two.signals.listen('news', () => (woken += 1));
    two.signals.listen('other', () => (woken += 1_000));
    await sleep(200);
    const before = woken;
    one.signals.send('news');
    await until(() => woken === before + 1);
    await shared.kill();
    one.signals.send('news');
    await shared.restart();
    await until(() => woken >= before + 1_002);
    stop();
    const at = woken;
    await until(counts(one));
    one.signals.send('news');
    await sleep(100);
    expect(woken).toBe(at);
    await shared.stop();
  });
});
