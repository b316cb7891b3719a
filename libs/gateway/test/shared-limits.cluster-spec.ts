import { Logger } from '@nestjs/common';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { openRedis } from '@plinth/platform-cache';
import type { CacheParts } from '@plinth/platform-cache';
import { rateLimiterContract } from '../src/limit/rate-limiter.contract.fixture';
import { SharedRateLimiter } from '../src/limit/shared-rate-limiter';
import { routeClassPolicies } from '../src/route/route-class';
import type { RateLimit } from '../src/route/route-class';
import { bearer, openGateway, upstream } from './gateway.fixture';
import type { TestGateway, UpstreamServer } from './gateway.fixture';

interface TestRedis {
  readonly url: string;
  stop(): Promise<void>;
  kill(): Promise<void>;
  restart(): Promise<void>;
  pause(): void;
  resume(): void;
}

const REPLICAS = 3;
let redis: TestRedis;
let parts: readonly CacheParts[];
let runs = 0;
const lines: string[] = [];

beforeAll(async () => {
  const keep = (line: unknown): void => void lines.push(String(line));
  jest.spyOn(Logger.prototype, 'warn').mockImplementation(keep);
  jest.spyOn(Logger.prototype, 'log').mockImplementation(keep);
  const starter = path.resolve(__dirname, '../../../tools/cluster/redis.mjs');
  redis = await ((await import(starter)) as { startRedis(): Promise<TestRedis> }).startRedis();
  const open = () => openRedis({ url: redis.url, service: 'gateway', replicas: REPLICAS });
  parts = await Promise.all(Array.from({ length: REPLICAS }, open));
});
afterAll(async () => {
  for (const each of parts) await each.close();
  await redis.stop();
  jest.restoreAllMocks();
});

/** A limiter per replica; `name` begins a count that nobody has used. */
const limiters = () => parts.map(({ cache, replicas }) => new SharedRateLimiter(cache, replicas));
const unused = (): string => `run${(runs += 1)}`;

/** Nobody has counted under the name of this limiter: every `make` of the contract is a new one. */
class NewNames extends SharedRateLimiter {
  private readonly own = unused();

  override take(name: string, limit: RateLimit, key: string) {
    return super.take(name, limit, `${this.own} ${key}`);
  }
}

rateLimiterContract(
  'SharedRateLimiter on Redis',
  () => {
    const [{ cache, replicas }] = parts as readonly [CacheParts];
    return new NewNames(cache, replicas);
  },
  20,
);

describe('limits of several gateways on Redis', () => {
  it('never let more pass than the limit, together, in bursts to any of them', async () => {
    const bursts = fc.array(fc.array(fc.integer({ min: 0, max: REPLICAS - 1 }), { maxLength: 300 }), { maxLength: 4 });
    const property = fc.asyncProperty(fc.integer({ min: 1, max: 400 }), bursts, async (points, all) => {
      const [name, each] = [unused(), limiters()];
      let passed = 0;
      for (const burst of all) {
        const take = (index: number) => (each[index] as SharedRateLimiter).take(name, { points, seconds: 60 }, 'k');
        passed += (await Promise.all(burst.map(take))).filter(({ isAllowed }) => isAllowed).length;
      }
      expect(passed).toBeLessThanOrEqual(points);
      const unspent = (REPLICAS - 1) * Math.ceil(points / 100);
      expect(passed).toBeGreaterThanOrEqual(Math.min(all.flat().length, points - unspent));
    });
    await fc.assert(property, { numRuns: 30 });
  });

  it('never let more pass in a window while windows change under load', async () => {
    const [name, each] = [unused(), limiters()];
    let passed = 0;
    for (const end = performance.now() + 2_500; performance.now() < end; await sleep(5)) {
      const taken = await Promise.all(each.map((one) => one.take(name, { points: 30, seconds: 1 }, 'k')));
      passed += taken.filter(({ isAllowed }) => isAllowed).length;
    }
    expect(passed).toBeLessThanOrEqual(3 * 30);
    expect(passed).toBeGreaterThanOrEqual(2 * 30);
  });
});

describe('gateways on one Redis', () => {
  let service: UpstreamServer;
  const gateways: TestGateway[] = [];
  beforeAll(async () => {
    service = await upstream((_, response) => void response.end('ok'));
  });
  afterEach(async () => {
    for (const gateway of gateways.splice(0)) await gateway.close();
  });
  afterAll(() => service.close());

  const openAll = async (limit: RateLimit): Promise<void> => {
    const classes = { ...routeClassPolicies, api: { ...routeClassPolicies.api, limit } };
    for (const shared of parts.slice(0, 2)) {
      gateways.push(await openGateway([{ upstream: service.url, prefixes: ['/api/org'] }], { classes }, shared));
    }
  };
  const ask = async (n: number, client: string): Promise<number> => {
    const { url } = gateways[n % gateways.length] as TestGateway;
    const response = await fetch(`${url}/api/org/v1/units`, { headers: bearer(`good-${client}`) });
    await response.arrayBuffer();
    return response.status;
  };

  it('let an application have its limit once, not once at each', async () => {
    await openAll({ points: 50, seconds: 60 });
    const client = unused();
    const statuses: number[] = [];
    for (let n = 0; n < 10; n += 1) {
      statuses.push(...(await Promise.all(Array.from({ length: 12 }, (_, m) => ask(m, client)))));
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(50);
    expect(statuses.filter((status) => status === 429)).toHaveLength(70);
  });

  it('answer every request while Redis hangs, is killed, and comes back empty', async () => {
    await openAll({ points: 1_000_000, seconds: 60 });
    lines.length = 0;
    const [statuses, waits, whileHanging]: [number[], number[], number[]] = [[], [], []];
    const hanging = { is: false };
    let running = true;
    const load = Array.from({ length: 8 }, async (_, client) => {
      for (let n = client; running; n += 1) {
        const [begin, list] = [performance.now(), hanging.is ? whileHanging : waits];
        statuses.push(await ask(n, unused()));
        list.push(performance.now() - begin);
      }
    });
    await sleep(300);
    redis.pause();
    await sleep(400);
    hanging.is = true;
    await sleep(1_500);
    hanging.is = false;
    redis.resume();
    await sleep(1_500);
    await redis.kill();
    await sleep(700);
    await redis.restart();
    await sleep(1_500);
    running = false;
    await Promise.all(load);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(statuses.length).toBeGreaterThan(100);
    // Each outage may hold up, once, what was under way; a busy machine adds its own.
    expect(Math.max(...waits, ...whileHanging)).toBeLessThan(4_000);
    whileHanging.sort((a, b) => a - b);
    // Every one of them would wait its 200 ms if nobody remembered that Redis hangs.
    expect(whileHanging[Math.floor(whileHanging.length / 2)]).toBeLessThan(180);
    // Two outages, told by each of the replicas and taken back; never once a request.
    expect(lines.length).toBeLessThanOrEqual(4 * REPLICAS);
    const after = await parts[0]?.cache.increment(unused(), 1, 1_000);
    expect(after?.count).toBe(1);
  });
});
