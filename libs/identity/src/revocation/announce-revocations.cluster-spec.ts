import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { REVOKED_SIGNAL } from '@plinth/identity-contract';
import type { JwtTokenVerifier } from '@plinth/platform-auth';
import { openRedis } from '@plinth/platform-cache';
import type { CacheParts } from '@plinth/platform-cache';
import { TestIssuer, openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { identitySchema } from '../migrations';
import { AnnounceRevocations } from './announce-revocations';
import { PostgresRevocationStore } from './revocation.store.postgres';
import { StoredRevocationFeed } from './stored-revocation-feed';
import { TokenRevocation } from './token-revocation';

interface TestRedis {
  readonly url: string;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

const starter = path.resolve(__dirname, '../../../../tools/cluster/redis.mjs');

describe('a token whose client was revoked at another process', () => {
  let test: TestDatabase;
  let redis: TestRedis;
  let parts: readonly CacheParts[] = [];
  let announce: AnnounceRevocations;
  const verifiers: JwtTokenVerifier[] = [];
  beforeAll(async () => {
    jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    redis = await ((await import(starter)) as { startRedis(): Promise<TestRedis> }).startRedis();
    test = await openTestDatabase([identitySchema]);
    const open = (service: string) => openRedis({ url: redis.url, service });
    parts = [await open('identity'), await open('gateway')];
    const { database } = await test.open('identity');
    announce = new AnnounceRevocations(new PostgresRevocationStore(database), parts[0]?.signals);
    await announce.onApplicationBootstrap();
  });
  afterAll(async () => {
    for (const verifier of verifiers) verifier.onApplicationShutdown();
    await announce.beforeApplicationShutdown();
    for (const each of parts) await each.close();
    await test.close();
    await redis.stop();
    jest.restoreAllMocks();
  });

  /** How long a gateway that asks so often goes on believing it. */
  async function believedFor(client: string, everyMs: number): Promise<number> {
    const { database, transactions } = await test.open('identity');
    const store = new PostgresRevocationStore(database);
    const issuer = await TestIssuer.create();
    const wakeUp = (wake: () => void) => (parts[1] as CacheParts).signals.listen(REVOKED_SIGNAL, wake);
    const polling = { everyMs, wakeUp };
    const verifier = issuer.verifier({ revocations: new StoredRevocationFeed(store), polling });
    verifiers.push(verifier);
    const token = await issuer.token({ client });
    await verifier.verify(token);
    await sleep(300);
    await transactions.run((tx) => new TokenRevocation(store).ofClient(tx, client));
    const begin = performance.now();
    while (performance.now() - begin < 10_000) {
      try {
        await verifier.verify(token);
      } catch (error) {
        expect(error).toMatchObject({ code: 'auth.token_revoked' });
        return performance.now() - begin;
      }
      await sleep(10);
    }
    throw new Error('it is believed for ever');
  }

  it('is refused long before this process would have asked', async () => {
    expect(await believedFor('woken', 50_000)).toBeLessThan(5_000);
  });

  it('is refused when this process asks, while Redis is gone', async () => {
    await redis.kill();
    expect(await believedFor('asked', 1_000)).toBeLessThan(5_000);
  });
});
