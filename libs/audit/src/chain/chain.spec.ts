import { PostgresAuditTrail, auditSchema } from '@plinth/platform-audit-trail';
import type { DomainDatabase } from '@plinth/platform-database';
import { openTestDatabase, testKeyring } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { PruneEntries } from '../retention/prune-entries.use-case';
import { Retention } from '../retention/retention';
import { hashOf } from './chain';
import { SealEntries } from './seal-entries.use-case';
import { PostgresSealStore } from './seal.store.postgres';
import { VerifyChain } from './verify-chain.use-case';
import { VerifyNewest } from './verify-newest.use-case';
import { instruments } from '@plinth/platform-telemetry';

const DAY = 86_400_000;

describe('audit chain', () => {
  let test: TestDatabase;
  let audit: DomainDatabase;
  let seal: SealEntries;
  let verify: VerifyChain;
  let store: PostgresSealStore;
  let trail: PostgresAuditTrail;
  let digest: ReturnType<typeof testKeyring>['digest'];

  beforeEach(async () => {
    test = await openTestDatabase([auditSchema, { domain: 'writer', migrations: [] }]);
    audit = await test.open('audit');
    store = new PostgresSealStore(audit.database);
    digest = testKeyring().digest;
    seal = new SealEntries(audit.transactions, store, digest);
    verify = new VerifyChain(store, digest);
    trail = new PostgresAuditTrail((await test.open('writer')).database);
  });
  afterEach(() => test.close());

  const write = async (size: number, from = 0): Promise<void> => {
    for (let n = from; n < from + size; n += 1) {
      await trail.recordAlone({
        actor: `person:${n}`,
        action: 'writer.thing.read',
        result: 'success',
        fields: ['a', 'b'],
        detail: { n, 文: '字', nested: { z: 1.5, a: null } },
      });
    }
    await trail.flush();
  };
  const batches = async (sizes: readonly number[], at = () => new Date()): Promise<void> => {
    for (const size of sizes) {
      await write(size);
      await seal.execute(at);
    }
  };

  it('is intact when empty, and seals every pending entry in order, batch by batch', async () => {
    expect(await verify.execute()).toMatchObject({ intact: true, batches: 0, entries: 0 });
    await write(4500);
    expect(await seal.execute()).toBe(4500);
    expect(await seal.execute()).toBe(0);
    expect(await verify.execute()).toMatchObject({ intact: true, batches: 3, entries: 4500 });
    const rows = await test.asOwner<{ position: string; actor: string }>(
      'SELECT position, actor FROM audit.entry ORDER BY position',
    );
    expect(rows.map(({ position }) => Number(position))).toEqual(Array.from({ length: 4500 }, (_, n) => n + 1));
    expect(rows.at(-1)?.actor).toBe('person:4499');
    expect(await test.asOwner('SELECT 1 FROM audit.pending')).toHaveLength(0);
  });

  it('keeps one chain when several sealers run while others write, and nobody waits', async () => {
    const writing = Promise.all([write(700), write(700, 1000)]);
    for (let round = 0; round < 8; round += 1) await Promise.all([seal.execute(), seal.execute(), seal.execute()]);
    await writing;
    await seal.execute();
    expect(await verify.execute()).toMatchObject({ intact: true, entries: 1400 });
  });

  it('takes an entry of a transaction that commits after later ones were sealed', async () => {
    const writer = await test.open('writer');
    await writer.transactions.run(async (tx) => {
      await trail.record(tx, { actor: 'system', action: 'writer.slow', result: 'success' });
      await batches([5]);
    });
    await seal.execute();
    expect(await verify.execute()).toMatchObject({ intact: true, batches: 2, entries: 6 });
  });

  it.each([
    ['a changed value', `UPDATE audit.entry SET actor = 'person:0' WHERE position = 7`, 2, 'content_differs'],
    [
      'a changed detail',
      `UPDATE audit.entry SET detail = detail || '{"n":0}' WHERE position = 7`,
      2,
      'content_differs',
    ],
    [
      'a changed time',
      `UPDATE audit.entry SET recorded_at = recorded_at + interval '1 microsecond' WHERE position = 1`,
      1,
      'content_differs',
    ],
    [
      'a swapped order',
      `UPDATE audit.entry SET position = CASE position WHEN 7 THEN -8 ELSE -7 END WHERE position IN (7, 8); UPDATE audit.entry SET position = -position WHERE position < 0`,
      2,
      'content_differs',
    ],
    ['a removed entry', 'DELETE FROM audit.entry WHERE position = 15', 3, 'entries_missing'],
    [
      'a removed batch',
      'DELETE FROM audit.entry WHERE position BETWEEN 6 AND 10; DELETE FROM audit.seal WHERE batch = 2',
      2,
      'batch_missing',
    ],
    [
      'a removed beginning',
      'DELETE FROM audit.entry WHERE position <= 5; DELETE FROM audit.seal WHERE batch = 1',
      1,
      'batch_missing',
    ],
    [
      'an entry put in',
      `INSERT INTO audit.entry (position, sealed_at, id, actor, action, result)
         VALUES (99, now(), 99, 'person:x', 'writer.thing.read', 'success')`,
      4,
      'entries_unsealed',
    ],
  ])('tells of %s by batch and reason', async (_, statements, batch, reason) => {
    await batches([5, 5, 5]);
    for (const statement of statements.split('; ')) await test.asOwner(statement);
    expect(await verify.execute()).toMatchObject({ intact: false, break: { batch, reason } });
  });

  it('tells of a batch rewritten with its hash by someone without the keys', async () => {
    await batches([5, 5]);
    await test.asOwner(`UPDATE audit.entry SET actor = 'person:0' WHERE position = 7`);
    const [last] = await store.seals(1, 1);
    const forged = hashOf(last?.previous as Buffer, 2, await store.lines(last as NonNullable<typeof last>));
    await test.asOwner('UPDATE audit.seal SET hash = $1 WHERE batch = 2', [forged]);
    expect(await verify.execute()).toMatchObject({ break: { batch: 2, reason: 'mac_differs' } });
  });

  it('leaves no right to change or remove what is sealed, not even to the role that seals', async () => {
    await batches([3]);
    const writer = await test.open('writer');
    for (const { database } of [writer, audit]) {
      for (const statement of [
        `UPDATE audit.entry SET actor = 'x'`,
        'DELETE FROM audit.entry',
        'TRUNCATE audit.entry',
        'DELETE FROM audit.seal',
        `UPDATE audit.seal SET hash = ''`,
        'DELETE FROM audit.pruned',
        'DROP TABLE audit.entry',
      ]) {
        await expect(database.query(statement)).rejects.toThrow(/permission denied|must be owner/);
      }
    }
    await expect(audit.database.query(`UPDATE audit.pending SET actor = 'x'`)).rejects.toThrow(/permission denied/);
    expect(await verify.execute()).toMatchObject({ intact: true, entries: 3 });
  });

  describe('the newest of it, as it is verified every day', () => {
    const newest = () => new VerifyNewest(store, digest, trail);
    const measured = async (): Promise<string | undefined> =>
      /^plinth_audit_chain_intact (\d)/m.exec(await instruments.registry.metrics())?.[1];
    beforeEach(() => verify.execute());

    it('is intact when empty, when short and when long, and is recorded', async () => {
      expect(await newest().execute(2)).toMatchObject({ intact: true, batches: 0 });
      await batches([3, 3, 3]);
      expect(await newest().execute(100)).toMatchObject({ intact: true, batches: 3 });
      expect(await newest().execute(1)).toMatchObject({ intact: true, batches: 1, entries: 3 });
      await trail.flush();
      await seal.execute();
      expect(
        await test.asOwner(`SELECT DISTINCT actor, result FROM audit.entry WHERE action = 'audit.chain.verify'`),
      ).toEqual([{ actor: 'system', result: 'success' }]);
      expect(await measured()).toBe('1');
    });

    it.each([
      ['a changed value in it', `UPDATE audit.entry SET actor = 'person:0' WHERE position = 12`, 3],
      ['a removed entry', 'DELETE FROM audit.entry WHERE position = 15', 3],
      ['the batch before it signed by nobody', `UPDATE audit.seal SET mac = '\\x00' WHERE batch = 2`, 2],
      ['the batch before it removed', 'DELETE FROM audit.seal WHERE batch = 2', 2],
      [
        'an entry put in behind the seals',
        `INSERT INTO audit.entry (position, sealed_at, id, actor, action, result)
           VALUES (99, now(), 99, 'person:x', 'writer.thing.read', 'success')`,
        4,
      ],
    ])('tells of %s, and says so until the whole was found intact', async (_, statement, batch) => {
      await batches([5, 5, 5]);
      await test.asOwner('CREATE TABLE public.kept AS SELECT * FROM audit.entry');
      await test.asOwner('CREATE TABLE public.kept_seals AS SELECT * FROM audit.seal');
      await test.asOwner(statement);
      await expect(newest().execute(1)).rejects.toMatchObject({ code: 'audit.chain_broken', details: { batch } });
      expect(await measured()).toBe('0');
      for (const [table, kept] of [
        ['entry', 'kept'],
        ['seal', 'kept_seals'],
      ]) {
        await test.asOwner(`TRUNCATE audit.${table}`);
        await test.asOwner(`INSERT INTO audit.${table} SELECT * FROM public.${kept}`);
      }
      expect(await newest().execute(1)).toMatchObject({ intact: true });
      expect(await measured()).toBe('0');
      expect((await verify.execute()).intact).toBe(true);
      expect(await measured()).toBe('1');
    });

    it('passes over what is older; the whole walk finds it', async () => {
      await batches([5, 5, 5]);
      await test.asOwner(`UPDATE audit.entry SET actor = 'person:0' WHERE position = 2`);
      expect((await newest().execute(1)).intact).toBe(true);
      expect(await verify.execute()).toMatchObject({ break: { batch: 1, reason: 'content_differs' } });
    });

    it('is not disturbed by a sealer at work, nor by months that were removed', async () => {
      await batches([4], () => new Date(Date.now() - 300 * DAY));
      await new PruneEntries(store, verify, new Retention(200), trail).execute();
      const writing = (async () => {
        for (let round = 0; round < 10; round += 1) await batches([20]);
      })();
      for (let round = 0; round < 10; round += 1) expect((await newest().execute(3)).intact).toBe(true);
      await writing;
    });
  });

  describe('retention', () => {
    const prune = (days: number) => new PruneEntries(store, verify, new Retention(days), trail);

    it('refuses less than 180 days, in the setting and in the database', async () => {
      expect(() => new Retention(179)).toThrow(expect.objectContaining({ code: 'audit.retention_too_short' }));
      expect(() => new Retention(Number.NaN)).toThrow(/180/);
      expect(new Retention(180).days).toBe(180);
      await expect(store.prune(new Date(Date.now() - 179 * DAY))).rejects.toThrow(/at least 180 days/);
    });

    it('removes whole old months, keeps the rest, and the chain stays verifiable and goes on', async () => {
      const ago = (days: number) => () => new Date(Date.now() - days * DAY);
      await batches([4], ago(300));
      await batches([3], ago(270));
      await batches([2], ago(100));
      expect(await prune(200).execute()).toBe(2);
      expect(await verify.execute()).toMatchObject({ intact: true, prunedThrough: 2, batches: 1, entries: 2 });
      await trail.flush();
      await batches([1]);
      expect(await verify.execute()).toMatchObject({ intact: true, batches: 2, entries: 4 });
      expect(await test.asOwner(`SELECT count FROM audit.entry WHERE action = 'audit.entry.prune'`)).toEqual([
        { count: 2 },
      ]);
      expect(await prune(200).execute()).toBe(0);
    });

    it('goes on with the chain after everything was removed', async () => {
      await batches([4], () => new Date(Date.now() - 300 * DAY));
      await prune(180).execute();
      await trail.flush();
      await seal.execute();
      expect(await verify.execute()).toMatchObject({ intact: true, prunedThrough: 1, batches: 1, entries: 1 });
    });

    it('removes nothing while the chain is broken', async () => {
      await batches([4], () => new Date(Date.now() - 300 * DAY));
      await test.asOwner(`UPDATE audit.entry SET actor = 'x'`);
      await expect(prune(180).execute()).rejects.toMatchObject({ code: 'audit.chain_broken' });
      expect(await test.asOwner('SELECT 1 FROM audit.entry')).toHaveLength(4);
    });
  });
});
