import { setTimeout as sleep } from 'node:timers/promises';
import { REVOKED_SIGNAL } from '@plinth/identity-contract';
import { MemorySignals } from '@plinth/platform-cache';
import { openTestDatabase, until } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { identitySchema } from '../migrations';
import { AnnounceRevocations } from './announce-revocations';
import { PostgresRevocationStore } from './revocation.store.postgres';
import { StoredRevocationFeed } from './stored-revocation-feed';
import { TokenRevocation } from './token-revocation';

describe('a revocation', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase([identitySchema]);
  });
  afterAll(() => test.close());

  it('is announced once it can be read, and not at all when it is taken back', async () => {
    const { database, transactions } = await test.open('identity');
    const store = new PostgresRevocationStore(database);
    const [feed, revocation, signals] = [
      new StoredRevocationFeed(store),
      new TokenRevocation(store),
      new MemorySignals(),
    ];
    const found: number[] = [];
    signals.listen(REVOKED_SIGNAL, () => void feed.since(0).then(({ entries }) => found.push(entries.length)));
    const announce = new AnnounceRevocations(store, signals);
    await announce.onApplicationBootstrap();
    await until(() => found.length === 1);
    await transactions.run((tx) => revocation.ofTokens(tx, ['one', 'two']));
    await until(() => found.length === 2);
    const undone = transactions.run(async (tx) => {
      await revocation.ofClient(tx, 'c');
      throw new Error('taken back');
    });
    await expect(undone).rejects.toThrow('taken back');
    await sleep(300);
    expect(found).toEqual([0, 2]);
    await announce.beforeApplicationShutdown();
    await transactions.run((tx) => revocation.ofTokens(tx, ['three']));
    await sleep(300);
    expect(found).toEqual([0, 2]);
  });

  it('needs no signals: without them nothing listens', async () => {
    const { database } = await test.open('identity');
    const announce = new AnnounceRevocations(new PostgresRevocationStore(database));
    await announce.onApplicationBootstrap();
    await announce.beforeApplicationShutdown();
    const listening = await test.asOwner(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE query LIKE 'LISTEN %revoked%'`,
    );
    expect(listening).toEqual([{ n: 0 }]);
  });
});
